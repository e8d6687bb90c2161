using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Makes rows of an OpenAPI schema: one for each member, with its whole path.</summary>
/// <param name="file">What messages call the description.</param>
/// <param name="warnings">Where to say what cannot be read.</param>
internal sealed class OpenApiMembers(string file, List<string> warnings)
{
    /// <summary>How deep schemas are followed that refer to each other.</summary>
    private const int MaxDepth = 10;

    private const string Included = "included";

    private static readonly (JsonSchemaType Type, string Name)[] Names =
    [
        (JsonSchemaType.String, "string"), (JsonSchemaType.Integer, "integer"), (JsonSchemaType.Number, "number"),
            (JsonSchemaType.Boolean, "boolean"),
        (JsonSchemaType.Object, "object"), (JsonSchemaType.Array, "array"),
    ];

    /// <summary>The members of <paramref name="schema"/>.</summary>
    internal IReadOnlyList<DocRow> Of(IOpenApiSchema schema) => Below(schema, "", 0).DistinctBy(row => row.Name).ToList();

    /// <summary>The type of <paramref name="schema"/>; <c>null</c> where it admits several or says none.</summary>
    internal static DocType? TypeOf(IOpenApiSchema? schema)
    {
        if (schema is null)
            return null;
        var parts = Parts(schema).ToList();
        var types = parts.Select(part => part.Type ?? (part.Properties is { Count: > 0 } ? JsonSchemaType.Object : default))
            .Aggregate(default(JsonSchemaType), (all, one) => all | one);
        var named = Names.Where(name => types.HasFlag(name.Type)).Select(name => name.Name).ToList();
        if (named.Contains("number"))
            named.Remove("integer");
        if (named is not [var only])
            return null;
        return new()
        {
            Name = only,
            Format = only != "string" ? null : parts.Select(part => part.Format).OfType<string>().FirstOrDefault() switch
            {
                "uuid" => DocType.GuidFormat,
                "date-time" => DocType.TimestampFormat,
                _ => null,
            },
            IsNullable = types.HasFlag(JsonSchemaType.Null),
            Items = parts.Select(part => part.Items).OfType<IOpenApiSchema>().Select(TypeOf).FirstOrDefault(),
        };
    }

    /// <summary>The texts that <paramref name="schema"/> lists as the only ones.</summary>
    internal static IReadOnlyList<string> Values(IOpenApiSchema? schema) =>
        schema is null ? [] : Parts(schema).SelectMany(part => part.Enum ?? []).OfType<JsonValue>()
            .Select(value => value.TryGetValue<string>(out var text) ? text : null).OfType<string>().Distinct().ToList();

    private IEnumerable<DocRow> Below(IOpenApiSchema schema, string path, int depth)
    {
        if (depth > MaxDepth)
            yield break;
        var parts = Parts(schema).ToList();
        var alternatives = Alternatives(schema).ToList();
        var required = parts.SelectMany(part => part.Required ?? new HashSet<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, member) in parts.SelectMany(part => part.Properties ?? new Dictionary<string, IOpenApiSchema>()))
        {
            if (name.Contains('.', StringComparison.Ordinal))
            {
                warnings.Add($"{file}: the member '{name}' of {path} has a dot in its name; it is left out");
                continue;
            }

            var isInAll = alternatives.Count == 0
                || alternatives.TrueForAll(alternative => Parts(alternative).Any(part => part.Properties?.ContainsKey(name) ?? false))
                || !alternatives.Exists(alternative => Parts(alternative).Any(part => part.Properties?.ContainsKey(name) ?? false));
            var own = path.Length == 0 ? name : $"{path}.{name}";
            yield return Row(own, member, isRequired: required.Contains(name), isOptional: !isInAll
                || (required.Count > 0 && !required.Contains(name)));
            // What is shown beside items is described where it is the answer itself.
            if (own == Included)
                continue;
            foreach (var row in Below(member, own, depth + 1))
                yield return row;
        }

        foreach (var items in parts.Select(part => part.Items).OfType<IOpenApiSchema>())
        {
            var own = path.Length == 0 ? "*" : $"{path}.*";
            yield return Row(own, items, isRequired: false, isOptional: false);
            foreach (var row in Below(items, own, depth + 1))
                yield return row;
        }
    }

    private static DocRow Row(string name, IOpenApiSchema schema, bool isRequired, bool isOptional) => new()
    {
        Name = name,
        Type = TypeOf(schema),
        ValidValues = Values(schema),
        Required = isRequired,
        IsOptional = isOptional,
        Deprecated = schema.Deprecated,
    };

    /// <summary>The schema with everything that is true of it too, and with what is true of some of it.</summary>
    private static IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema, int depth = 0) =>
        depth > MaxDepth ? [] : (schema.AllOf ?? []).Concat(Alternatives(schema)).SelectMany(part => Parts(part, depth + 1))
            .Prepend(schema);

    private static IEnumerable<IOpenApiSchema> Alternatives(IOpenApiSchema schema) => (schema.OneOf ?? []).Concat(schema.AnyOf ?? []);
}
