using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>
/// The list filters of v3: ignored, cut to one value, lost in links; what an unknown, an empty and an escaped value mean.
/// </summary>
internal static class ListFilterFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows)
    {
        var filters = rows.Target.Filters;
        return
        [
            .. filters
                .Where(filter => filter.Column is not null)
                .SelectMany(filter => OfValues(rows.About(filter.Slug, filter.Trait), filter)),
            .. filters.Select(filter => rows.About(filter.Slug, filter.Trait).Documented(
                $"{filter.Slug}-unknown-lists-all", $"{filter.Parameter} with a value that no item has lists everything",
                ConditionHooks.Drop(item => item.Key == filter.Parameter && item.Value == "no-such-value"),
                [$"filtering/{filter.Slug}-unknown"])),
            .. filters.Select(filter => ConditionHooks.NotKept(rows.About(filter.Slug, filter.Trait), filter.Parameter)),
            rows.Documented("filters-are-or", "of several conditions one is enough",
                new FaultHooks { Select = (_, plan) => plan with { AnyCondition = true } },
                ["filtering/several-filters", "filtering/label-selector-and"]),
        ];
    }

    private static IEnumerable<Fault> OfValues(FaultRows rows, ExposedFilter filter) =>
    [
        rows.Documented($"{filter.Slug}-ignored", $"{filter.Parameter} is ignored",
            ConditionHooks.Ignore(filter.Has), [Clause(filter, "one"), Clause(filter, "unknown")]),
        rows.Documented($"{filter.Slug}-first-only", $"of the values of {filter.Parameter} the first one counts",
            ConditionHooks.Values(filter.Has, values => values[..1]), [Clause(filter, "several"), Clause(filter, "all")]),
        rows.Documented($"{filter.Slug}-last-only", $"of the values of {filter.Parameter} the last one counts",
            ConditionHooks.Values(filter.Has, values => values[^1..]), [Clause(filter, "several"), Clause(filter, "all")]),
        rows.Documented($"{filter.Slug}-total-of-all", $"the total of a list filtered by {filter.Parameter} is that of the whole list",
            new FaultHooks { Count = plan => plan with { Where = plan.Where.RemoveAll(condition => filter.Has(condition)) } },
            [Clause(filter, "one"), $"lists/{filter.Slug}"]),
        rows.Implied($"{filter.Slug}-comma-parts", $"a comma that is encoded twice parts the values of {filter.Parameter}",
            ConditionHooks.Values(filter.Has, values => values.SelectMany(value => value.Split(','))), [Clause(filter, "comma")]),
        rows.Implied($"{filter.Slug}-empty-lists-all", $"{filter.Parameter} with an empty value is ignored",
            ConditionHooks.Ignore(condition => filter.Has(condition) && condition.Values is [""]), [Clause(filter, "empty")]),
    ];

    private static string Clause(ExposedFilter filter, string rule) => $"filtering/{filter.Slug}-{rule}";
}
