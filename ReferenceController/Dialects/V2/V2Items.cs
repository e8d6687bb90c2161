using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>Answers the v2 routes of the single items of a resource.</summary>
internal sealed class V2Items(Store store, Model model, Table table, V2View view, V2Lists lists)
{
    private readonly V2Document _document = lists.DocumentOf(table);

    public async Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation)
    {
        var inlining = V2ListParser.Inlining(call.Query);
        var tree = await store.RunAsync(
            database => lists.Inliner.Tree(database, table, Find(database, table, call), inlining, call.Caller), cancellation);
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
        var (row, hidden) = await store.RunAsync(
            database =>
            {
                var found = Find(database, table.Whole, call);
                return (found, part.HiddenFrom(database, model, table, found, call.Caller));
            },
            cancellation);
        return part.Answer(table, row, fields =>
        {
            var document = _document.Fields(row, fields);
            hidden.PutInto(document, table, row);
            return document;
        });
    };

    /// <exception cref="ApiErrorException">There is no such item, or the caller may not see it.</exception>
    public Task<Row> FindAsync(ApiCall call, CancellationToken cancellation) =>
        store.RunAsync(database => Find(database, table, call), cancellation);

    /// <exception cref="ApiErrorException">There is no such item, or the caller may not see it.</exception>
    public Row Find(DbTransaction database, Table from, ApiCall call) =>
        database.FindVisible(from, call) is { } row && view.Only?.Holds(row) != false ? row : throw Named(view.Unknown, _ => call.Guid);

    private static ApiErrorException Named(ApiError error, Func<string, string?> value) =>
        (error with { Description = Wording.Filled(error.Description, value) }).AsException();
}
