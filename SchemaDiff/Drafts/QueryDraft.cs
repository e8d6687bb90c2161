using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Makes a query parameter of a row that states a type, as those of v3 do.</summary>
/// <param name="route">The documented route of the list.</param>
/// <param name="items">The documented items of the answer.</param>
/// <param name="operators">What can stand in brackets behind the name of a parameter.</param>
internal sealed class QueryDraft(string route, IReadOnlyList<JsonElement> items, IReadOnlyList<string> operators)
{
    /// <summary>The parameter that asks for members of items by their names.</summary>
    internal const string Embed = "embed";

    private const string GuidSuffix = "_guid";

    private const string Exclusion = "not";

    /// <summary>What the interface calls the parameters that no item has a field for.</summary>
    private static readonly Dictionary<string, ParameterKind> Kinds = new(StringComparer.Ordinal)
    {
        ["page"] = ParameterKind.Page,
        ["per_page"] = ParameterKind.PageSize,
        ["order_by"] = ParameterKind.OrderBy,
        ["label_selector"] = ParameterKind.LabelSelector,
        ["include"] = ParameterKind.Include,
        [Embed] = ParameterKind.Embed,
        ["after_guid"] = ParameterKind.After,
    };

    /// <summary>The parameter of <paramref name="row"/>; a filter only where <paramref name="isList"/>.</summary>
    internal JsonObject Of(DocRow row, bool isList, List<string> remarks)
    {
        var description = string.Join('\n', row.Description);
        var kind = Kind(row, isList);
        var parameter = new JsonObject { ["name"] = row.Name, ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) };
        var values = ValuesOf(row);
        var (minimum, maximum) = DocumentedProse.Bounds(description);
        if (row.Type is not { Name: "array" })
        {
            Set(parameter, "minimum", row.Minimum ?? minimum);
            Set(parameter, "maximum", row.Maximum ?? maximum);
        }

        if (row.Default is not null)
            parameter["default"] = row.Default;
        switch (kind)
        {
            case ParameterKind.OrderBy:
                // A minus sign asks for the other direction.
                parameter["filters"] = new JsonArray([.. values.Select(name => name.TrimStart('-')).Distinct().Select(Order)]);
                if (values.Count == 0)
                    remarks.Add($"the values of '{row.Name}' cannot be read");
                break;
            case ParameterKind.Include:
                AddIncludes(parameter, values, remarks);
                break;
            case ParameterKind.FieldSet:
                parameter["keys"] = Texts(values);
                parameter["at"] = $"/included/{Plural(row.Name.Split('[', '.', ']')[^2])}";
                break;
            case ParameterKind.LabelSelector:
                parameter["field"] = "/metadata/labels";
                break;
            default:
                if (values.Count > 0)
                    parameter["values"] = Texts(values);
                AddFilter(parameter, row, kind, description);
                break;
        }

        foreach (var (name, isSet) in new[] { ("required", row.Required), ("deprecated", row.Deprecated),
            ("experimental", row.Experimental) })
        {
            if (isSet)
                parameter[name] = true;
        }

        return parameter;
    }

    /// <summary>The values that <paramref name="row"/> can have; empty where any is possible.</summary>
    internal static IReadOnlyList<string> ValuesOf(DocRow row) =>
        row.ValidValues.Count > 0 ? row.ValidValues : DocumentedProse.Values(string.Join('\n', row.Description));

    private static ParameterKind Kind(DocRow row, bool isList)
    {
        if (row.Name.EndsWith(']'))
            return ParameterKind.FieldSet;
        if (Kinds.TryGetValue(row.Name, out var known))
            return known;
        if (!isList)
            return ParameterKind.Other;
        return DocumentedProse.Relates(string.Join('\n', row.Description)) || row.Type?.Format == DocType.TimestampFormat
            || row.Type?.Items?.Format == DocType.TimestampFormat ? ParameterKind.TimestampFilter : ParameterKind.ListFilter;
    }

    private void AddFilter(JsonObject parameter, DocRow row, ParameterKind kind, string description)
    {
        if (kind is not (ParameterKind.ListFilter or ParameterKind.TimestampFilter))
            return;
        if (!EndpointName.IsOfParent(row.Name, route) && !DocumentedProse.IsOfAnother(description) && Field(row.Name) is { } field)
            parameter["field"] = field;
        if (kind == ParameterKind.TimestampFilter && DocumentedProse.Relates(description) && operators.Any(name => name != Exclusion))
            parameter["operators"] = Texts(operators.Where(name => name != Exclusion));
        if (DocumentedProse.Excludes(description))
            parameter["operators"] = Texts([Exclusion]);
        if (row.Operators.Count > 0)
            parameter["operators"] = Texts(row.Operators);
        if (kind == ParameterKind.TimestampFilter)
            return;
        var compare = row.Type switch
        {
            { Name: "boolean" } => FilterComparison.Boolean,
            { Name: "integer" } or { Items.Name: "integer" } => FilterComparison.Number,
            _ when (string?)parameter["field"] is { } shown && ShowsNumber(shown) => FilterComparison.Number,
            _ when row.Name.TrimEnd('s') is "guid" || row.Name.TrimEnd('s').EndsWith(GuidSuffix, StringComparison.Ordinal) =>
                FilterComparison.Reference,
            _ => FilterComparison.Text,
        };
        if (compare != FilterComparison.Text)
            parameter["compare"] = JsonNamingPolicy.CamelCase.ConvertName(compare.ToString());
        if (row.Type is { Name: not "array" } && !description.StartsWith("Comma", StringComparison.OrdinalIgnoreCase))
            parameter["single"] = true;
    }

    private JsonObject Order(string name)
    {
        var order = new JsonObject { ["name"] = name };
        if (Field(name) is { } field)
            order["field"] = field;
        return order;
    }

    private void AddIncludes(JsonObject parameter, IReadOnlyList<string> values, List<string> remarks)
    {
        var includes = new JsonArray();
        foreach (var value in values)
        {
            var path = value.Split('.');
            var start = path.Length == 1 ? "" : $"/included/{Plural(path[^2])}/*";
            var by = $"{start}/relationships/{path[^1]}/data/guid";
            if (path.Length > 1 || Shows(by))
                includes.Add(new JsonObject { ["name"] = value, ["adds"] = $"/included/{Plural(path[^1])}", ["by"] = by });
            else
                remarks.Add($"include={value}: no documented item has a relationship of that name, so it is not known what it adds");
        }

        if (includes.Count == values.Count)
            parameter["includes"] = includes;
        else
            parameter["values"] = Texts(values);
    }

    /// <summary>Where items show what a parameter of this name looks at; <c>null</c> where they do not.</summary>
    private string? Field(string name)
    {
        var one = EndpointName.Singular(name);
        var places = new List<string> { JsonPointer.Append("", one) };
        if (one.EndsWith(GuidSuffix, StringComparison.Ordinal))
            places.Add($"/relationships/{one[..^GuidSuffix.Length]}/data/guid");
        for (var at = one.IndexOf('_'); at > 0; at = one.IndexOf('_', at + 1))
            places.Add($"/{one[..at]}/{one[(at + 1)..]}");
        return places.Find(Shows);
    }

    private bool Shows(string pointer) =>
        items.Any(item => JsonPointer.Find(item, pointer) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) });

    private bool ShowsNumber(string pointer) => items.Any(item => JsonPointer.Find(item, pointer) is { ValueKind: JsonValueKind.Number });

    private static string Plural(string one) =>
        one.EndsWith('y') ? one[..^1] + "ies" : one.EndsWith('s')
            && !one.EndsWith("ies", StringComparison.Ordinal) ? one + (one.EndsWith("ss", StringComparison.Ordinal) ? "es" : "")
            : one + "s";

    private static void Set(JsonObject parameter, string name, long? value)
    {
        if (value is { } known)
            parameter[name] = known;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
