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
    internal Query With(string operation) => Filters.Query(Parameter, $"{Filter.Name}{operation}{Value}");

    /// <summary>The same pivot with another value.</summary>
    internal Pivot At(string value) => this with { Value = value };
}

/// <summary>Queries with filters, and the values to try them with.</summary>
internal static class Filters
{
    /// <summary>Characters that mean something inside a filter.</summary>
    private static readonly char[] Special = [',', ';', ':', '<', '>'];

    internal static Query Query(ParameterContract parameter, string filter) => Contract.Http.Query.None.With(parameter.Name, filter);

    internal static Query In(this Pivot pivot, params IEnumerable<string> values) =>
        Query(pivot.Parameter, $"{pivot.Filter.Name} IN {string.Join(',', values)}");

    /// <summary>Runs <paramref name="check"/> with a value from the beginning, the middle and the end of the data, for every documented filter.</summary>
    internal static async Task ForEachPivot(this ListUnderTest endpoint, Func<Pivot, Task> check)
    {
        var parameter = endpoint.Parameter(ParameterKind.Filter);
        foreach (var filter in parameter.Filters)
        {
            var values = await endpoint.Samples(filter);
            foreach (var pivot in new[] { values[0], values[values.Count / 2], values[^1] }.Distinct())
                await check(pivot);
        }
    }

    /// <summary>Runs <paramref name="check"/> once for every documented filter, with pivots for all values of the data.</summary>
    internal static async Task ForEachFilter(this ListUnderTest endpoint, int atLeast, Func<IReadOnlyList<Pivot>, Task> check)
    {
        foreach (var filter in endpoint.Parameter(ParameterKind.Filter).Filters)
        {
            var values = await endpoint.Samples(filter);
            endpoint.Need(atLeast, values.Count, await endpoint.WholeList(), filter.Field);
            await check(values);
        }
    }

    /// <summary>A value that no item has.</summary>
    internal static string Absent(this Pivot pivot)
    {
        var value = pivot.Value + "-absent";
        while (pivot.Whole.Items.Any(item => string.Equals(item.Text(pivot.Filter.Field), value, StringComparison.OrdinalIgnoreCase)))
            value += "-absent";
        return value;
    }

    private static async Task<IReadOnlyList<Pivot>> Samples(this ListUnderTest endpoint, FilterContract filter)
    {
        var all = await endpoint.WholeList();
        var whole = all;
        // A comparison says nothing of items that rightly have no value.
        if (endpoint.Schema.Fields.Find($"{endpoint.ItemsPointer}/*{filter.Field}") is { IsNullable: true })
            whole = whole.Where(item => item.Text(filter.Field) is not null);
        var parameter = endpoint.Parameter(ParameterKind.Filter);
        var values = whole.Items
            .Select(item => (Item: item, Value: item.Text(filter.Field)))
            .Where(sample => sample.Value is { Length: > 0 } value && value.IndexOfAny(Special) < 0 && value.FitsIntoAnAddress() && endpoint.MayRepeat(filter.Field, value))
            .DistinctBy(sample => sample.Value)
            .OrderBy(sample => sample.Value, StringComparer.Ordinal)
            .Select(sample => new Pivot(parameter, filter, sample.Value!, sample.Item, whole))
            .ToList();
        endpoint.Need(1, values.Count, all, filter.Field);
        return values;
    }
}
