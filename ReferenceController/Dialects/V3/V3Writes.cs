using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>Answers the v3 routes that make, change and delete items. Only admins may; what belongs to a seen item is made there.</summary>
internal sealed class V3Writes(
    Store store, Model model, Table table, V3View view, V3Dialect dialect, Func<Table, V3Document> documents, TimeProvider clock)
{
    private const string Complete = "COMPLETE";

    private readonly Writer _writer = new(model, table, view.Writes.Making, new(
        Errors.Unprocessable,
        view.Writes.Taken ?? Errors.Unprocessable($"{table.Label} '{{name}}' already exists."),
        (label, name) => Errors.Unprocessable($"Invalid {label}: '{name}'. Ensure that it exists and you have access to it.")));

    /// <summary>
    /// A caller who may not see the item that the new one is to belong to is told that there is none. An item that belongs to nothing
    /// is made by admins only.
    /// </summary>
    public async Task<ApiReply> CreateAsync(ApiCall call, CancellationToken cancellation)
    {
        var (request, body) = (view.Writes.Creation!, call.Body);
        if (request.Under is null && !call.Caller.IsAdmin)
            throw Errors.NotAuthorized.AsException();
        var json = RequestBody.Parse(body);
        var created = await store.RunAsync(
            database =>
            {
                var said = new V3Body(json, table, request, Known(database)).Applied(dialect.NewRow(table, clock), isNew: true);
                var row = request.Under is { } under
                    ? said.Row.With(table[under].Name, V3Items.Find(database, model[table[under].Target], call).Guid)
                    : said.Row;
                var made = _writer.Insert(database, row, inserted =>
                {
                    foreach (var (join, guids) in said.Joins)
                        _writer.Join(database, join, inserted, guids);
                });
                return database.FindAll(table, Table.Guid, [made.Guid]).Single();
            },
            cancellation);
        return ApiReply.Created(documents(table).Build(created, call.Origin));
    }

    public async Task<ApiReply> UpdateAsync(ApiCall call, CancellationToken cancellation)
    {
        var json = call.JsonBody();
        var updated = await store.RunAsync(
            database =>
            {
                var old = FindOwn(database, call);
                var said = new V3Body(json, table, view.Writes.Change!, Known(database)).Applied(old, isNew: false);
                var changed = _writer.Update(database, old, said.Row.With(Table.UpdatedAt, Timestamp.Now(clock)), _ => { });
                return database.FindAll(table, Table.Guid, [changed.Guid]).Single();
            },
            cancellation);
        return ApiReply.Ok(documents(table).Build(updated, call.Origin));
    }

    /// <summary>Deletes at once, even where the answer leads to a job: that is finished by then.</summary>
    /// <param name="journal">The table of the jobs.</param>
    public Handler Delete(Table journal) => (call, cancellation) => store.RunAsync(
        database =>
        {
            var (row, deletion) = (FindOwn(database, call), view.Writes.Deletion!);
            if (deletion.Obstacle(database, model, table, row.Guid) is { } obstacle)
                throw Errors.Unprocessable(obstacle).AsException();
            _writer.Delete(database, row.Guid);
            if (!deletion.IsQueuedFor(row))
                return ApiReply.NoContent;
            var job = dialect.NewRow(journal, clock).With("operation", $"{table.Singular}.delete").With("state", Complete);
            database.Insert(journal, job);
            return new ApiReply(StatusCodes.Status202Accepted, null)
            {
                Location = dialect.Link(call.Origin, $"{dialect.PathOf(journal)}/{job.Guid}"),
            };
        },
        cancellation);

    /// <summary>Relates an item to more of others, and answers with all that it is related to then.</summary>
    public Handler Add(Joined join) => (call, cancellation) => store.RunAsync(
        database =>
        {
            var (row, path) = (FindOwn(database, call), join.Path.Replace('.', '/'));
            var body = new JsonObject { [path] = call.JsonBody() };
            var said = new V3Body(body, table, new() { Joins = [join with { Path = path }] }, Known(database)).Applied(row, isNew: false);
            _writer.Add(database, join, row, [.. said.Joins.Single().Guids.Except(_writer.Related(database, join, row))]);
            var related = _writer.Related(database, join, row).Select(guid => new JsonObject { [Table.Guid] = guid });
            var self = dialect.Link(call.Origin, $"{dialect.PathOf(table)}/{row.Guid}/{path}");
            return ApiReply.Ok(new JsonObject
            {
                ["data"] = new JsonArray([.. related]), ["links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = self } },
            });
        },
        cancellation);

    /// <summary>Ends the relation of an item to the one in the path.</summary>
    public Handler Remove(Joined join) => (call, cancellation) => store.RunAsync(
        database =>
        {
            var (row, other) = (FindOwn(database, call), call.Variables["other"]);
            if (!_writer.Related(database, join, row).Contains(other))
                throw Errors.Unprocessable($"{table.Label} is not related to '{other}'.").AsException();
            _writer.Remove(database, join, row, other);
            return ApiReply.NoContent;
        },
        cancellation);

    /// <summary>An item that the caller may change.</summary>
    private Row FindOwn(DbTransaction database, ApiCall call)
    {
        var row = V3Items.Find(database, table, call);
        return call.Caller.IsAdmin ? row : throw Errors.NotAuthorized.AsException();
    }

    private Func<Column, ImmutableArray<(string Column, string Value)>, string?> Known(DbTransaction database) =>
        (reference, values) => _writer.Known(database, model[reference.Target], values)?.Guid;
}
