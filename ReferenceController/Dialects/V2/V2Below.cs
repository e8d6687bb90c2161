using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>Answers the v2 routes below the items of a resource, and beside them.</summary>
internal sealed class V2Below(
    Store store, Model model, IReadOnlyDictionary<string, V2View> views, Table table, string path, V2Items items, V2Lists lists)
{
    /// <summary>The related items of one item; what is said of the whole list is said of the part.</summary>
    public Func<ApiCall, CancellationToken, Task<ListStages>> List(V2Relation relation) => async (call, cancellation) =>
    {
        var owner = await items.FindAsync(call, cancellation);
        var (to, view) = (model[relation.Table!], views[relation.Table!]);
        var shown = relation.Adds is { } adds ? view with { Entity = [.. view.Entity, new JsonField(adds.Member)] } : view;
        var stages = lists.Stages(to, shown with { Q = relation.Q ?? view.Q }, $"{path}/{call.Guid}/{relation.Below}")
            .Where(V2Inliner.Belonging(model, table, relation, view, owner.Guid));
        return relation.Adds is null ? stages : stages with { Fetch = Adding(relation.Adds, stages.Fetch, owner) };
    };

    /// <summary>A part of the item that joins one of these with another.</summary>
    public Handler Pair(V2Pair pair) => async (call, cancellation) =>
    {
        var owner = await items.FindAsync(call, cancellation);
        var joining = model[pair.Table];
        ImmutableArray<Condition> conditions =
        [
            new(joining[table.Singular].Name, Comparison.Equal, [owner.Guid]),
            .. call.Variables.Where(variable => variable.Key != Table.Guid)
                .Select(variable => new Condition(joining[variable.Key].Name, Comparison.Equal, [variable.Value])),
        ];
        var found = (await store.PageAsync(First(joining, conditions), cancellation)).Items;
        return found is [var row]
            ? ApiReply.Ok(row.Json(joining[pair.Whole]) ?? new JsonObject())
            : throw views[table.Name].Unknown.AsException();
    };

    /// <summary>Whether there is an item that has what the path and the query say: an answer without a body.</summary>
    public Handler Check(V2Check check) => async (call, cancellation) =>
    {
        ImmutableArray<Condition> conditions =
        [
            .. call.Variables.Select(variable => new Condition(table[variable.Key].Name, Comparison.Equal, [variable.Value])),
            .. check.Parameters.In(table, call),
        ];
        var page = await store.PageAsync(First(table, conditions), cancellation);
        return page.Total > 0 ? ApiReply.NoContent : new ApiReply(404, null);
    };

    private SelectPlan First(Table from, ImmutableArray<Condition> conditions, int limit = 1) =>
        SelectPlan.First(Listable.Of(model, from, []), conditions, limit);

    /// <summary>Adds to each row the words that join it with the owner, as a JSON array.</summary>
    private Func<SelectPlan, CancellationToken, Task<RowPage>> Adding(
        V2Joined adds, Func<SelectPlan, CancellationToken, Task<RowPage>> fetch, Row owner) => async (plan, cancellation) =>
    {
        var page = await fetch(plan, cancellation);
        return await store.RunAsync(
            database => page with
            {
                Items = [.. page.Items.Select(row => With(database, row))],
                Trees = [.. page.Trees.Select(tree => tree with { Row = With(database, tree.Row) })],
            },
            cancellation);

        Row With(DbTransaction database, Row row) => row.With(adds.Member, Words(database, adds, row, owner));
    };

    private string Words(DbTransaction database, V2Joined adds, Row row, Row owner)
    {
        var joining = model[adds.Table].Whole;
        var conditions = ImmutableArray.Create(
            new Condition(joining[adds.Listed].Name, Comparison.Equal, [row.Guid]),
            new Condition(joining[table.Singular].Name, Comparison.Equal, [owner.Guid]));
        var joined = database.Page(First(joining, conditions, limit: -1)).Items;
        var words = joined.Select(join => join.Text(adds.Word)).OfType<string>();
        return new JsonArray([.. words.Select(word => JsonValue.Create(word))]).ToJsonString();
    }
}
