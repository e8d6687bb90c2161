using static CloudController.ContractTests.Topics.FilterRule;

namespace CloudController.ContractTests.Topics;

/// <summary>What q with IN lists, compared with what its values list one by one.</summary>
internal static class FilterSets
{
    internal static readonly FilterRule[] Rules =
    [
        OfAValue("in-one", "q={0} IN a lists what q={0}:a lists", async (list, pivot) =>
            (await list.List(pivot.In(pivot.Value))).Should().HaveTheItemsOf(await list.List(pivot.Equal))),

        OfValues("in-is-union", "q={0} IN a,b lists what q={0}:a and q={0}:b list together", atLeast: 2, async (list, pivots) =>
        {
            var (a, b) = (pivots[0], pivots[^1]);
            (await list.List(a.In(a.Value, b.Value))).Should().BeTheUnionOf(await list.List(a.Equal), await list.List(b.Equal));
        }),

        OfValues("in-all", "q={0} IN with every value of the data lists every item that has one", atLeast: 2, async (list, pivots) =>
        {
            var values = pivots.Select(pivot => pivot.Value).ThatFitIntoAnAddress().ToHashSet(StringComparer.Ordinal);
            var listed = await list.List(pivots[0].In(values));
            foreach (var item in pivots[0].Whole.Items.Where(item => values.Contains(pivots[0].ValueOf(item) ?? "")))
                listed.Should().Contain(item);
        }),

        OfValues("in-order", "the order of the values of {0} IN does not matter", atLeast: 2, async (list, pivots) =>
        {
            var (a, b) = (pivots[0], pivots[^1]);
            (await list.List(a.In(b.Value, a.Value))).Should().BeTheSameListAs(await list.List(a.In(a.Value, b.Value)));
        }),

        OfAValue("in-repeated", "a value that {0} IN repeats adds nothing", async (list, pivot) =>
        {
            var repeated = await list.List(pivot.In(pivot.Value, pivot.Value));
            repeated.Should().HaveNoDuplicates();
            repeated.Should().HaveTheItemsOf(await list.List(pivot.Equal));
        }),

        OfAValue("in-unknown", "a value that no item has adds nothing to {0} IN, first or last", async (list, pivot) =>
        {
            var equal = await list.List(pivot.Equal);
            (await list.List(pivot.In(pivot.Value, pivot.Absent()))).Should().HaveTheItemsOf(equal);
            (await list.List(pivot.In(pivot.Absent(), pivot.Value))).Should().HaveTheItemsOf(equal);
        }) with { Where = Words },
    ];
}
