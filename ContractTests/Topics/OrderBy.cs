namespace CloudController.ContractTests.Topics;

/// <summary>v3's order_by: a field, ascending, or descending with a minus sign.</summary>
[Topic("ordering", "Request: Query parameters, order_by"), RunsFor(ParameterKind.OrderBy)]
public sealed class OrderBy(ListUnderTest endpoint)
{
    private string Name => endpoint.Parameter(ParameterKind.OrderBy).Name;

    private async Task IsAscending(FilterContract field)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 2);
        var ascending = await endpoint.List(Query.None.With(Name, field.Name));
        ascending.Should().HaveTheItemsOf(whole);
        if (field.Field is { } shown)
            ascending.Should().NotDecreaseBy(shown);
    }

    private async Task ListsEverything(string order)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 2);
        (await endpoint.List(Query.None.With(Name, order))).Should().HaveTheItemsOf(whole);
    }

    private async Task IsReverse(FilterContract field)
    {
        var ascending = await endpoint.List(Query.None.With(Name, field.Name));
        ascending.Should().HaveItems(atLeast: 2);
        (await endpoint.List(Query.None.With(Name, "-" + field.Name))).Should().BeTheReverseOf(ascending, field.Field);
    }

    private async Task IsOverPages(FilterContract field)
    {
        var descending = await endpoint.List(Query.None.With(Name, "-" + field.Name));
        descending.Should().HaveItems(atLeast: 3);
        (await endpoint.InAFewPages(descending)).Should().BeTheSameListAs(descending, field.Field);
    }

    [Clause("order-by-invalid", "a field that is not documented is refused with the error envelope")]
    public async Task Invalid() =>
        (await endpoint.Get(Query.None.With(Name, "no_such_field"))).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<OrderBy>> OfEveryField(EndpointContract contract) =>
        from field in contract.Parameter(ParameterKind.OrderBy)!.Filters
        from row in (IEnumerable<ClauseRow<OrderBy>>)
        [
            new("", $"order_by={field.Name} lists all items, ascending by {field.Name}", topic => topic.IsAscending(field)),
            new("descending", $"order_by=-{field.Name} lists the items of order_by={field.Name} in reverse",
                topic => topic.IsReverse(field)),
            new("paged", $"the order by {field.Name} is that of the whole list, not of each page", topic => topic.IsOverPages(field)),
        ]
        select row with { About = $"order-by-{field.Slug}" };

    /// <summary>Of an order that is documented by its name alone, nothing is known but that it leaves no item out.</summary>
    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<OrderBy>> OfEveryName(EndpointContract contract) =>
        from name in contract.Parameter(ParameterKind.OrderBy)!.Values
        select new ClauseRow<OrderBy>(
            "", $"{contract.Parameter(ParameterKind.OrderBy)!.Name}={name} lists all items",
            topic => topic.ListsEverything(name), About: $"order-by-{ClauseSlug.Of(name)}");
}
