using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.Contract.Validation;

/// <summary>One field that a schema documents.</summary>
/// <param name="Pointer">Where it stands, with <c>*</c> for any array index.</param>
/// <param name="Description">What the schema says of it, in words.</param>
/// <param name="IsEnumeration">Whether the schema lists the values allowed.</param>
/// <param name="IsNullable">Whether it may be null.</param>
public sealed record DocumentedField(string Pointer, string Description, bool IsEnumeration, bool IsNullable);

/// <summary>The fields of a schema, over all its alternatives, and which of them a deviation belongs to.</summary>
public sealed class DocumentedFields
{
    private readonly Dictionary<string, DocumentedField> _fields;

    /// <summary>The fields of the schema <paramref name="definition"/>.</summary>
    internal DocumentedFields(JsonElement definition)
    {
        All = Below(definition, definition, "").DistinctBy(field => field.Pointer).ToList();
        _fields = All.ToDictionary(field => field.Pointer, StringComparer.Ordinal);
    }

    /// <summary>Every field, parents before children.</summary>
    public IReadOnlyList<DocumentedField> All { get; }

    /// <summary>
    /// The field at <paramref name="pointer"/>, in which <c>*</c> stands for any index; <c>null</c> where none is documented.
    /// </summary>
    public DocumentedField? Find(string pointer) => _fields.GetValueOrDefault(pointer);

    /// <summary>
    /// The pointer of the field that <paramref name="deviation"/> belongs to: the field itself or the nearest around it; empty for the
    /// body. A member that no alternative documents belongs to no field: <c>null</c>.
    /// </summary>
    public string? Owner(SchemaDeviation deviation)
    {
        var pointer = JsonPointer.Generalize(deviation.Pointer);
        if (deviation.Rule == SchemaDeviation.Undocumented && !_fields.ContainsKey(pointer))
            return null;
        while (pointer.Length > 0 && !_fields.ContainsKey(pointer))
            pointer = pointer[..pointer.LastIndexOf('/')];
        return pointer;
    }

    private static IEnumerable<DocumentedField> Below(JsonElement schema, JsonElement document, string pointer)
    {
        var resolved = Resolve(schema, document);
        foreach (var alternative in Members(resolved, "oneOf"))
        {
            foreach (var field in Below(alternative, document, pointer))
                yield return field;
        }

        if (resolved.TryGetProperty("items", out var items))
        {
            foreach (var field in Below(items, document, JsonPointer.Append(pointer, "*")))
                yield return field;
        }

        if (!resolved.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var property in properties.EnumerateObject())
        {
            var place = JsonPointer.Append(pointer, property.Name);
            var value = Resolve(property.Value, document);
            yield return new(place, Describe(value), value.TryGetProperty("enum", out _), Types(value).Contains("null"));
            foreach (var field in Below(property.Value, document, place))
                yield return field;
        }
    }

    private static JsonElement Resolve(JsonElement schema, JsonElement document) =>
        JsonPointer.FindText(schema, "/$ref") is { } reference ? JsonPointer.Find(document, reference[1..])!.Value : schema;

    private static IEnumerable<JsonElement> Members(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) ? list.EnumerateArray() : [];

    private static IEnumerable<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!)
        : [type.GetString()!];

    private static string Describe(JsonElement schema)
    {
        var words = new List<string>();
        if (Types(schema).ToList() is [_, ..] types)
            words.Add(string.Join(" or ", types));
        if (JsonPointer.FindText(schema, "/description") is { } why)
            words.Add($"({why})");
        if (Members(schema, "enum").ToList() is [_, ..] allowed)
            words.Add("one of " + string.Join(", ", allowed.Select(value => value.GetString())));
        if (JsonPointer.FindText(schema, "/pattern") is { } pattern)
            words.Add($"matching {pattern}");
        foreach (var (keyword, text) in (IEnumerable<(string, string)>)[("minimum", "at least"), ("minLength", "of length at least")])
        {
            if (schema.TryGetProperty(keyword, out var bound))
                words.Add($"{text} {bound.GetRawText()}");
        }

        return words.Count == 0 ? "anything" : string.Join(' ', words);
    }
}
