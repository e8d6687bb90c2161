namespace CloudController.ContractTests.Sampling;

/// <summary>For any documented parameter a query that uses it and, where the data allow, lists several items.</summary>
internal static class SampleQueries
{
    internal static async Task<Query> SampleQuery(this EndpointUnderTest endpoint, ParameterContract parameter)
    {
        var query = Query.None;
        switch (parameter.Kind)
        {
            case ParameterKind.Filter:
                await endpoint.ForEachFilter(atLeast: 2, pivots =>
                {
                    query = pivots[0].In(pivots.Take(3).Select(pivot => pivot.Value));
                    return Task.CompletedTask;
                });
                return query;
            case ParameterKind.ListFilter when parameter.Field is not null:
                return query.With(parameter.Name, string.Join(',', await Some(endpoint, parameter)));
            case ParameterKind.ListFilter:
                return query.With(parameter.Name, "no-such-value");
            case ParameterKind.TimestampFilter:
                return query.With($"{parameter.Name}[lte]", (await Some(endpoint, parameter))[^1]);
            case ParameterKind.LabelSelector:
                return query.With(parameter.Name, "!no-such-label");
            case ParameterKind.OrderBy:
                return query.With(parameter.Name, $"-{parameter.Filters[0].Name}");
            default:
                return query.With(parameter.Name, parameter.Values[^1]);
        }
    }

    private static async Task<IReadOnlyList<string>> Some(EndpointUnderTest endpoint, ParameterContract parameter)
    {
        var whole = await endpoint.WholeList();
        var values = whole.ValuesOf(parameter);
        if (values.Count == 0)
            Deviate.UndecidedWithout(parameter.Field!, 0, whole, endpoint, $"no item has a value at {parameter.Field} to filter by");
        return values;
    }
}
