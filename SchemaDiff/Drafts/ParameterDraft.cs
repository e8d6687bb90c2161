using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Contract.Contracts;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Makes a parameter of a row: facts only, the sentences of the description stay in the page.</summary>
internal static partial class ParameterDraft
{
    private static readonly Dictionary<string, ParameterKind> Kinds = new(StringComparer.Ordinal)
    {
        ["q"] = ParameterKind.Filter,
        ["page"] = ParameterKind.Page,
        ["results-per-page"] = ParameterKind.PageSize,
        ["per_page"] = ParameterKind.PageSize,
        ["order-direction"] = ParameterKind.OrderDirection,
        ["order-by"] = ParameterKind.OrderBy,
        ["order_by"] = ParameterKind.OrderBy,
        ["inline-relations-depth"] = ParameterKind.Relation,
        ["orphan-relations"] = ParameterKind.Relation,
        ["exclude-relations"] = ParameterKind.Relation,
        ["include-relations"] = ParameterKind.Relation,
        ["after_guid"] = ParameterKind.After,
    };

    /// <summary>
    /// The parameter of <paramref name="row"/> for a <paramref name="route"/> and the documented <paramref name="items"/>.
    /// </summary>
    internal static JsonObject Of(DocRow row, string route, IReadOnlyList<JsonElement> items)
    {
        var parameter = new JsonObject
        {
            ["name"] = row.Name,
            ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(Kind(row.Name, route).ToString()),
        };
        var values = new List<string>(row.ValidValues.Where(value => !AddBounds(parameter, value)));
        foreach (var line in row.Description)
            AddFacts(parameter, line, values, route, items);
        // The type of the others is the same everywhere.
        if (row.Type is { Name: "integer" } && Kind(row.Name, route) is ParameterKind.Relation or ParameterKind.Other)
            parameter["integer"] = true;
        if (row.Default is not null)
            parameter["default"] = row.Default;
        if (values.Count > 0)
            parameter["values"] = Texts(values);
        foreach (var (name, isSet) in new[]
        {
            ("required", row.Required),
            ("deprecated", row.Deprecated),
            ("experimental", row.Experimental),
        })
        {
            if (isSet)
                parameter[name] = true;
        }

        return parameter;
    }

    private static ParameterKind Kind(string name, string route) =>
        route.Split('/').Contains($":{name}") ? ParameterKind.Path : Kinds.GetValueOrDefault(name, ParameterKind.Other);

    private static void AddFacts(
        JsonObject parameter, string line, List<string> values, string route, IReadOnlyList<JsonElement> items)
    {
        if (Operators().Match(line) is { Success: true } operators)
            parameter["operators"] = Texts(operators.Groups["list"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (FiltersIn(line).ToList() is { Count: > 0 } filters)
            parameter["filters"] = new JsonArray([.. filters.Select(name => Filter(name, route, items))]);
        if (Choice().Match(line) is { Success: true } choice)
        {
            parameter["default"] = choice.Groups["default"].Value;
            values.AddRange([choice.Groups["default"].Value, choice.Groups["other"].Value]);
        }

        if (ExplainedNumber().Match(line) is { Success: true } number)
        {
            values.Add(number.Groups["value"].Value);
            parameter["integer"] = true;
        }
    }

    /// <summary>The names of the filters that the operands of <paramref name="row"/> can be.</summary>
    internal static IEnumerable<string> FiltersOf(DocRow row) => row.Description.SelectMany(FiltersIn);

    private static IEnumerable<string> FiltersIn(string line) =>
        Filters().Match(line).Groups["list"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A filter, with the field that it looks at where the body shows one of that name, and it is not the same in all items.</summary>
    private static JsonObject Filter(string name, string route, IReadOnlyList<JsonElement> items)
    {
        var filter = new JsonObject { ["name"] = name };
        if (!EndpointName.IsOfParent(name, route) && MemberPlaces.Of(name, items) is { } pointer)
            filter["field"] = pointer;
        return filter;
    }

    private static bool AddBounds(JsonObject parameter, string value)
    {
        if (Bounds().Match(value) is not { Success: true } bounds)
            return false;
        foreach (var name in new[] { "minimum", "maximum" })
        {
            if (bounds.Groups[name] is { Success: true } bound)
                parameter[name] = long.Parse(bound.Value, System.Globalization.CultureInfo.InvariantCulture);
        }

        return true;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    [GeneratedRegex("^Valid ops: (?<list>.+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Operators();

    [GeneratedRegex("^Valid filters: (?<list>.+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filters();

    // "asc (default) or desc"
    [GeneratedRegex(@"(?<default>\w+) \(default\) or (?<other>\w+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();

    // "0 - what zero does"
    [GeneratedRegex("^(?<value>[0-9]+) - ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExplainedNumber();

    // ">= 1", "<= 100", "1-5000", "1 through 5000"
    [GeneratedRegex(
        @"^(>= ?(?<minimum>[0-9]{1,18})|<= ?(?<maximum>[0-9]{1,18})"
            + @"|(?<minimum>[0-9]{1,18})( ?- ?| through )(?<maximum>[0-9]{1,18}))\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bounds();
}
