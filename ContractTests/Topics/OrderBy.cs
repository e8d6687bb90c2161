namespace CloudController.ContractTests.Topics;

/// <summary>v3's order_by: a field, ascending, or descending with a minus sign.</summary>
[Topic("ordering", "Request: Query parameters, order_by"), RunsFor(ParameterKind.OrderBy)]
public sealed class OrderBy(ListUnderTest endpoint)
{
    private string Name => endpoint.Parameter(ParameterKind.OrderBy).Name;

    [Clauses(nameof(Ascending))]
    public async Task IsAscending(FilterContract field)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 2);
        var ascending = await endpoint.List(Query.None.With(Name, field.Name));
        ascending.Should().HaveTheItemsOf(whole);
        ascending.Should().NotDecreaseBy(field.Field);
    }

    [Clauses(nameof(Descending))]
    public async Task IsReverse(FilterContract field)
    {
        var ascending = await endpoint.List(Query.None.With(Name, field.Name));
        ascending.Should().HaveItems(atLeast: 2);
        (await endpoint.List(Query.None.With(Name, "-" + field.Name))).Should().BeTheReverseOf(ascending, field.Field);
    }

    [Clauses(nameof(Paged))]
    public async Task IsOverPages(FilterContract field)
    {
        var descending = await endpoint.List(Query.None.With(Name, "-" + field.Name));
        descending.Should().HaveItems(atLeast: 3);
        (await endpoint.InAFewPages(descending)).Should().BeTheSameListAs(descending, field.Field);
    }

    [Clause("order-by-invalid", "a field that is not documented is refused with the error envelope")]
    public async Task Invalid() => (await endpoint.Get(Query.None.With(Name, "no_such_field"))).Should().BeRefused(endpoint.Contract.Edition);

    private static IEnumerable<ClauseRow> Ascending(EndpointContract contract) => Rows(contract, "", "order_by={0} lists all items, ascending by {0}");

    private static IEnumerable<ClauseRow> Descending(EndpointContract contract) => Rows(contract, "-descending", "order_by=-{0} lists the items of order_by={0} in reverse");

    private static IEnumerable<ClauseRow> Paged(EndpointContract contract) => Rows(contract, "-paged", "the order by {0} is that of the whole list, not of each page");

    private static IEnumerable<ClauseRow> Rows(EndpointContract contract, string rule, string statement) =>
        from field in contract.Parameter(ParameterKind.OrderBy)!.Filters
        select new ClauseRow($"order-by-{field.Name.Replace('_', '-')}{rule}", string.Format(null, statement, field.Name), field);
}
