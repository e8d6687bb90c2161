using CloudController.Contract.Findings;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>A list below an item. The oracle is the list of everything, filtered by that item.</summary>
[Topic("sub-list", "Response: Body")]
public sealed class SubLists(ListUnderTest endpoint)
{
    /// <summary>How many items that only the list below shows are asked for alone.</summary>
    private const int MostAsked = 5;

    private async Task EqualsFilteredList()
    {
        var (list, filtered) = await Both();
        var missing = filtered.Items.ExceptBy(list.Keys, item => item.Key).ToList();
        var hidden = list.Items.ExceptBy(filtered.Keys, item => item.Key).ToList();
        var surplus = await ThatTheTokenSees(hidden);
        if (missing.Count + surplus.Count > 0)
        {
            Differ(
                new("same-items", $"the {filtered.Items.Count} items of {Name(filtered)}",
                    $"{list.Items.Count} items: {ItemListAssertions.Explain(missing, surplus)}", list.Exchange, endpoint.ItemsPointer),
                filtered);
        }

        if (hidden.Count == list.Items.Count || hidden.Count > MostAsked)
            Deviate.Undecided("items-not-shown", $"{hidden.Count} items are not in {Name(filtered)}, and the token may not see them alone");
    }

    private async Task ShownAlike()
    {
        var (list, filtered) = await Both();
        var others = filtered.Items.DistinctBy(item => item.Key).ToDictionary(item => item.Key);
        var common = list.Items.Where(item => others.ContainsKey(item.Key)).ToList();
        if (common.Count == 0)
            Deviate.Undecided("too-few-items", $"the list has no item in common with {Name(filtered)}");
        foreach (var item in common)
        {
            if (item.DiffersAt(others[item.Key].Value) is not { } place)
                continue;
            var page = list.Pages.First(page => page.Items.Any(shown => ReferenceEquals(shown, item)));
            Differ(new("shown-alike", $"{item} with {place} {others[item.Key].At(place)?.GetRawText()}, as {Name(filtered)} shows it",
                item.At(place)?.GetRawText() ?? "nothing", page.Exchange, item.Pointer + place), filtered);
        }
    }

    [Clauses]
    private static IEnumerable<ClauseRow<SubLists>> OfFilteredList(EndpointContract contract) => contract.SameAs is not { } same ? [] :
    [
        new("equals-filtered-list", $"the list has exactly the items that {same.Endpoint} has where it is filtered by {same.Filter}",
            topic => topic.EqualsFilteredList()),
        new("shown-alike", $"the items look as in {same.Endpoint}, as far as both lists show a field", topic => topic.ShownAlike(),
            ClauseLevel.Implied),
    ];

    /// <summary>Both lists from beginning to end; at least one of them has an item.</summary>
    private async Task<(ItemList List, ItemList Filtered)> Both()
    {
        var (list, filtered) = (await endpoint.WholeList(), await endpoint.FilteredList());
        foreach (var read in (IEnumerable<ItemList>)[list, filtered])
        {
            read.Should().BeWhole();
            read.Should().BeIdentifiable();
        }

        if (list.Items.Count + filtered.Items.Count == 0)
            Deviate.Undecided("too-few-items", $"neither the list nor {Name(filtered)} has an item");
        return (list, filtered);
    }

    /// <summary>
    /// The first of <paramref name="items"/>, without those that are not answered alone: a list of everything has only what the token may
    /// see, which need not be all that a list below an item has.
    /// </summary>
    private async Task<IReadOnlyList<Item>> ThatTheTokenSees(IReadOnlyList<Item> items)
    {
        var seen = new List<Item>();
        foreach (var item in items.Take(MostAsked))
        {
            if (endpoint.Resource.RouteOf(item.Guid!) is { } route
                && (await endpoint.Send(HttpMethod.Get, route, Query.None)).Status == 200)
                seen.Add(item);
        }

        return seen;
    }

    private static string Name(ItemList filtered) => $"{filtered.Exchange.Request.Path}?{filtered}";

    private static void Differ(Deviation deviation, ItemList filtered) =>
        throw new DeviationException([deviation with { Against = filtered.Exchange }], dependsOnData: true);
}
