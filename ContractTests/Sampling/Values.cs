using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Sampling;

/// <summary>Values out of the target's own data.</summary>
internal static class Values
{
    private const int Most = 50;

    /// <summary>The longest value that is used, in characters: few servers refuse an address of this length for its length alone.</summary>
    private const int LongestTogether = 1_500;

    /// <summary>
    /// The different values of the field that <paramref name="filter"/> compares, without those that mean something in a filter or must not
    /// be repeated.
    /// </summary>
    internal static IReadOnlyList<string> ValuesOf(this ListUnderTest endpoint, ItemList list, ParameterContract filter) => list.Items
        .Select(item => item.Written(filter.Field!, filter.Compare))
        .OfType<string>()
        .Where(value => value.Length > 0 && value.IndexOfAny([',', '%']) < 0 && endpoint.MayRepeat(filter.Field!, value))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ThatFitIntoAnAddress();

    /// <summary>As many of <paramref name="values"/> as one query can hold.</summary>
    internal static IReadOnlyList<string> ThatFitIntoAnAddress(this IEnumerable<string> values)
    {
        var room = LongestTogether;
        return values.Where(FitsIntoAnAddress).Take(Most).TakeWhile(value => (room -= Length(value)) >= 0).ToList();
    }

    /// <summary>Whether a query can hold <paramref name="value"/> and others like it.</summary>
    internal static bool FitsIntoAnAddress(this string value) => Length(value) <= LongestTogether / 3;

    private static int Length(string value) => Uri.EscapeDataString(value).Length;

    /// <summary>
    /// Runs <paramref name="check"/> with the whole list and the different values of the field that <paramref name="filter"/> compares.
    /// </summary>
    internal static async Task OnValues(
        this ListUnderTest endpoint, ParameterContract filter, int atLeast, Func<ItemList, IReadOnlyList<string>, Task> check)
    {
        var whole = await endpoint.WholeList();
        var values = endpoint.ValuesOf(whole, filter);
        endpoint.Need(atLeast, values.Count, whole, filter.Field!);
        await check(whole, values);
    }

    /// <summary>The items whose field has <paramref name="value"/>.</summary>
    internal static IEnumerable<Item> Having(this ItemList list, ParameterContract filter, string value) =>
        list.Items.Where(item => item.Written(filter.Field!) == value);

    /// <summary>The first, a middle and the last of <paramref name="values"/>.</summary>
    internal static IEnumerable<T> Ends<T>(this IReadOnlyList<T> values) =>
        new[] { values[0], values[values.Count / 2], values[^1] }.Distinct();
}
