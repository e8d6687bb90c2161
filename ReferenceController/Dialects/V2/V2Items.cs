using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>Answers the v2 routes of the single items of a resource.</summary>
internal sealed class V2Items(Store store, Table table, V2View view, V2Lists lists, V2Dialect dialect, TimeProvider clock)
{
    private readonly V2Document _document = lists.DocumentOf(table);
    private readonly JobDocument _job = new(clock);

    public async Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation)
    {
        var inlining = V2ListParser.Inlining(call.Query);
        var tree = await store.RunAsync(
            database => lists.Inliner.Tree(database, table, Find(database, table, call), inlining), cancellation);
        return ApiReply.Ok(_document.Build(tree, null));
    }

    /// <summary>All items as one array.</summary>
    public async Task<ApiReply> AllAsync(ApiCall call, CancellationToken cancellation)
    {
        var page = await store.PageAsync(lists.All(table, view), cancellation);
        return ApiReply.Ok(new JsonArray([.. page.Items.Select(_document.Build)]));
    }

    /// <summary>Answers with a part of an item.</summary>
    public Handler Part(ItemPart part) => async (call, cancellation) =>
    {
        var row = await store.RunAsync(database => Find(database, table.Whole, call), cancellation);
        return part.Answer(table, row, fields => _document.Fields(row, fields));
    };

    /// <exception cref="ApiErrorException">There is no such item, or the caller may not see it.</exception>
    public Task<Row> FindAsync(ApiCall call, CancellationToken cancellation) =>
        store.RunAsync(database => Find(database, table, call), cancellation);

    /// <summary>Makes an item, which gets the first rank unless the request says otherwise.</summary>
    public async Task<ApiReply> CreateAsync(ApiCall call, CancellationToken cancellation)
    {
        var row = V2Body.Applied(call.JsonBody(), table, view.Writes!, dialect.NewRow(table, clock), isNew: true);
        var created = await store.RunAsync(
            database =>
            {
                var ranked = database.WithRankInRange(table, row, isNew: true);
                RefuseTaken(database, ranked);
                database.Insert(table, ranked);
                return ranked;
            },
            cancellation);
        return ApiReply.Created(_document.Build(created)) with { Location = _document.Link(created) };
    }

    /// <summary>Answers 201, as the Cloud Controller does for a change too.</summary>
    public async Task<ApiReply> UpdateAsync(ApiCall call, CancellationToken cancellation)
    {
        var updated = await store.RunAsync(
            database =>
            {
                var row = Find(database, table, call);
                var said = V2Body.Applied(call.JsonBody(), table, view.Writes!, row, isNew: false);
                var ranked = database.WithRankInRange(table, said.With(Table.UpdatedAt, Timestamp.Now(clock)), isNew: false);
                RefuseTaken(database, ranked);
                database.Update(table, row, ranked);
                return ranked;
            },
            cancellation);
        return ApiReply.Created(_document.Build(updated));
    }

    /// <summary>Deletes at once; with async=true the answer is nevertheless a _job.</summary>
    public async Task<ApiReply> DeleteAsync(ApiCall call, CancellationToken cancellation)
    {
        await store.RunAsync(
            database =>
            {
                var row = Find(database, table, call);
                database.Delete(table, row);
                return row;
            },
            cancellation);
        return call.Query.Last("async") == "true" ? ApiReply.Accepted(_job.Queued()) : ApiReply.NoContent;
    }

    private Row Find(DbTransaction database, Table from, ApiCall call) =>
        database.FindVisible(from, call) is { } row && view.Only?.Holds(row) != false ? row : throw Named(view.Unknown, _ => call.Guid);

    private void RefuseTaken(DbTransaction database, Row row)
    {
        if (database.IsTaken(table, row))
            throw Named(view.Writes!.Taken, row.Text);
    }

    private static ApiErrorException Named(ApiError error, Func<string, string?> value) =>
        (error with { Description = Wording.Filled(error.Description, value) }).AsException();
}
