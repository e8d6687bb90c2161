namespace CloudController.ContractTests.Sampling;

/// <summary>For any documented parameter a query that uses it and, where the data allow, lists several items.</summary>
internal static class SampleQueries
{
    /// <summary>Whether enough of the parameter is documented to ask with it.</summary>
    internal static bool HasSample(this ParameterContract parameter) => parameter.Kind switch
    {
        ParameterKind.Filter => parameter.ShownFilters.Any(),
        ParameterKind.Include => parameter.Includes.Count > 0,
        ParameterKind.OrderBy => parameter.Filters.Count > 0,
        _ => true,
    };

    internal static async Task<Query> SampleQuery(this ListUnderTest endpoint, ParameterContract parameter)
    {
        var query = Query.None;
        switch (parameter.Kind)
        {
            case ParameterKind.Filter:
                var pivots = (await endpoint.PivotsOfFilters(_ => true, atLeast: 2))[^1];
                return pivots[0].In(pivots.Take(3).Select(pivot => pivot.Value));
            case ParameterKind.ListFilter when parameter.Field is not null:
                var values = await endpoint.Some(parameter);
                var takesOne = parameter.Single || parameter.Compare == FilterComparison.Boolean;
                return query.With(parameter.Name, takesOne ? values[^1] : string.Join(',', values));
            case ParameterKind.ListFilter:
                return query.With(parameter.Name, parameter.Compare == FilterComparison.Boolean ? "true" : "no-such-value");
            case ParameterKind.Include:
                return query.With(parameter.Name, parameter.Includes[0].Name);
            case ParameterKind.TimestampFilter:
                return query.With($"{parameter.Name}[lte]", (await endpoint.Some(parameter))[^1]);
            case ParameterKind.LabelSelector:
                return query.With(parameter.Name, "!no-such-label");
            case ParameterKind.OrderBy:
                return query.With(parameter.Name, $"-{parameter.Filters[0].Name}");
            default:
                return query.With(parameter.Name, parameter.Values[^1]);
        }
    }

    private static async Task<IReadOnlyList<string>> Some(this ListUnderTest endpoint, ParameterContract parameter)
    {
        var whole = await endpoint.WholeList();
        var values = endpoint.ValuesOf(whole, parameter);
        endpoint.Need(1, values.Count, whole, parameter.Field!);
        return values;
    }
}
