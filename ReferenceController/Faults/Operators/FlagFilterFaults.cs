using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Filters that are true or false: ignored, turned round, half ignored, lost in links; and other words accepted.</summary>
internal static class FlagFilterFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) =>
        rows.Target.Flags.SelectMany(filter => Of(rows.About(filter.Slug, "boolean filter"), filter));

    private static IEnumerable<Fault> Of(FaultRows rows, ExposedFilter filter)
    {
        string[] both = [$"filtering/{filter.Slug}-true", $"filtering/{filter.Slug}-false"];
        return
        [
            rows.Documented($"{filter.Slug}-ignored", $"{filter.Parameter} is ignored", ConditionHooks.Ignore(filter.Has), both),
            rows.Documented($"{filter.Slug}-inverted", $"{filter.Parameter}=true lists what is false",
                ConditionHooks.Values(filter.Has, values => values.Select(value => value == "1" ? "0" : "1")), both),
            rows.Documented($"{filter.Slug}-false-ignored", $"{filter.Parameter}=false lists everything",
                ConditionHooks.Ignore(condition => filter.Has(condition) && condition.Values is ["0"]), both[1..]),
            rows.Documented($"{filter.Slug}-false-is-true", $"{filter.Parameter}=false is taken for true",
                ConditionHooks.Values(filter.Has, values => values.Select(_ => "1")), both[1..]),
            rows.Implied($"{filter.Slug}-invalid-accepted", $"{filter.Parameter} with a value that is neither true nor false is ignored",
                ConditionHooks.Drop(item => item.Key == filter.Parameter && item.Value is not ("true" or "false")),
                [$"filtering/{filter.Slug}-invalid"]),
            ConditionHooks.NotKept(rows, filter.Parameter),
        ];
    }
}
