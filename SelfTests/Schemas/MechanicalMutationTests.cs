using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;

namespace CloudController.SelfTests.Schemas;

/// <summary>
/// Every constraint of every response schema works: for each there is a place in the documented example that can be changed so that
/// exactly this constraint is broken, and the schema refuses it there.
/// </summary>
public sealed class MechanicalMutationTests
{
    public static IEnumerable<TestCaseData> Mutations =>
        from endpoint in ContractLibrary.Load(ContractLibrary.DefaultFolder).Endpoints
        where endpoint.Schema is not null
        from body in Bodies(endpoint)
        from mutation in Below(endpoint.Schema!.Definition, endpoint.Schema!.Definition, body, "")
        group mutation by (Endpoint: endpoint, mutation.Constraint) into same
        let chosen = same.First()
        select new TestCaseData(same.Key.Endpoint, chosen).SetArgDisplayNames($"{same.Key.Endpoint.Edition}/{same.Key.Endpoint.Id.Folder}{chosen.Constraint}");

    [TestCaseSource(nameof(Mutations))]
    public void A_broken_constraint_is_refused_at_its_place(EndpointContract endpoint, ConstraintMutation mutation)
    {
        endpoint.Schema!.Validate(mutation.Original).Should().BeEmpty("the body conforms before it is changed");
        endpoint.Schema!.Validate(mutation.Apply()).Should().ContainSingle()
            .Which.Pointer.Should().Be(mutation.Pointer);
    }

    [Test]
    public void Every_constraint_has_a_mutation()
    {
        foreach (var endpoint in ContractLibrary.Load(ContractLibrary.DefaultFolder).Endpoints.Where(endpoint => endpoint.Schema is not null))
        {
            var mutated = Bodies(endpoint).SelectMany(body => Below(endpoint.Schema!.Definition, endpoint.Schema!.Definition, body, "")).Select(mutation => mutation.Constraint).ToHashSet();
            Constraints(endpoint.Schema!.Definition, endpoint.Schema!.Definition, "").Distinct().Should().BeSubsetOf(mutated, "each constraint of {0} is proven to bite", endpoint.Schema!.File);
        }
    }

    /// <summary>One change of a body.</summary>
    /// <param name="Constraint">The constraint that the change breaks, as the place in the schema's tree of fields and its keyword.</param>
    /// <param name="Original">The body before.</param>
    /// <param name="Pointer">The place that is changed.</param>
    /// <param name="Value">The new value; <c>null</c> to remove the member.</param>
    public sealed record ConstraintMutation(string Constraint, JsonElement Original, string Pointer, JsonElement? Value)
    {
        public JsonElement Apply()
        {
            if (Pointer.Length == 0)
                return Value!.Value;
            var root = JsonNode.Parse(Original.GetRawText())!;
            var segments = JsonPointer.Segments(Pointer).ToList();
            var parent = segments.SkipLast(1).Aggregate(root, (node, segment) => node is JsonArray array ? array[int.Parse(segment, null)]! : node[segment]!);
            if (parent is JsonArray list)
                list[int.Parse(segments[^1], null)] = JsonNode.Parse(Value!.Value.GetRawText());
            else if (Value is { } value)
                parent[segments[^1]] = JsonNode.Parse(value.GetRawText());
            else
                parent.AsObject().Remove(segments[^1]);
            return JsonSerializer.SerializeToElement(root);
        }
    }

    /// <summary>The documented body and the valid instances, which together show every field with a value.</summary>
    private static IEnumerable<JsonElement> Bodies(EndpointContract endpoint)
    {
        var folder = Path.Combine(Path.GetDirectoryName(endpoint.Schema!.File)!, "valid");
        var instances = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => StrictJson.Read(File.ReadAllBytes(file)).Root)
                .Where(instance => !instance.TryGetProperty("at", out _)).Select(instance => instance.GetProperty("body"))
            : [];
        return instances.Prepend(endpoint.Example!.Value);
    }

    private static IEnumerable<ConstraintMutation> Below(JsonElement schema, JsonElement document, JsonElement root, string pointer, string place = "")
    {
        schema = Resolve(schema, document);
        if (JsonPointer.Find(root, pointer) is not { } value)
            yield break;

        if (schema.TryGetProperty("oneOf", out var alternatives))
        {
            foreach (var (alternative, index) in alternatives.EnumerateArray().Select((alternative, index) => (Resolve(alternative, document), index)))
            {
                if (IsMeant(alternative, value))
                {
                    foreach (var mutation in Below(alternative, document, root, pointer, $"{place}|{index}"))
                        yield return mutation;
                }
            }

            yield break;
        }

        foreach (var (keyword, broken) in Breaking(schema, value))
            yield return new($"{place}:{keyword}", root, pointer, JsonSerializer.SerializeToElement(broken));

        if (schema.TryGetProperty("items", out var items))
        {
            for (var index = 0; index < (value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 0); index++)
            {
                foreach (var mutation in Below(items, document, root, JsonPointer.Append(pointer, index), place + "/*"))
                    yield return mutation;
            }
        }

        if (value.ValueKind != JsonValueKind.Object)
            yield break;
        if (schema.TryGetProperty("additionalProperties", out _))
            yield return new($"{place}:additionalProperties", root, JsonPointer.Append(pointer, "no_such_field"), JsonSerializer.SerializeToElement(1));
        foreach (var name in Names(schema))
            yield return new($"{place}:required {name}", root, JsonPointer.Append(pointer, name), null);
        foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
        {
            foreach (var mutation in Below(property.Value, document, root, JsonPointer.Append(pointer, property.Name), JsonPointer.Append(place, property.Name)))
                yield return mutation;
        }
    }

    private static IEnumerable<(string Keyword, object Value)> Breaking(JsonElement schema, JsonElement value)
    {
        var types = Types(schema);
        if (types.Count > 0)
            yield return ("type", types.Contains("array") ? new { } : types.Contains("object") && !types.Contains("string") ? new[] { 1 } : new object[] { 1 });
        if (schema.TryGetProperty("enum", out _))
            yield return ("enum", "no such value");
        if (schema.TryGetProperty("pattern", out _))
            yield return ("pattern", (value.ValueKind == JsonValueKind.String ? value.GetString() : "") + "\n");
        if (schema.TryGetProperty("minLength", out _))
            yield return ("minLength", "");
        if (schema.TryGetProperty("minimum", out var minimum))
            yield return ("minimum", minimum.GetInt64() - 1);
    }

    private static IEnumerable<string> Constraints(JsonElement schema, JsonElement document, string place)
    {
        schema = Resolve(schema, document);
        if (schema.TryGetProperty("oneOf", out var alternatives))
            return alternatives.EnumerateArray().SelectMany((alternative, index) => Constraints(alternative, document, $"{place}|{index}"));
        var own = ((string[])["type", "enum", "pattern", "minLength", "minimum", "additionalProperties"]).Where(keyword => schema.TryGetProperty(keyword, out _)).Select(keyword => $"{place}:{keyword}")
            .Concat(Names(schema).Select(name => $"{place}:required {name}"));
        var inItems = schema.TryGetProperty("items", out var items) ? Constraints(items, document, place + "/*") : [];
        var inMembers = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(property => Constraints(property.Value, document, JsonPointer.Append(place, property.Name)))
            : [];
        return own.Concat(inItems).Concat(inMembers);
    }

    /// <summary>The alternative whose one-valued members the value has.</summary>
    private static bool IsMeant(JsonElement alternative, JsonElement value) =>
        !alternative.TryGetProperty("properties", out var properties)
        || properties.EnumerateObject().All(property =>
            !property.Value.TryGetProperty("enum", out var allowed) || allowed.GetArrayLength() != 1
            || value.TryGetProperty(property.Name, out var actual) && JsonElement.DeepEquals(actual, allowed[0]));

    private static IEnumerable<string> Names(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private static HashSet<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!).ToHashSet()
        : [type.GetString()!];

    private static JsonElement Resolve(JsonElement schema, JsonElement document) =>
        JsonPointer.FindText(schema, "/$ref") is { } reference ? JsonPointer.Find(document, reference[1..])!.Value : schema;
}
