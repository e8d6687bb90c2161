using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>
/// v3's filters by time: a list of timestamps, or a bound in brackets. Timestamps of one format are ordered like their text.
/// </summary>
[Topic("filtering", "Request: Query parameters, timestamps"), RunsFor(ParameterKind.TimestampFilter)]
public sealed class TimestampFilters(ListUnderTest endpoint)
{
    private Task Equality(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (whole, times) =>
    {
        foreach (var time in times.Ends())
            (await endpoint.List(Query.None.With(filter.Name, time)))
                .Should().HaveTheItemsOf(whole.Having(filter, time), $"the items whose {filter.Field} is {time}");
    });

    private Task Several(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (whole, times) =>
        (await endpoint.List(Query.None.With(filter.Name, $"{times[0]},{times[^1]}"))).Should()
            .HaveTheItemsOf(whole.Having(filter, times[0]).Concat(whole.Having(filter, times[^1])),
                $"the items of {times[0]} and those of {times[^1]}"));

    private Task Bound(Bounded bound) => endpoint.OnValues(bound.Filter, atLeast: 2, async (whole, times) =>
    {
        foreach (var time in times.Ends())
            (await endpoint.List(bound.Query(time))).Should().HaveTheItemsOf(
                bound.Of(whole, time), $"the items whose {bound.Filter.Field} is {bound.Operator} {time}");
    });

    private Task Between(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, times) =>
    {
        var (after, before) = (new Bounded(filter, "gt").Query(times[0]), new Bounded(filter, "lt").Query(times[^1]));
        (await endpoint.List(after.And(before))).Should().BeTheIntersectionOf(await endpoint.List(after), await endpoint.List(before));
    });

    private Task Repeated(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (_, times) =>
    {
        var repeated = await endpoint.List(Query.None.With(filter.Name, $"{times[0]},{times[0]}"));
        repeated.Should().HaveNoDuplicates();
        repeated.Should().HaveTheItemsOf(await endpoint.List(Query.None.With(filter.Name, times[0])));
    });

    private Task Unencoded(Bounded bound) => endpoint.OnValues(bound.Filter, atLeast: 2, async (_, times) =>
        (await endpoint.List(Query.None.WithRaw($"{bound.Filter.Name}[{bound.Operator}]={times[^1]}")))
            .Should().BeTheSameListAs(await endpoint.List(bound.Query(times[^1]))));

    private async Task IsRefused(Query query) => (await endpoint.Get(query)).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<TimestampFilters>> OfEveryFilter(EndpointContract contract) =>
        from filter in contract.ParametersOf(ParameterKind.TimestampFilter)
        from row in (IEnumerable<ClauseRow<TimestampFilters>>)
        [
            new("equality", $"{filter.Name}=time lists exactly the items of that time", topic => topic.Equality(filter)),
            new("several", $"{filter.Name}=a,b lists the items of either time", topic => topic.Several(filter)),
            new("between", $"{filter.Name}[gt]=a and {filter.Name}[lt]=b together list the items between", topic => topic.Between(filter)),
            new("repeated", $"{filter.Name}=a,a lists what {filter.Name}=a lists, each item once", topic => topic.Repeated(filter)),
            new("no-time", $"{filter.Name} with a value that is no time is refused with the error envelope",
                topic => topic.IsRefused(Query.None.With(filter.Name, "yesterday"))),
            new("unknown-operator", $"{filter.Name} with an unknown operator is refused with the error envelope",
                topic => topic.IsRefused(Query.None.With($"{filter.Name}[eq]", "2020-01-01T00:00:00Z"))),
            .. filter.Operators.Select(@operator => new ClauseRow<TimestampFilters>(
                @operator,
                $"{filter.Name}[{@operator}]=time lists exactly the items whose time is {@operator} that",
                topic => topic.Bound(new(filter, @operator)))),
            .. filter.Operators.TakeLast(1).Select(@operator => new ClauseRow<TimestampFilters>(
                "unencoded",
                $"{filter.Name}[{@operator}]=time with brackets and colons as they are lists what it lists with them encoded",
                topic => topic.Unencoded(new(filter, @operator)),
                ClauseLevel.Implied)),
        ]
        select row with { About = filter.Slug };

    /// <summary>A filter with an operator in brackets.</summary>
    private sealed record Bounded(ParameterContract Filter, string Operator)
    {
        internal Query Query(string time) => Contract.Http.Query.None.With($"{Filter.Name}[{Operator}]", time);

        internal IEnumerable<Item> Of(ItemList whole, string time) => whole.Items.Where(item =>
            item.Text(Filter.Field!) is { } actual && string.CompareOrdinal(actual, time) is var order && Operator switch
            {
                "lt" => order < 0,
                "lte" => order <= 0,
                "gt" => order > 0,
                "gte" => order >= 0,
                _ => throw new InvalidOperationException($"the operator {Operator} is not known"),
            });
    }
}
