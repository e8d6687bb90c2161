namespace CloudController.ContractTests.Topics;

/// <summary>Filtering with q=&lt;filter&gt;&lt;operator&gt;&lt;value&gt;. The oracle is the target's own unfiltered list.</summary>
[Topic("filtering", "Request: Parameters, q"), RunsFor(ParameterKind.Filter)]
public sealed class Filtering(ListUnderTest endpoint)
{
    private static readonly FilterRule[] Rules = [.. FilterComparisons.Rules, .. FilterSets.Rules, .. FilterConjunctions.Rules];

    /// <summary>The clauses about the first documented filter are called after the rule alone.</summary>
    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<Filtering>> OfEveryFilter(EndpointContract contract) =>
        from filter in contract.Parameter(ParameterKind.Filter)!.Filters.Index()
        from rule in Rules
        where rule.HoldsOf(filter.Item, contract)
        select new ClauseRow<Filtering>(
            rule.Rule,
            string.Format(null, rule.Statement, filter.Item.Name),
            topic => topic.Holds(rule, filter.Item),
            rule.Level,
            rule.Section,
            filter.Index == 0 ? null : filter.Item.Slug);

    /// <summary>
    /// The clauses about a filter by a field that items do not show: its results cannot be compared with the items, so there are few.
    /// </summary>
    [Clauses]
    private static IEnumerable<ClauseRow<Filtering>> OfUnseenValues(EndpointContract contract) =>
        from filter in contract.Parameter(ParameterKind.Filter)!.Filters
        where filter.Field is null
        select new ClauseRow<Filtering>(
            "absent-value", $"filtering by a {filter.Name} that no item has lists nothing", topic => topic.ListsNothing(filter),
            About: filter.Slug);

    private Task Holds(FilterRule rule, FilterContract filter) => rule.Check(endpoint, filter);

    private async Task ListsNothing(FilterContract filter)
    {
        (await endpoint.WholeList()).Should().HaveItems(atLeast: 1);
        (await endpoint.List(endpoint.Parameter(ParameterKind.Filter).Asking($"{filter.Name}:no-such-value"))).Should().BeEmpty();
    }
}
