using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Assertions;

/// <summary>What parameters have to leave alone.</summary>
internal static class SameItems
{
    /// <summary>With <paramref name="query"/> the list has the items that it has without, in the same order; both lists.</summary>
    internal static async Task<(ItemList Plain, ItemList Asked)> ListsTheSameWith(this ListUnderTest endpoint, Query query)
    {
        var plain = await endpoint.WholeList();
        plain.Should().HaveItems(atLeast: 1);
        var asked = await endpoint.List(query);
        asked.Should().BeTheSameListAs(plain);
        return (plain, asked);
    }
}
