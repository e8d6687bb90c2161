using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>
/// The schema that all samples of a value have together. Nothing is guessed: a value that was only ever null, and the members of what
/// was only ever empty, stay unknown.
/// </summary>
internal sealed class SchemaInference(DocumentedMembers documented, List<string> warnings)
{
    /// <summary>What is written where nothing but null was seen.</summary>
    internal const string OnlyNull = "only ever seen as null";

    /// <summary>What is written where nothing but an empty array or object was seen.</summary>
    internal const string OnlyEmpty = "only ever seen empty";

    private const string AlsoNull = "seen as null";

    private readonly SortedSet<string> _formats = new(StringComparer.Ordinal);

    /// <summary>
    /// The schema of the values <paramref name="samples"/>, which stand at <paramref name="pointer"/> (<c>*</c> for any index).
    /// </summary>
    internal JsonObject Infer(string pointer, IReadOnlyList<JsonElement> samples)
    {
        var known = samples.Where(sample => sample.ValueKind != JsonValueKind.Null).ToList();
        if (known.Count == 0)
            return new() { ["description"] = samples.Count == 0 ? OnlyEmpty : OnlyNull };

        var types = known.Select(TypeOf).Distinct().Order(StringComparer.Ordinal).ToList();
        if (types.Contains("number"))
            types.Remove("integer");
        var isNullable = known.Count < samples.Count;
        if (types is ["string"] && !isNullable && Format(pointer, known) is { } format)
        {
            _formats.Add(format);
            return new() { ["$ref"] = $"#/definitions/{format}" };
        }

        var schema = new JsonObject { ["type"] = TypeNames(isNullable ? [.. types, "null"] : types) };
        if (types.Contains("object"))
            AddMembers(schema, pointer, known.Where(sample => sample.ValueKind == JsonValueKind.Object).ToList());
        if (types.Contains("array"))
            AddItems(schema, pointer, known.Where(sample => sample.ValueKind == JsonValueKind.Array).ToList());
        if (types is ["string"])
            AddConstraints(schema, pointer, known, isNullable);
        if (isNullable)
            schema["description"] = schema["description"] is { } also ? $"{AlsoNull}; {also}" : AlsoNull;
        return schema;
    }

    /// <summary>The definitions that the inferred schemas refer to.</summary>
    internal IEnumerable<KeyValuePair<string, JsonNode?>> Definitions() =>
        _formats.Select(name => KeyValuePair.Create(name, (JsonNode?)ValueFormats.Definition(name)));

    private void AddMembers(JsonObject schema, string pointer, IReadOnlyList<JsonElement> objects)
    {
        var names = objects.SelectMany(value => value.EnumerateObject().Select(member => member.Name)).Distinct().ToList();
        if (names.Count == 0)
        {
            schema["description"] = OnlyEmpty;
            return;
        }

        var required = names.Where(name => objects.All(value => value.TryGetProperty(name, out _))).ToList();
        if (required.Count > 0)
            schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        schema["additionalProperties"] = false;
        var properties = new JsonObject();
        foreach (var name in names)
            properties[name] = Infer(JsonPointer.Append(pointer, name),
                objects.Where(value => value.TryGetProperty(name, out _)).Select(value => value.GetProperty(name)).ToList());
        schema["properties"] = properties;
    }

    private void AddItems(JsonObject schema, string pointer, IReadOnlyList<JsonElement> arrays)
    {
        var items = arrays.SelectMany(array => array.EnumerateArray()).ToList();
        if (items.Count == 0)
            schema["description"] = OnlyEmpty;
        else
            schema["items"] = Infer($"{pointer}/*", items);
    }

    private void AddConstraints(JsonObject schema, string pointer, IReadOnlyList<JsonElement> texts, bool isNullable)
    {
        if (Format(pointer, texts) is { } format)
        {
            schema["pattern"] = ValueFormats.Pattern(format);
            return;
        }

        var listed = documented.ValuesOf(pointer);
        // An enumeration of text would refuse null.
        if (listed.Count == 0 || isNullable)
            return;
        if (texts.Select(text => text.GetString()!).FirstOrDefault(text => !listed.Contains(text)) is { } unlisted)
            warnings.Add($"the body shows '{unlisted}' at {pointer}, which the page does not list among the valid values");
        else
            schema["enum"] = new JsonArray([.. listed.Select(value => JsonValue.Create(value))]);
    }

    private string? Format(string pointer, IReadOnlyList<JsonElement> texts)
    {
        var name = JsonPointer.Segments(pointer).LastOrDefault() ?? "";
        return documented.ValuesOf(pointer).Count > 0 ? null : ValueFormats.Of(name, texts.Select(text => text.GetString()!).ToList());
    }

    private static JsonNode TypeNames(IReadOnlyList<string> types) =>
        types is [var only] ? JsonValue.Create(only) : new JsonArray([.. types.Select(name => JsonValue.Create(name))]);

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
    };
}
