using CloudController.Contract.Paging;
using static CloudController.ContractTests.Topics.FilterRule;

namespace CloudController.ContractTests.Topics;

/// <summary>What the operators of q list, compared with each other and with the whole list.</summary>
internal static class FilterComparisons
{
    internal static readonly FilterRule[] Rules =
    [
        OfAValue("equality", "q={0}:value lists the items that have the value, and no item with another", async (list, pivot) =>
        {
            var equal = await list.List(pivot.Equal);
            equal.Should().Contain(pivot.Item);
            if (equal.Items.FirstOrDefault(item => IsAnother(pivot, item)) is { } other)
                equal.Should().NotContain(other);
            // Whether texts that differ in case are the same is the database's business.
            if (!Text(pivot.Filter.Compare))
                equal.Should().HaveTheItemsOf(Having(pivot, pivot.Value), $"the items whose {pivot.Filter.Name} is {pivot.Value}");
        }),

        OfAValue("equality-is-case-sensitive", "q={0}:value distinguishes upper and lower case", async (list, pivot) =>
        {
            var value = SwapCase(pivot.Value);
            (await list.List(pivot.At(value).Equal)).Should().HaveTheItemsOf(
                Having(pivot, value), $"only items whose {pivot.Filter.Name} is {value}");
        }) with { Where = Text, Level = ClauseLevel.Implied },

        OfAValue("greater-than", "q={0}>value lists exactly the items that neither equal nor precede value", async (list, pivot) =>
        {
            var above = await list.List(pivot.Above);
            above.And(await list.List(pivot.AtMost)).Should().Partition(pivot.Whole);
            above.Should().NotContain(pivot.Item);
        }) with { Where = Ordered },

        OfAValue("less-than", "q={0}<value lists exactly the items that neither equal nor follow value", async (list, pivot) =>
        {
            var below = await list.List(pivot.Below);
            below.And(await list.List(pivot.AtLeast)).Should().Partition(pivot.Whole);
            below.Should().NotContain(pivot.Item);
        }) with { Where = Ordered },

        OfAValue("greater-or-equal", "q={0}>=value lists what q={0}>value and q={0}:value list together", async (list, pivot) =>
            (await list.List(pivot.AtLeast)).Should().BeTheUnionOf(
                await list.List(pivot.Above), await list.List(pivot.Equal))) with { Where = Ordered },

        OfAValue("less-or-equal", "q={0}<=value lists what q={0}<value and q={0}:value list together", async (list, pivot) =>
            (await list.List(pivot.AtMost)).Should().BeTheUnionOf(
                await list.List(pivot.Below), await list.List(pivot.Equal))) with { Where = Ordered },

        OfAValue("trichotomy", "every item is below, at or above a value of {0}, and only one of these", async (list, pivot) =>
            (await list.List(pivot.Below)).And(await list.List(pivot.Equal)).And(await list.List(pivot.Above))
                .Should().Partition(pivot.Whole))
            with { Where = Ordered },

        OfAValue("direction", "a value of {0} precedes every longer value that begins with it", async (list, pivot) =>
        {
            // The one order that every collation agrees on.
            var longer = pivot.At(pivot.Absent());
            (await list.List(longer.Below)).Should().Contain(pivot.Item);
            (await list.List(longer.AtLeast)).Should().NotContain(pivot.Item);
        }) with { Where = Text },

        OfAValue("absent-value", "filtering by a {0} that no item has lists nothing", async (list, pivot) =>
            (await list.List(pivot.At(pivot.Absent()).Equal)).Should().BeEmpty()) with { Where = Words },

        OfAValue("absent-pivot", "a {0} that no item has divides the list in two", async (list, pivot) =>
        {
            var absent = pivot.At(pivot.Absent());
            (await list.List(absent.Below)).And(await list.List(absent.Above)).Should().Partition(pivot.Whole);
        }) with { Where = Text },
    ];

    private static bool IsAnother(Pivot pivot, Item item) =>
        pivot.ValueOf(item) is { } value && !value.Equals(pivot.Value, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Item> Having(Pivot pivot, string value) => pivot.Whole.Items.Where(item => pivot.ValueOf(item) == value);

    private static string SwapCase(string value) =>
        string.Concat(value.Select(character => char.IsUpper(character)
            ? char.ToLowerInvariant(character)
            : char.ToUpperInvariant(character)));
}
