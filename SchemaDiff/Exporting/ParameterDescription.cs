using System.Globalization;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.SchemaDiff.Documents;
using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>Makes parameters of OpenAPI of the documented ones.</summary>
internal static class ParameterDescription
{
    private const string Descending = "-";

    private static readonly Dictionary<ParameterKind, string> Descriptions = new()
    {
        [ParameterKind.Page] = "The number of the page.",
        [ParameterKind.PageSize] = "The number of items on a page.",
        [ParameterKind.OrderDirection] = "The direction of the order.",
        [ParameterKind.OrderBy] = "What the items are ordered by.",
        [ParameterKind.Relation] = "What is shown of related objects.",
        [ParameterKind.ListFilter] = "Lists what has this value, or one of these.",
        [ParameterKind.TimestampFilter] = "Lists what has one of these times.",
        [ParameterKind.LabelSelector] = "Lists what has such labels.",
        [ParameterKind.Include] = "Related resources that are shown beside the items.",
        [ParameterKind.FieldSet] = "Members of related resources that are shown beside the items.",
        [ParameterKind.Embed] = "What is shown in the items that has no list of its own.",
        [ParameterKind.After] = "The guid of the item after which the list begins.",
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["lt"] = "Lists what is before this time.",
        ["lte"] = "Lists what is not after this time.",
        ["gt"] = "Lists what is after this time.",
        ["gte"] = "Lists what is not before this time.",
        ["not"] = "Lists what has none of these values.",
    };

    /// <summary>
    /// The parameters that <paramref name="contract"/> becomes: several where operators stand in brackets behind its name.
    /// </summary>
    internal static IEnumerable<OpenApiParameter> Of(ParameterContract contract)
    {
        var schema = Schema(contract);
        yield return Parameter(contract, contract.Name, Description(contract), schema);
        if (contract.Kind is not (ParameterKind.ListFilter or ParameterKind.TimestampFilter))
            yield break;
        foreach (var name in contract.Operators)
        {
            var isRelation = contract.Kind == ParameterKind.TimestampFilter && name != "not";
            yield return Parameter(contract, $"{contract.Name}[{name}]", Operators.GetValueOrDefault(name),
                isRelation ? schema.Items! : schema);
        }
    }

    /// <summary>The placeholders of <paramref name="route"/>.</summary>
    internal static IEnumerable<OpenApiParameter> OfRoute(string route) =>
        from part in route.Split('/')
        where part.StartsWith('{')
        select new OpenApiParameter
        {
            Name = part.Trim('{', '}'),
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1 },
        };

    private static OpenApiParameter Parameter(ParameterContract contract, string name, string? description, IOpenApiSchema schema)
    {
        var parameter = new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = description,
            Required = contract.Required && name == contract.Name,
            Deprecated = contract.Deprecated,
            Schema = schema,
            Extensions = OpenApiMarks.Of(contract.Experimental),
        };
        // Several values are joined by commas, but several q are several parameters.
        if (schema.Items is not null)
            (parameter.Style, parameter.Explode) = (ParameterStyle.Form, contract.Kind == ParameterKind.Filter);
        return parameter;
    }

    /// <summary>The lines about filters and operators are written as pages of v2 write them, and are read so.</summary>
    private static string? Description(ParameterContract contract) => contract.Kind == ParameterKind.Filter
        ? $"Valid filters: {string.Join(", ", contract.Filters.Select(filter => filter.Name))}\n"
            + $"Valid ops: {string.Join(' ', contract.Operators)}"
        : Descriptions.GetValueOrDefault(contract.Kind);

    private static OpenApiSchema Schema(ParameterContract contract) => contract.Kind switch
    {
        ParameterKind.Page or ParameterKind.PageSize => Value(contract, JsonSchemaType.Integer, []),
        ParameterKind.Filter => List(new() { Type = JsonSchemaType.String, Pattern = Pattern(contract) }),
        ParameterKind.TimestampFilter => List(new() { Type = JsonSchemaType.String, Format = "date-time" }),
        ParameterKind.ListFilter => contract.Single ? Filtered(contract) : List(Filtered(contract)),
        ParameterKind.OrderBy => Value(contract, JsonSchemaType.String,
            [.. contract.Values, .. contract.Filters.SelectMany(filter => new[] { filter.Name, Descending + filter.Name })]),
        ParameterKind.Include => List(Value(contract, JsonSchemaType.String,
            [.. contract.Values, .. contract.Includes.Select(include => include.Name)])),
        ParameterKind.FieldSet => List(Value(contract, JsonSchemaType.String, contract.Keys)),
        ParameterKind.Embed => List(Value(contract, JsonSchemaType.String, contract.Values)),
        // Those of relations are values to try, not the only ones.
        ParameterKind.Relation => Value(contract, contract.Integer ? JsonSchemaType.Integer : JsonSchemaType.String, []),
        _ => Value(contract, contract.Integer ? JsonSchemaType.Integer : JsonSchemaType.String, contract.Values),
    };

    private static OpenApiSchema List(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Filtered(ParameterContract contract) => contract.Compare switch
    {
        FilterComparison.Boolean => Value(contract, JsonSchemaType.Boolean, []),
        FilterComparison.Number => Value(contract, JsonSchemaType.Integer, []),
        _ => Value(contract, JsonSchemaType.String, contract.Values),
    };

    private static OpenApiSchema Value(ParameterContract contract, JsonSchemaType type, IReadOnlyList<string> values) => new()
    {
        Type = type,
        Minimum = contract.Minimum?.ToString(CultureInfo.InvariantCulture),
        Maximum = contract.Maximum?.ToString(CultureInfo.InvariantCulture),
        Default = contract.Default is { } text ? Default(text, type) : null,
        Enum = values.Count == 0 ? null : values.Select(value => (JsonNode)JsonValue.Create(value)).ToList(),
    };

    private static JsonNode? Default(string text, JsonSchemaType type) =>
        type == JsonSchemaType.String ? JsonValue.Create(text) : JsonNode.Parse(text);

    private static string Pattern(ParameterContract contract)
    {
        var names = string.Join('|', contract.Filters.Select(filter => filter.Name));
        // An operator that is a word stands between spaces.
        var operators = contract.Operators.Select(name => char.IsAsciiLetter(name[0]) ? $" {name} " : name);
        return $"^({names})({string.Join('|', operators)})";
    }
}
