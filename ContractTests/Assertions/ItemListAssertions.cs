using System.Text.Json;
using CloudController.Contract.Paging;
using FluentAssertions.Primitives;

namespace CloudController.ContractTests.Assertions;

/// <summary>What is expected of a list in relation to other lists. Items are compared by identity, never by an order of ours.</summary>
internal sealed class ItemListAssertions(ItemList list) : ReferenceTypeAssertions<ItemList, ItemListAssertions>(list)
{
    protected override string Identifier => "list";

    private Exchange Exchange => Subject.Pages[^1].Exchange;

    /// <summary>
    /// The same items in the same order; where one walk was cut short, as far as it went. The order of items that share their value at
    /// <paramref name="by"/>, or in the documented order, is open.
    /// </summary>
    internal void BeTheSameListAs(ItemList other, string? by = null)
    {
        BeIdentifiable();
        other.Should().BeIdentifiable();
        StandAs(other.Items, Subject.Items, Places(other, by), "same-list", Name(other));
        if (Subject.IsComplete
            && other.IsComplete
            && (Subject.Items.Count != other.Items.Count || !other.Keys.ToHashSet().SetEquals(Subject.Keys)))
            Deviate.UnlessDataMoved("same-list", $"{Name(other)}, {other.Items.Count} items",
                $"{Subject.Items.Count} items in {Subject}: {Difference(other)}", Exchange);
    }

    /// <summary>What both lists have, looks the same in both.</summary>
    internal void ShowItemsAs(ItemList other)
    {
        var found = Subject.Items.ToLookup(item => item.Key);
        foreach (var item in other.Items)
        {
            if (found[item.Key].FirstOrDefault() is { } shown
                && !found[item.Key].Any(same => JsonElement.DeepEquals(same.Value, item.Value)))
                Deviate.UnlessDataMoved("no-effect", $"{item} unchanged", shown.Content, Subject.Exchange, shown.Pointer);
        }
    }

    /// <summary>
    /// The same items in the opposite order. The order of items that share their value at <paramref name="by"/>, or in the documented
    /// order, is open.
    /// </summary>
    internal void BeTheReverseOf(ItemList other, string? by = null)
    {
        HaveTheItemsOf(other);
        var (ours, theirs) = (Subject.Items.DistinctBy(item => item.Key), other.Items.DistinctBy(item => item.Key));
        StandAs(theirs.Reverse(), ours, Places(other, by), "reverse", $"{Name(other)} reversed");
    }

    /// <summary>As far as both go, every one of our items has the place of the expected one.</summary>
    private void StandAs(IEnumerable<Item> expected, IEnumerable<Item> ours, Func<Item, string?> place, string rule, string name)
    {
        foreach (var (at, (item, wanted)) in ours.Zip(expected).Index())
        {
            if (place(item) != place(wanted))
                Deviate.UnlessDataMoved(rule, $"{name}, at position {at + 1} {wanted}", $"{item} in {Subject}", Exchange);
        }
    }

    /// <summary>
    /// What decides where an item stands, as <paramref name="list"/> shows it; without a documented order the item itself.
    /// </summary>
    private static Func<Item, string?> Places(ItemList list, string? by)
    {
        var places = list.Items.DistinctBy(item => item.Key).ToDictionary(item => item.Key, Place);
        return item => places.TryGetValue(item.Key, out var place) ? place : Place(item);

        string? Place(Item item) => (by ?? item.Contract.Order?.By) is { } pointer ? item.At(pointer)?.GetRawText() : item.Key;
    }

    /// <summary>The same items, whatever their order.</summary>
    internal void HaveTheItemsOf(IEnumerable<Item> expected, string description)
    {
        BeWhole();
        BeIdentifiable();
        var wanted = expected.DistinctBy(item => item.Key).ToList();
        var missing = wanted.ExceptBy(Subject.Keys, item => item.Key).ToList();
        var surplus = Subject.Items.ExceptBy(wanted.Select(item => item.Key), item => item.Key).ToList();
        if (missing.Count + surplus.Count > 0)
            Deviate.UnlessDataMoved("same-items", $"{Subject} lists {description}", Explain(missing, surplus), Exchange);
    }

    /// <summary>Some of the items, or none.</summary>
    internal void HaveNoItemBut(IEnumerable<Item> allowed, string description)
    {
        BeWhole();
        BeIdentifiable();
        var surplus = Subject.Items.ExceptBy(allowed.Select(item => item.Key), item => item.Key).ToList();
        if (surplus.Count > 0)
            Deviate.UnlessDataMoved("same-items", $"{Subject} lists {description}", Explain([], surplus), Exchange);
    }

    internal void HaveTheItemsOf(ItemList other)
    {
        other.Should().BeWhole();
        HaveTheItemsOf(other.Items, $"the items of {other}");
    }

    internal void BeTheUnionOf(ItemList one, ItemList other)
    {
        one.Should().BeWhole();
        other.Should().BeWhole();
        HaveTheItemsOf(one.Items.Concat(other.Items), $"the items of {one} and those of {other}");
    }

    internal void BeTheIntersectionOf(ItemList one, ItemList other)
    {
        one.Should().BeWhole();
        other.Should().BeWhole();
        HaveTheItemsOf(one.Items.IntersectBy(other.Keys, item => item.Key), $"the items that {one} and {other} share");
    }

    /// <summary>
    /// Numbers are compared as numbers, timestamps of one format as text. Other texts are ordered by the collation of the target's
    /// database, which is not known, so that it is only checked that equal ones stand together.
    /// </summary>
    internal void NotDecreaseBy(string pointer)
    {
        StandTogetherBy(pointer);
        foreach (var (item, next) in Subject.Items.Zip(Subject.Items.Skip(1)))
        {
            if (item.At(pointer) is { } value && next.At(pointer) is { } following && Compare(value, following) > 0)
                Deviate.UnlessDataMoved("order", $"{pointer} not decreasing: after {item} at least {value.GetRawText()}",
                    following.GetRawText(), Exchange, next.Pointer + pointer);
        }
    }

    private void StandTogetherBy(string pointer)
    {
        var left = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (item, next) in Subject.Items.Zip(Subject.Items.Skip(1)))
        {
            if (item.Text(pointer) is not { } value
                || next.Text(pointer) is not { } following
                || value.Equals(following, StringComparison.OrdinalIgnoreCase))
                continue;
            left.Add(value);
            if (left.Contains(following))
                Deviate.UnlessDataMoved("order", $"the items whose {pointer} is {following} together", $"one more behind {item}", Exchange,
                    next.Pointer + pointer);
        }
    }

    internal void BeEmpty()
    {
        if (Subject.Items is [var first, ..])
            Deviate.UnlessDataMoved("empty", $"nothing in {Subject}", $"{Subject.Items.Count} items, first {first}", Exchange);
    }

    internal void Contain(Item item)
    {
        BeWhole();
        BeIdentifiable();
        if (!Subject.Keys.Contains(item.Key))
            Deviate.UnlessDataMoved("contains", $"{item} in {Subject}", $"{Subject.Items.Count} items without it", Exchange);
    }

    internal void NotContain(Item item)
    {
        if (Subject.Keys.Contains(item.Key))
            Deviate.UnlessDataMoved("excludes", $"{Subject} without {item}", "it is listed", Exchange);
    }

    internal void HaveNoDuplicates()
    {
        BeIdentifiable();
        if (Subject.Items.GroupBy(item => item.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            Deviate.UnlessDataMoved("no-duplicates", $"every item once in {Subject}", $"{twice.First()} {twice.Count()} times", Exchange);
    }

    /// <summary>Leaves the clause undecided where a list was not read to its end, because what seems to be missing may follow.</summary>
    internal void BeWhole()
    {
        if (!Subject.IsComplete)
            Deviate.Undecided("list-too-long",
                $"{Subject} is longer than Data:MaxPagesPerWalk allows to read ({Subject.Pages.Count} pages)");
    }

    /// <summary>Items without a guid cannot be found again in another list.</summary>
    internal void BeIdentifiable()
    {
        if (Subject.Items.FirstOrDefault(item => item.Guid is null) is { } anonymous)
            Deviate.Undecided("no-guid", $"an item of {Subject} has no guid to know it by: {anonymous}");
    }

    internal void HaveItems(int atLeast)
    {
        if (Subject.Items.Count < atLeast)
            Deviate.Undecided("too-few-items", $"{Subject} has {Subject.Items.Count} items, {atLeast} are needed");
    }

    private static int Compare(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => one.GetDouble().CompareTo(other.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) when IsTimestamp(one)
            && IsTimestamp(other) => string.CompareOrdinal(one.GetString(), other.GetString()),
        _ => 0,
    };

    private static bool IsTimestamp(JsonElement text) =>
        text.GetString() is [_, _, _, _, '-', _, _, '-', _, _, 'T', .., 'Z'] and { Length: 20 };

    private string Difference(ItemList other) => Explain(
        other.Items.ExceptBy(Subject.Keys, item => item.Key).ToList(),
        Subject.Items.ExceptBy(other.Keys, item => item.Key).ToList());

    internal static string Explain(IReadOnlyList<Item> missing, IReadOnlyList<Item> surplus) => string.Join("; ",
        new[] { Some("missing", missing), Some("too many", surplus) }.Where(text => text.Length > 0).DefaultIfEmpty("items repeat"));

    private static string Some(string word, IReadOnlyList<Item> items)
    {
        const int shown = 3;
        return items.Count == 0 ? "" : $"{items.Count} {word}: {string.Join(", ", items.Take(shown))}{(items.Count > shown ? ", …" : "")}";
    }

    private static string Name(ItemList list) => list.ToString();
}

/// <summary>Two or more lists that together are compared with a whole.</summary>
internal sealed record Parts(IReadOnlyList<ItemList> Lists)
{
    internal Parts And(ItemList another) => new([.. Lists, another]);
}

/// <summary>What is expected of several lists together.</summary>
internal sealed class PartsAssertions(Parts parts) : ReferenceTypeAssertions<Parts, PartsAssertions>(parts)
{
    protected override string Identifier => "parts";

    /// <summary>Every item of the whole list in exactly one part.</summary>
    internal void Partition(ItemList whole)
    {
        foreach (var list in Subject.Lists.Append(whole))
        {
            list.Should().BeWhole();
            list.Should().BeIdentifiable();
        }

        var names = string.Join(", ", Subject.Lists.Select(part => part.ToString()));
        var holders = Subject.Lists
            .SelectMany(part => part.Items.DistinctBy(item => item.Key))
            .GroupBy(item => item.Key)
            .ToDictionary(held => held.Key, held => held.Count());
        foreach (var item in whole.Items)
        {
            var count = holders.GetValueOrDefault(item.Key);
            if (count != 1)
                Deviate.UnlessDataMoved("partition", $"{item} in exactly one of {names}",
                    count == 0 ? "in none of them" : $"in {count} of them", Subject.Lists[0].Exchange);
        }

        if (Subject.Lists.SelectMany(part => part.Items).ExceptBy(whole.Keys, item => item.Key).FirstOrDefault() is { } stranger)
            Deviate.UnlessDataMoved("partition", $"{names} list items of the whole list only", $"also {stranger}",
                Subject.Lists[0].Exchange);
    }
}
