using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;

namespace CloudController.SelfTests.Schemas;

/// <summary>
/// Every way to break every constraint of a response schema in the bodies that are committed beside it: the documented one and the valid
/// instances, which together show every field with a value and reach each alternative.
/// </summary>
internal static class SchemaMutations
{
    private static readonly string[] Constraining = ["type", "enum", "pattern", "minLength", "minimum", "additionalProperties"];

    /// <summary>One change for each constraint and each way to break it.</summary>
    internal static IReadOnlyList<SchemaMutation> Of(EndpointContract endpoint)
    {
        var document = endpoint.Schema!.Definition;
        return Bodies(endpoint)
            .SelectMany(body => new Walk(document, body).Below(document, "", "", Types.None))
            .DistinctBy(mutation => (mutation.Constraint, mutation.Way))
            .ToList();
    }

    /// <summary>Every constraint of the schema, as <see cref="SchemaMutation.Constraint"/> writes it.</summary>
    internal static IEnumerable<string> Constraints(EndpointContract endpoint) =>
        Constraints(endpoint.Schema!.Definition, endpoint.Schema!.Definition, "").Distinct();

    private static IEnumerable<string> Constraints(JsonElement schema, JsonElement document, string place)
    {
        schema = Resolve(schema, document);
        if (schema.TryGetProperty("oneOf", out var alternatives))
            return alternatives.EnumerateArray().SelectMany((alternative, index) => Constraints(alternative, document, $"{place}|{index}"));
        var own = Constraining.Where(keyword => schema.TryGetProperty(keyword, out _)).Select(keyword => $"{place}:{keyword}")
            .Concat(Names(schema).Select(name => $"{place}:required {name}"));
        var inItems = schema.TryGetProperty("items", out var items) ? Constraints(items, document, place + "/*") : [];
        var inMembers = schema.TryGetProperty("properties", out var properties)
            ? properties
                .EnumerateObject()
                .SelectMany(property => Constraints(property.Value, document, JsonPointer.Append(place, property.Name)))
            : [];
        return own.Concat(inItems).Concat(inMembers);
    }

    private static IEnumerable<JsonElement> Bodies(EndpointContract endpoint)
    {
        var folder = Path.Combine(Path.GetDirectoryName(endpoint.Schema!.File)!, "valid");
        var instances = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.json")
                .Order(StringComparer.Ordinal)
                .Select(file => StrictJson.Read(File.ReadAllBytes(file)).Root)
                .Where(instance => !instance.TryGetProperty("at", out _)).Select(instance => instance.GetProperty("body"))
            : [];
        return instances.Prepend(endpoint.Example!.Value);
    }

    private static IEnumerable<string> Names(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private static JsonElement Resolve(JsonElement schema, JsonElement document) =>
        JsonPointer.FindText(schema, "/$ref") is { } reference ? JsonPointer.Find(document, reference[1..])!.Value : schema;

    /// <summary>The types that a schema allows.</summary>
    private static class Types
    {
        internal static readonly IReadOnlySet<string> None = new HashSet<string>();

        internal static IReadOnlySet<string> Of(JsonElement schema, JsonElement document)
        {
            schema = Resolve(schema, document);
            if (schema.TryGetProperty("oneOf", out var alternatives))
                return alternatives.EnumerateArray().SelectMany(alternative => Of(alternative, document)).ToHashSet();
            return !schema.TryGetProperty("type", out var type) ? None
                : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!).ToHashSet()
                : new HashSet<string> { type.GetString()! };
        }
    }

    /// <summary>Goes through a schema and a body side by side.</summary>
    private sealed class Walk(JsonElement document, JsonElement body)
    {
        /// <param name="schema">The schema of the value.</param>
        /// <param name="pointer">Where the value is.</param>
        /// <param name="place">Where the schema is, in the tree of fields.</param>
        /// <param name="besides">The types that the alternatives to the schema allow.</param>
        internal IEnumerable<SchemaMutation> Below(JsonElement schema, string pointer, string place, IReadOnlySet<string> besides)
        {
            schema = Resolve(schema, document);
            if (JsonPointer.Find(body, pointer) is not { } value)
                return [];
            if (schema.TryGetProperty("oneOf", out var alternatives))
                return OfAlternatives(alternatives, value, pointer, place, besides.Union(Types.Of(schema, document)).ToHashSet());
            return
            [
                .. Wrong(schema, value, besides).Select(wrong =>
                    new SchemaMutation($"{place}:{wrong.Keyword}", wrong.Way, body, pointer, wrong.Value)),
                .. OfItems(schema, value, pointer, place),
                .. value.ValueKind == JsonValueKind.Object ? OfMembers(schema, pointer, place) : [],
            ];
        }

        private IEnumerable<SchemaMutation> OfAlternatives(
            JsonElement alternatives, JsonElement value, string pointer, string place, IReadOnlySet<string> types) =>
            from row in alternatives.EnumerateArray().Index()
            where IsMeant(Resolve(row.Item, document), value)
            from mutation in Below(row.Item, pointer, $"{place}|{row.Index}", types)
            select mutation;

        private IEnumerable<SchemaMutation> OfItems(JsonElement schema, JsonElement value, string pointer, string place) =>
            schema.TryGetProperty("items", out var items) && value.ValueKind == JsonValueKind.Array
                ? Enumerable
                    .Range(0, value.GetArrayLength())
                    .SelectMany(index => Below(items, JsonPointer.Append(pointer, index), place + "/*", Types.None))
                : [];

        private IEnumerable<SchemaMutation> OfMembers(JsonElement schema, string pointer, string place)
        {
            if (schema.TryGetProperty("additionalProperties", out _))
            {
                var added = JsonSerializer.SerializeToElement(1);
                yield return new($"{place}:additionalProperties", "is added", body, JsonPointer.Append(pointer, "no_such_field"), added);
            }

            foreach (var name in Names(schema))
                yield return new($"{place}:required {name}", "is missing", body, JsonPointer.Append(pointer, name), null);
            foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
            {
                foreach (var mutation in Below(property.Value, JsonPointer.Append(pointer, property.Name),
                    JsonPointer.Append(place, property.Name), Types.None))
                    yield return mutation;
            }
        }

        private IEnumerable<(string Keyword, string Way, JsonElement Value)> Wrong(
            JsonElement schema, JsonElement value, IReadOnlySet<string> besides)
        {
            var types = Types.Of(schema, document);
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            return
            [
                .. types.Count == 0 ? [] : By("type", WrongJson.OfOtherTypes(types.Union(besides).ToHashSet())),
                .. schema.TryGetProperty("enum", out var allowed)
                    ? By("enum", WrongJson.OutsideOf(allowed.EnumerateArray().Select(word => word.GetString()!).ToList())) : [],
                .. schema.TryGetProperty("pattern", out var pattern) ? By("pattern", WrongJson.Against(pattern.GetString()!, text)) : [],
                .. schema.TryGetProperty("minLength", out var length) ? By("minLength", WrongJson.ShorterThan(length.GetInt32())) : [],
                .. schema.TryGetProperty("minimum", out var minimum) ? By("minimum", WrongJson.Below(minimum.GetInt64())) : [],
            ];
        }

        private static IEnumerable<(string Keyword, string Way, JsonElement Value)> By(
            string keyword, IEnumerable<(string Way, JsonElement Value)> wrong) =>
            wrong.Select(row => (keyword, row.Way, row.Value));

        /// <summary>The alternative whose one-valued members the value has.</summary>
        private static bool IsMeant(JsonElement alternative, JsonElement value) =>
            !alternative.TryGetProperty("properties", out var properties)
            || properties.EnumerateObject().All(property =>
                !property.Value.TryGetProperty("enum", out var allowed) || allowed.GetArrayLength() != 1
                || value.ValueKind == JsonValueKind.Object
                    && value.TryGetProperty(property.Name, out var actual)
                    && JsonElement.DeepEquals(actual, allowed[0]));
    }
}
