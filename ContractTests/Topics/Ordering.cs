using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>The order of a list.</summary>
[Topic("ordering", "Request: Parameters, order-direction")]
public sealed class Ordering(ListUnderTest endpoint)
{
    private async Task DefaultOrder(OrderContract order)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 2);
        whole.Should().NotDecreaseBy(order.By);
    }

    [Clause("ascending-is-default", "without a direction the list is in ascending order"), RunsFor(ParameterKind.OrderDirection)]
    public async Task AscendingIsDefault() => (await endpoint.List(Directed("asc"))).Should().BeTheSameListAs(await endpoint.WholeList());

    [Clause("descending-is-reverse", "the descending list is the ascending one reversed"), RunsFor(ParameterKind.OrderDirection)]
    public async Task DescendingIsReverse()
    {
        var ascending = await endpoint.WholeList();
        ascending.Should().HaveItems(atLeast: 2);
        (await endpoint.List(Directed("desc"))).Should().BeTheReverseOf(ascending);
    }

    [Clause("descending-over-pages", "the descending order is that of the whole list, not of each page")]
    [RunsFor(ParameterKind.OrderDirection)]
    public async Task DescendingOverPages()
    {
        var descending = await endpoint.List(Directed("desc"));
        descending.Should().HaveItems(atLeast: 2);
        (await endpoint.InAFewPages(descending)).Should().BeTheSameListAs(descending);
    }

    private async Task IsRefused(string direction) =>
        (await endpoint.Get(Directed(direction))).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses]
    private static IEnumerable<ClauseRow<Ordering>> DefaultOrders(EndpointContract contract) => contract.Resource!.Order is { } order
        ? [new("default", $"without a wish the list is in the order of {order.By}", topic => topic.DefaultOrder(order), order.Level,
            "Response: Body")]
        : [];

    [Clauses, RunsFor(ParameterKind.OrderDirection)]
    private static IEnumerable<ClauseRow<Ordering>> InvalidDirections(EndpointContract contract) =>
    [
        new("invalid-direction", "a direction that is neither asc nor desc is refused", topic => topic.IsRefused("sideways")),
        new("upper-case-direction", "a direction in upper case is refused", topic => topic.IsRefused("DESC"), ClauseLevel.Implied),
        new("empty-direction", "an empty direction is refused", topic => topic.IsRefused(""), ClauseLevel.Implied),
    ];

    private Query Directed(string direction) => Query.None.With(endpoint.Parameter(ParameterKind.OrderDirection).Name, direction);
}
