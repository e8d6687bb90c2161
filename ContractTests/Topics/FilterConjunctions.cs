using static CloudController.ContractTests.Topics.FilterRule;

namespace CloudController.ContractTests.Topics;

/// <summary>Several q at once, and a filtered list as a list: its order, its total, its pages.</summary>
internal static class FilterConjunctions
{
    internal static readonly FilterRule[] Rules =
    [
        OfAValue("several", "several q with {0} list the items that meet them all", async (list, pivot) =>
            (await list.List(pivot.AtLeast.And(pivot.AtMost))).Should()
                .BeTheIntersectionOf(await list.List(pivot.AtLeast), await list.List(pivot.AtMost))) with { Where = Ordered },

        OfValues("repeated", "the same q with {0} twice lists what it lists once", atLeast: 1, async (list, pivots) =>
        {
            var repeated = await list.List(pivots[0].Equal.And(pivots[0].Equal));
            repeated.Should().HaveNoDuplicates();
            repeated.Should().HaveTheItemsOf(await list.List(pivots[0].Equal));
        }),

        OfValues("several-order", "the order of several q with {0} does not matter", atLeast: 2, async (list, pivots) =>
        {
            var (from, to) = (pivots[0].AtLeast, pivots[^1].AtMost);
            (await list.List(to.And(from))).Should().BeTheSameListAs(await list.List(from.And(to)));
        }) with { Where = Ordered },

        OfAValue("several-contradict", "several q with {0} that no item can meet list nothing", async (list, pivot) =>
            (await list.List(pivot.Below.And(pivot.Above))).Should().BeEmpty()) with { Where = Ordered },

        OfAValue("semicolon", "a semicolon inside one q with {0} joins conditions like several q", async (list, pivot) =>
        {
            var joined = pivot.Parameter.Asking($"{pivot.Filter.Name}>={pivot.Value};{pivot.Filter.Name}<={pivot.Value}");
            (await list.List(joined)).Should().HaveTheItemsOf(await list.List(pivot.AtLeast.And(pivot.AtMost)));
        }) with { Where = Ordered, Level = ClauseLevel.Implied },

        OfAValue("keeps-order", "a list filtered by {0} is in the order of the whole list", async (list, pivot) =>
        {
            var filtered = await list.List(Ordered(pivot.Filter.Compare) ? pivot.AtLeast : pivot.Equal);
            var listed = filtered.Keys.ToHashSet(StringComparer.Ordinal);
            filtered.Should().BeTheSameListAs(pivot.Whole.Where(item => listed.Contains(item.Key)));
        }),

        OfAValue("total", "the total of a list filtered by {0} is the number of the filtered items", async (list, pivot) =>
        {
            foreach (var query in Ordered(pivot.Filter.Compare) ? [pivot.AtLeast, pivot.Equal, pivot.Below] : (Query[])[pivot.Equal])
            {
                var filtered = await list.List(query);
                filtered.Should().BeWhole();
                filtered.Pages[0].ShouldStateTotal(filtered.Items.Count);
            }
        }) with { Section = "Response: Body" },

        OfValues("paged", "a list filtered by {0} in pages is the same list", atLeast: 2, async (list, pivots) =>
        {
            var filtered = await list.List(pivots[0].In(pivots.Take(3).Select(pivot => pivot.Value)));
            (await list.InAFewPages(filtered)).Should().BeTheSameListAs(filtered);
        }),

        OfValues("with-direction", "a list filtered by {0} in the other direction is its reverse", atLeast: 2, async (list, pivots) =>
        {
            var direction = list.Parameter(ParameterKind.OrderDirection);
            var query = pivots[0].In(pivots.Take(3).Select(pivot => pivot.Value));
            (await list.List(query.With(direction.Name, "desc"))).Should().BeTheReverseOf(await list.List(query));
        }) with { With = ParameterKind.OrderDirection },
    ];
}
