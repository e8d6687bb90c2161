using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>v3's filters by time: a list of timestamps, or a bound in brackets. Timestamps of one format are ordered like their text.</summary>
[Topic("filtering", "Request: Query parameters, timestamps"), RunsFor(ParameterKind.TimestampFilter)]
public sealed class TimestampFilters(ListUnderTest endpoint)
{
    [Clauses(nameof(Equalities))]
    public Task Equality(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (whole, times) =>
    {
        foreach (var time in times.Ends())
            (await endpoint.List(Query.None.With(filter.Name, time))).Should().HaveTheItemsOf(whole.Having(filter, time), $"the items whose {filter.Field} is {time}");
    });

    [Clauses(nameof(Lists))]
    public Task Several(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (whole, times) =>
        (await endpoint.List(Query.None.With(filter.Name, $"{times[0]},{times[^1]}"))).Should()
            .HaveTheItemsOf(whole.Having(filter, times[0]).Concat(whole.Having(filter, times[^1])), $"the items of {times[0]} and those of {times[^1]}"));

    [Clauses(nameof(Bounds))]
    public Task Bound(Bounded bound) => endpoint.OnValues(bound.Filter, atLeast: 2, async (whole, times) =>
    {
        foreach (var time in times.Ends())
            (await endpoint.List(bound.Query(time))).Should().HaveTheItemsOf(bound.Of(whole, time), $"the items whose {bound.Filter.Field} is {bound.Operator} {time}");
    });

    [Clauses(nameof(Betweens))]
    public Task Between(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, times) =>
    {
        var (after, before) = (new Bounded(filter, "gt").Query(times[0]), new Bounded(filter, "lt").Query(times[^1]));
        (await endpoint.List(after.And(before))).Should().BeTheIntersectionOf(await endpoint.List(after), await endpoint.List(before));
    });

    [Clauses(nameof(Repeated))]
    public Task RepeatedTime(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (_, times) =>
    {
        var repeated = await endpoint.List(Query.None.With(filter.Name, $"{times[0]},{times[0]}"));
        repeated.Should().HaveNoDuplicates();
        repeated.Should().HaveTheItemsOf(await endpoint.List(Query.None.With(filter.Name, times[0])));
    });

    [Clauses(nameof(Unencoded))]
    public Task UnencodedBound(Bounded bound) => endpoint.OnValues(bound.Filter, atLeast: 2, async (_, times) =>
        (await endpoint.List(Query.None.WithRaw($"{bound.Filter.Name}[{bound.Operator}]={times[^1]}"))).Should().BeTheSameListAs(await endpoint.List(bound.Query(times[^1]))));

    [Clauses(nameof(Invalid))]
    public async Task IsRefused(Query query) => (await endpoint.Get(query)).Should().BeRefused(endpoint.Contract.Edition);

    private static IEnumerable<ClauseRow> Equalities(EndpointContract contract) => Rows(contract, "equality", "{0}=time lists exactly the items of that time");

    private static IEnumerable<ClauseRow> Lists(EndpointContract contract) => Rows(contract, "several", "{0}=a,b lists the items of either time");

    private static IEnumerable<ClauseRow> Betweens(EndpointContract contract) => Rows(contract, "between", "{0}[gt]=a and {0}[lt]=b together list the items between");

    private static IEnumerable<ClauseRow> Repeated(EndpointContract contract) => Rows(contract, "repeated", "{0}=a,a lists what {0}=a lists, each item once");

    private static IEnumerable<ClauseRow> Unencoded(EndpointContract contract) =>
        from filter in contract.ParametersOf(ParameterKind.TimestampFilter)
        where filter.Operators.Count > 0
        select new ClauseRow(
            $"{filter.Slug}-unencoded",
            $"{filter.Name}[{filter.Operators[^1]}]=time with brackets and colons as they are lists what it lists with them encoded",
            new Bounded(filter, filter.Operators[^1]),
            ClauseLevel.Implied);

    private static IEnumerable<ClauseRow> Bounds(EndpointContract contract) =>
        from filter in contract.ParametersOf(ParameterKind.TimestampFilter)
        from @operator in filter.Operators
        select new ClauseRow($"{filter.Slug}-{@operator}", $"{filter.Name}[{@operator}]=time lists exactly the items whose time is {@operator} that", new Bounded(filter, @operator));

    private static IEnumerable<ClauseRow> Invalid(EndpointContract contract) =>
        from filter in contract.ParametersOf(ParameterKind.TimestampFilter)
        from wrong in (IEnumerable<(string Rule, string What, Query Query)>)
        [
            ("no-time", "a value that is no time", Query.None.With(filter.Name, "yesterday")),
            ("unknown-operator", "an unknown operator", Query.None.With($"{filter.Name}[eq]", "2020-01-01T00:00:00Z")),
        ]
        select new ClauseRow($"{filter.Slug}-{wrong.Rule}", $"{filter.Name} with {wrong.What} is refused with the error envelope", wrong.Query);

    private static IEnumerable<ClauseRow> Rows(EndpointContract contract, string rule, string statement) => contract.ParametersOf(ParameterKind.TimestampFilter)
        .Select(filter => new ClauseRow($"{filter.Slug}-{rule}", string.Format(null, statement, filter.Name), filter));

    /// <summary>A filter with an operator in brackets.</summary>
    public sealed record Bounded(ParameterContract Filter, string Operator)
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
