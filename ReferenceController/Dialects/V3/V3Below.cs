using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>Answers the v3 routes below single items of a resource.</summary>
internal sealed class V3Below(
    Store store, Model model, Table table, V3Dialect dialect, Func<Table, V3Document> documents)
{
    /// <summary>The items of another table that belong to one of this; what is said of the whole list is said of the part.</summary>
    /// <param name="list">The list.</param>
    /// <param name="whole">How the whole list is answered at a path, with the filters of the part.</param>
    public Func<ApiCall, CancellationToken, Task<ListStages>> List(V3Sublist list, Func<string, ListStages> whole) =>
        async (call, cancellation) =>
        {
            await store.RunAsync(
                database =>
                {
                    var owner = Find(database, call);
                    return list.Readers?.Has(database, model, table, owner, call.Caller) == false
                        ? throw Errors.NotAuthorized.AsException()
                        : owner;
                },
                cancellation);
            return whole($"{dialect.PathOf(table)}/{call.Guid}/{list.Segment}").Where(Belonging(list, call));
        };

    /// <summary>The newest item of such a list that has the word of the path.</summary>
    public Handler One(V3Sublist list, V3Part? part) => async (call, cancellation) =>
    {
        var child = part is null ? model[list.Table] : model[list.Table].Whole;
        var row = await store.RunAsync(
            database =>
            {
                Find(database, call);
                ImmutableArray<Condition> conditions =
                    [.. Belonging(list, call), new(child[list.OneBy!].Name, Comparison.Equal, [call.Variables[list.OneBy!]])];
                return database.Page(Any(child, conditions) with { Descending = true, Caller = call.Caller }).Items.FirstOrDefault();
            },
            cancellation) ?? throw Errors.NotFound(child.Label).AsException();
        return part is null ? ApiReply.Ok(documents(child).Build(row, call.Origin)) : documents(child).Answer(part, row, call.Origin);
    };

    public Handler Part(V3Part part) => async (call, cancellation) =>
    {
        var members = new V3Beside(part.FieldSets, []).Members(call.Query);
        var (row, related, hidden) = await store.RunAsync(
            database =>
            {
                var found = Find(database, call, table.Whole);
                var fields = part.HiddenFrom(database, model, table, found, call.Caller);
                return (found, database.Parts(Listable.Of(model, table, []), [found], members).ToImmutableArray(), fields);
            },
            cancellation);
        var answer = documents(table).Answer(part, row, call.Origin);
        if (answer.Document is JsonObject document)
        {
            hidden.PutInto(document, table, row);
            part.Elements?.Filter(document, call.Query);
            V3Include.Add(document, related, documents, call.Origin);
        }

        return answer;
    };

    /// <summary>The item that a reference leads to.</summary>
    public Handler Hop(string item) => async (call, cancellation) =>
    {
        var to = model[table[item].Target];
        var row = await store.RunAsync(
            database => Find(database, call).Text(table[item].Name) is { } guid ? database.FindSeen(to, guid, call.Caller) : null,
            cancellation) ?? throw Errors.NotFound(to.Label).AsException();
        return ApiReply.Ok(documents(to).Build(row, call.Origin));
    };

    public Handler Named(V3NamedSet set) => async (call, cancellation) =>
    {
        var things = await Things(set, call, cancellation);
        var document = new JsonObject();
        if (set.IsPaged)
        {
            var page = new JsonObject { ["href"] = dialect.Link(call.Origin, $"{dialect.PathOf(table)}/{call.Guid}/{set.Segment}") };
            document["pagination"] = new JsonObject
            {
                ["total_results"] = things.Count,
                ["total_pages"] = 1,
                ["first"] = page,
                ["last"] = page.DeepClone(),
                ["next"] = null,
                ["previous"] = null,
            };
        }

        document["resources"] = things;
        return ApiReply.Ok(document);
    };

    public Handler NamedOne(V3NamedSet set) => async (call, cancellation) =>
    {
        var things = await Things(set, call, cancellation);
        var named = things.FirstOrDefault(thing => (string?)thing!["name"] == call.Variables["name"]);
        return ApiReply.Ok(named?.DeepClone() ?? throw Errors.NotFound(set.Label).AsException());
    };

    public Handler Question(V3Question question) => async (call, cancellation) =>
    {
        var other = model[question.Table];
        var conditions = question.Parameters.In(other, call)
            .Append(new Condition(Referring(other).Name, Comparison.Equal, [call.Guid]));
        var found = await store.RunAsync(
            database =>
            {
                Find(database, call);
                return database.Page(Any(other, [.. conditions])).Total > 0;
            },
            cancellation);
        return ApiReply.Ok(new JsonObject { [question.Member] = found });
    };

    private async Task<JsonArray> Things(V3NamedSet set, ApiCall call, CancellationToken cancellation) =>
        (JsonArray)(await store.RunAsync(database => Find(database, call, table.Whole), cancellation)).Json(table[set.Column])!;

    private ImmutableArray<Condition> Belonging(V3Sublist list, ApiCall call)
    {
        var child = model[list.Table];
        return
        [
            model.Condition(child, list.By ?? Referring(child).Name, Comparison.Equal, [call.Guid]),
            .. list.Only.Select(only => model.Condition(child, only.Column, Comparison.Equal, [only.Word])),
        ];
    }

    /// <summary>One item of those that meet some conditions.</summary>
    private SelectPlan Any(Table from, ImmutableArray<Condition> conditions) =>
        SelectPlan.First(Listable.Of(model, from, []), conditions, limit: 1);

    private Column Referring(Table child) => child.Columns.Single(column => column.Target == table.Name && column.IsStored);

    private Row Find(DbTransaction database, ApiCall call, Table? from = null) => V3Items.Find(database, from ?? table, call);
}
