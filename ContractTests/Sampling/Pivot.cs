using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Sampling;

/// <summary>A value out of the target's own data, and the queries around it.</summary>
internal sealed record Pivot(ParameterContract Parameter, FilterContract Filter, string Value, Item Item, ItemList Whole)
{
    internal Query Equal => With(":");

    internal Query Above => With(">");

    internal Query Below => With("<");

    internal Query AtLeast => With(">=");

    internal Query AtMost => With("<=");

    /// <summary>The query <c>&lt;filter&gt;&lt;operator&gt;&lt;value&gt;</c>.</summary>
    internal Query With(string operation) => Parameter.Asking($"{Filter.Name}{operation}{Value}");

    /// <summary>The query <c>&lt;filter&gt; IN &lt;values&gt;</c>.</summary>
    internal Query In(params IEnumerable<string> values) => Parameter.Asking($"{Filter.Name} IN {string.Join(',', values)}");

    /// <summary>The same pivot with another value.</summary>
    internal Pivot At(string value) => this with { Value = value };

    /// <summary>A value that no item has.</summary>
    internal string Absent()
    {
        var value = Value + "-absent";
        while (Whole.Items.Any(item => string.Equals(ValueOf(item), value, StringComparison.OrdinalIgnoreCase)))
            value += "-absent";
        return value;
    }

    /// <summary>What <paramref name="item"/> has where the filter looks; <c>null</c> for nothing.</summary>
    internal string? ValueOf(Item item) => item.Written(Filter.Field!, Filter.Compare);
}

/// <summary>Values to try the filters of q with.</summary>
internal static class Pivots
{
    private static readonly char[] Separators = [',', ';'];

    /// <summary>Characters that mean something inside a filter.</summary>
    private static readonly char[] Special = [.. Separators, ':', '<', '>'];

    /// <summary>The query that sends <paramref name="filter"/>.</summary>
    internal static Query Asking(this ParameterContract parameter, string filter) => Query.None.With(parameter.Name, filter);

    /// <summary>A pivot for each different value that the data have for <paramref name="filter"/>.</summary>
    /// <exception cref="Contract.Findings.InconclusiveException">There are fewer than <paramref name="atLeast"/>.</exception>
    internal static async Task<IReadOnlyList<Pivot>> PivotsOf(this ListUnderTest endpoint, FilterContract filter, int atLeast = 1)
    {
        var all = await endpoint.WholeList();
        var whole = all;
        // Items without a value are in none of the compared lists, so no pivot is taken from them.
        if (endpoint.Schema.Fields.Find($"{endpoint.ItemsPointer}/*{filter.Field}") is { IsNullable: true })
            whole = whole.Where(item => item.Written(filter.Field!, filter.Compare) is not null);
        var parameter = endpoint.Parameter(ParameterKind.Filter);
        var pivots = whole.Items
            .Select(item => (Item: item, Value: item.Written(filter.Field!, filter.Compare)))
            .Where(sample => sample.Value is { Length: > 0 } value && endpoint.CanAskFor(filter, value))
            .DistinctBy(sample => sample.Value)
            .OrderBy(sample => sample.Value, StringComparer.Ordinal)
            .Select(sample => new Pivot(parameter, filter, sample.Value!, sample.Item, whole))
            .ToList();
        endpoint.Need(atLeast, pivots.Count, all, filter.Field!);
        return pivots;
    }

    /// <summary>The filters whose values items show, and a pivot for each of their values; a filter without data says nothing.</summary>
    /// <exception cref="Contract.Findings.InconclusiveException">No filter has <paramref name="atLeast"/> values.</exception>
    internal static async Task<IReadOnlyList<IReadOnlyList<Pivot>>> PivotsOfFilters(
        this ListUnderTest endpoint, Func<FilterContract, bool> which, int atLeast = 1)
    {
        var found = new List<IReadOnlyList<Pivot>>();
        Contract.Findings.InconclusiveException? missing = null;
        foreach (var filter in endpoint.Parameter(ParameterKind.Filter).ShownFilters.Where(which))
        {
            try
            {
                found.Add(await endpoint.PivotsOf(filter, atLeast));
            }
            catch (Contract.Findings.InconclusiveException without)
            {
                missing ??= without;
            }
        }

        if (found.Count == 0)
            throw missing ?? new Contract.Findings.InconclusiveException("no-filter", "no documented filter can be used for this");
        return found;
    }

    private static bool CanAskFor(this ListUnderTest endpoint, FilterContract filter, string value) =>
        value.IndexOfAny(filter.Compare == FilterComparison.Second ? Separators : Special) < 0
            && value.FitsIntoAnAddress()
            && endpoint.MayRepeat(filter.Field!, value);
}
