using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>Answers the v2 routes that make, change and delete items.</summary>
internal sealed class V2Changes(
    Store store, Model model, Table table, V2Writes writes, V2Items items, V2Document document, V2Dialect dialect, TimeProvider clock)
{
    private readonly JobDocument _job = new(clock);

    private readonly Writer _writer = new(model, table, writes.Making, new(
        why => writes.Invalid with { Description = $"{writes.Invalid.Description}: {why}" },
        writes.Taken,
        (label, name) => new(400, 1002, "CF-InvalidRelation", $"Could not find {label} with guid: {name}")));

    /// <summary>Makes an item, which gets the first rank unless the request says otherwise.</summary>
    public async Task<ApiReply> CreateAsync(ApiCall call, CancellationToken cancellation)
    {
        var body = call.JsonBody();
        var row = V2Body.Applied(body, table, writes, Fitting(dialect.NewRow(table, clock)), isNew: true);
        var created = await store.RunAsync(
            database =>
            {
                RefuseUnknown(database, row);
                return Again(database, _writer.Insert(database, row, made => Beside(database, body, made)));
            },
            cancellation);
        return ApiReply.Created(document.Build(created)) with { Location = document.Link(created) };
    }

    /// <summary>Answers 201, as the Cloud Controller does for a change too.</summary>
    public async Task<ApiReply> UpdateAsync(ApiCall call, CancellationToken cancellation)
    {
        var updated = await store.RunAsync(
            database =>
            {
                var old = items.Find(database, table, call);
                var body = call.JsonBody();
                var said = V2Body.Applied(body, table, writes, old, isNew: false).With(Table.UpdatedAt, Timestamp.Now(clock));
                RefuseUnknown(database, said);
                return Again(database, _writer.Update(database, old, said, made => Beside(database, body, made)));
            },
            cancellation);
        return ApiReply.Created(document.Build(updated));
    }

    /// <summary>Deletes at once; with async=true the answer is nevertheless a job.</summary>
    public async Task<ApiReply> DeleteAsync(ApiCall call, CancellationToken cancellation)
    {
        await store.RunAsync(
            database =>
            {
                var row = items.Find(database, table, call);
                var isAsked = writes.IsRecursive && call.Query.Last("recursive") == "true";
                if (!isAsked && writes.Deletion.Obstacle(database, model, table, row.Guid) is { } obstacle)
                    throw new ApiError(400, 10006, "CF-AssociationNotEmpty", obstacle).AsException();
                _writer.Delete(database, row.Guid);
                return row;
            },
            cancellation);
        return call.Query.Last("async") == "true" ? ApiReply.Accepted(_job.Queued()) : ApiReply.NoContent;
    }

    /// <summary>A new item of a part of a table has what makes it one.</summary>
    private Row Fitting(Row row) => table.Only is { Word: { } word } only ? row.With(table[only.Column].Name, word) : row;

    private Row Again(DbTransaction database, Row row) => database.FindAll(table, Table.Guid, [row.Guid]).Single();

    private void RefuseUnknown(DbTransaction database, Row row)
    {
        foreach (var reference in writes.Takes.Select(member => table[member.Column]).Where(column => column.Kind == ColumnKind.Reference))
        {
            var other = model[reference.Target];
            if (row.Text(reference.Name) is { } guid && _writer.Known(database, other, [(Table.Guid, guid)]) is null)
                throw new ApiError(400, 1002, "CF-InvalidRelation", $"Could not find {other.Label} with guid: {guid}").AsException();
        }
    }

    /// <summary>What the body says of other items.</summary>
    private void Beside(DbTransaction database, JsonObject body, Row row)
    {
        foreach (var join in writes.Joins.Where(join => body.ContainsKey(join.Path)))
            _writer.Join(database, join, row, V2Body.Guids(body, join.Path));
        if (writes.Elsewhere is not { } elsewhere)
            return;
        var other = model[elsewhere.Table];
        foreach (var old in database.FindAll(other, other[elsewhere.By].Name, [row.Guid]).Where(elsewhere.Test.Holds))
        {
            database.Update(other, old, V2Body.Applied(body, other, elsewhere.Takes, old, []));
            foreach (var follows in elsewhere.Follows)
                database.Set(other, old.Guid, other[follows.Column], follows.From.Sql(model, other));
        }
    }
}
