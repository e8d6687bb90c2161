using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>A list below an item: items of others in it, an item left out, and items that look otherwise than elsewhere.</summary>
internal static class SubListFaults
{
    private static readonly string[] Equal = ["sub-list/equals-filtered-list"];

    /// <param name="rows">The list.</param>
    /// <param name="edit">Gives an item another value than it has, as good as the right one.</param>
    public static IEnumerable<Fault> Of(FaultRows rows, Action<JsonObject> edit) =>
    [
        .. OfParent(rows),
        rows.Documented("looks-otherwise", "the items have another value than in the list of everything",
            new FaultHooks { Body = body => body.Items.OfType<JsonObject>().ToList().ForEach(edit) },
            ["sub-list/shown-alike", $"resource-links/{rows.Target.Links[0].Relation}-leads-to-item"]),
    ];

    /// <summary>Other items than those of the parent.</summary>
    public static IEnumerable<Fault> OfParent(FaultRows rows) =>
    [
        rows.Documented("of-every-parent", "the list has the items of every parent",
            new FaultHooks { Select = (query, plan) => plan with { Where = [.. plan.Where.Where(query.Filters.Contains)] } }, Equal),
        rows.Documented("lacks-first-of-parent", "the list lacks the item of the parent that was created first",
            new FaultHooks { Select = WithoutFirst }, Equal),
    ];

    /// <summary>What the query does not ask for is the condition that the items belong to the parent.</summary>
    private static SelectPlan WithoutFirst(ListQuery query, SelectPlan plan) => plan.Where
        .Where(condition => !query.Filters.Contains(condition) && !condition.IsSet)
        .Aggregate(plan, (less, condition) => less.And(new(
            $"CASE WHEN id IN (SELECT min(id) FROM {plan.From.Table.From} GROUP BY {condition.Column}) THEN 1 END",
            Comparison.IsNull,
            [])));
}
