using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The filters by time: equality, lists, the four comparisons, and values that are no times.</summary>
internal static class TimestampFaults
{
    private sealed record Operator(string Name, Comparison Comparison, Comparison Neighbour, Comparison Opposite);

    private static readonly Operator[] Operators =
    [
        new("lt", Comparison.Below, Comparison.AtMost, Comparison.Above),
        new("lte", Comparison.AtMost, Comparison.Below, Comparison.AtLeast),
        new("gt", Comparison.Above, Comparison.AtLeast, Comparison.Below),
        new("gte", Comparison.AtLeast, Comparison.Above, Comparison.AtMost),
    ];

    public static IEnumerable<Fault> Of(FaultRows rows) => [.. Of(rows, "created_at"), .. Of(rows, "updated_at")];

    private static IEnumerable<Fault> Of(FaultRows list, string column)
    {
        var (parameter, slug) = ($"{column}s", $"{column}s".Slug());
        var rows = list.About(slug, "time filter");
        Func<Condition, bool> listed = condition => condition is { Comparison: Comparison.OneOf } && condition.Column == column;
        return
        [
            rows.Documented($"{slug}-equality-ignored", $"{parameter} without an operator is ignored", ConditionHooks.Ignore(listed),
                [$"filtering/{slug}-equality"]),
            rows.Documented($"{slug}-first-only", $"of the times of {parameter} the first one counts",
                ConditionHooks.Values(listed, times => times[..1]), [$"filtering/{slug}-several"]),
            .. Operators.SelectMany(@operator => Of(rows, column, slug, @operator)),
            rows.Documented($"{slug}-last-bound-only", $"of several bounds of {parameter} the last one counts",
                new FaultHooks { Select = (_, plan) => plan.Where.Length > 1 && plan.Where.All(condition => condition.Column == column)
                    ? plan with { Where = plan.Where[^1..] } : plan }, [$"filtering/{slug}-between"]),
            rows.Documented($"{slug}-no-time-accepted", $"a value of {parameter} that is no time is ignored",
                ConditionHooks.Drop(item => item.Key == parameter && item.Value == "yesterday"), [$"filtering/{slug}-no-time"]),
            rows.Documented($"{slug}-unknown-operator-accepted", $"an unknown operator of {parameter} is ignored",
                ConditionHooks.Drop(item => item.Key == $"{parameter}[eq]"), [$"filtering/{slug}-unknown-operator"]),
            ConditionHooks.NotKept(rows, parameter),
        ];
    }

    private static IEnumerable<Fault> Of(FaultRows rows, string column, string slug, Operator @operator)
    {
        Func<Condition, bool> which = condition => condition.Column == column && condition.Comparison == @operator.Comparison;
        yield return Row("ignored", "is ignored", ConditionHooks.Ignore(which));
        yield return Row("as-neighbour", "takes the other side of its bound",
            ConditionHooks.Edit(which, condition => condition with { Comparison = @operator.Neighbour }));
        yield return Row("reversed", "looks the other way",
            ConditionHooks.Edit(which, condition => condition with { Comparison = @operator.Opposite }));

        Fault Row(string name, string statement, FaultHooks does) => rows.Documented(
            $"{slug}-{@operator.Name}-{name}", $"{column}s[{@operator.Name}] {statement}", does, [$"filtering/{slug}-{@operator.Name}"]);
    }
}
