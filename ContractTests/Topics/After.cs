namespace CloudController.ContractTests.Topics;

/// <summary>after_guid: what stands behind an item of the list. The oracle is the whole list.</summary>
[Topic("after", "Request: Query parameters, after_guid"), RunsFor(ParameterKind.After)]
public sealed class After(ListUnderTest endpoint)
{
    /// <summary>Lists of events are long, so the item is one near the end.</summary>
    private const int Behind = 2;

    [Clause("rest-of-list", "after_guid lists the items that stand behind the one with the guid", Depth = RunDepth.Full)]
    public async Task ListsTheRest()
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: Behind + 1);
        whole.Should().BeWhole();
        whole.Should().BeIdentifiable();
        var items = whole.Items;
        var rest = await endpoint.List(endpoint.Parameter(ParameterKind.After).Asking(items[^(Behind + 1)].Guid!));
        rest.Should().HaveTheItemsOf(items.TakeLast(Behind), $"the {Behind} items behind {items[^(Behind + 1)]}");
    }
}
