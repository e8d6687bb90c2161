using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Writes;

namespace CloudController.ContractTests.Sampling;

/// <summary>The queries that find an item by what it shows.</summary>
internal static class FiltersOfItem
{
    /// <summary>A query for each filter of <paramref name="list"/> by a field that <paramref name="item"/> has a value in.</summary>
    internal static IEnumerable<Query> Of(JsonElement item, EndpointContract list)
    {
        var values = list.ParametersOf(ParameterKind.ListFilter)
            .Where(filter => filter.Field is not null && filter.Compare != FilterComparison.None)
            .Select(filter => (Query: Value(item, filter.Field!), filter.Name))
            .Where(filter => filter.Query is not null)
            .Select(filter => Query.None.With(filter.Name, filter.Query!));
        var q = list.Parameter(ParameterKind.Filter)?.ShownFilters
            .Select(filter => (Text: Value(item, filter.Field!), filter.Name))
            .Where(filter => filter.Text is not null)
            .Select(filter => Query.None.With(list.Parameter(ParameterKind.Filter)!.Name, $"{filter.Name}:{filter.Text}"));
        return [.. values, .. q ?? [], .. Labels(item, list)];
    }

    /// <summary>The name in <paramref name="body"/>, and the query that finds what is called so; <c>null</c> without either.</summary>
    internal static (Query Query, string Name)? ByName(JsonElement body, WriteUnderTest endpoint) =>
        Workbench.NameIn(body, endpoint.Resource) is { } name
            ? (Makers.ByName(endpoint.List.Parameters, endpoint.Resource, name), name)
            : null;

    private static IEnumerable<Query> Labels(JsonElement item, EndpointContract list) =>
        from selector in list.ParametersOf(ParameterKind.LabelSelector)
        let labels = selector.Field is { } field ? JsonPointer.Find(item, field) : null
        where labels is { ValueKind: JsonValueKind.Object }
        from label in labels.Value.EnumerateObject().Where(label => label.Value.ValueKind == JsonValueKind.String).Take(1)
        select Query.None.With(selector.Name, $"{label.Name}={label.Value.GetString()}");

    private static string? Value(JsonElement item, string field) => JsonPointer.Find(item, field) switch
    {
        null => null,
        { } value => Text(value),
    };

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text && !text.Contains(',', StringComparison.Ordinal) => text,
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
