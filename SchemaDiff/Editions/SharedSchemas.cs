using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// Takes out of the schemas of an edition what several of them have alike, so that <c>shared.schema.json</c> states it once.
/// </summary>
internal sealed class SharedSchemas
{
    /// <summary>The name of the file.</summary>
    internal const string File = "shared.schema.json";

    private const string Definitions = "definitions";

    private const string Local = "#/definitions/";

    private readonly JsonObject _definitions = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds what is to be shared under a name of its own.</summary>
    internal void Add(string name, JsonObject schema) => _definitions[EditionText.Camel(name)] = schema.DeepClone();

    /// <summary>Adds the definitions of forms of text.</summary>
    internal void Add(SchemaInference inference)
    {
        foreach (var (name, definition) in inference.Definitions())
            _definitions.TryAdd(name, definition);
    }

    /// <summary>
    /// Replaces, in the <paramref name="schemas"/> by path, each object that at least two of them describe alike; the content of the file.
    /// </summary>
    internal JsonObject Take(IReadOnlyDictionary<string, JsonObject> schemas)
    {
        foreach (var (text, seen) in Alike(schemas).Where(alike => alike.Value.Select(place => place.File).Distinct().Count() > 1)
            .OrderByDescending(alike => alike.Value.Count).ThenBy(alike => alike.Key, StringComparer.Ordinal))
            Name(text, seen.Select(place => place.Name).ToList());
        foreach (var (_, definition) in _definitions)
            Replace(definition!.AsObject(), "", isRoot: true);
        foreach (var (path, schema) in schemas)
            Replace(schema, string.Concat(Enumerable.Repeat("../", path.Count(character => character == '/'))) + File, isRoot: true);
        return new()
        {
            ["$schema"] = "http://json-schema.org/draft-04/schema#",
            ["title"] = "What the schemas of this edition share",
            [Definitions] =
                new JsonObject(_definitions.OrderBy(definition => definition.Key, StringComparer.Ordinal)
                .Select(definition => KeyValuePair.Create(definition.Key, definition.Value?.DeepClone()))),
        };
    }

    private static Dictionary<string, List<(string File, string Name)>> Alike(IReadOnlyDictionary<string, JsonObject> schemas)
    {
        var alike = new Dictionary<string, List<(string File, string Name)>>(StringComparer.Ordinal);
        foreach (var (path, schema) in schemas)
        {
            foreach (var (name, part) in Parts(schema, ""))
            {
                var text = part.ToJsonString();
                (alike.TryGetValue(text, out var seen) ? seen : alike[text] = []).Add((path, name));
            }
        }

        return alike;
    }

    /// <summary>
    /// The objects with members below <paramref name="schema"/>, each with what it would be called: after its member or, in an object of
    /// links, after that.
    /// </summary>
    private static IEnumerable<(string Name, JsonObject Part)> Parts(JsonObject schema, string owner)
    {
        foreach (var (name, child) in Children(schema))
        {
            var own = name == "*" ? EndpointName.Singular(owner) : name;
            if (child["properties"] is JsonObject { Count: > 0 })
                yield return (owner is "links" or "relationships" ? $"{MethodOf(child)}{EndpointName.Singular(owner)}" : own, child);
            foreach (var deeper in Parts(child, own))
                yield return deeper;
        }
    }

    /// <summary>What a link is called before its name that shows one method: <c>post_</c>.</summary>
    private static string MethodOf(JsonObject schema) =>
        schema["properties"]?["method"]?["enum"] is JsonArray { Count: 1 } methods ? $"{((string)methods[0]!).ToLowerInvariant()}_" : "";

    private static IEnumerable<(string Name, JsonObject Schema)> Children(JsonObject schema)
    {
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            if (member is JsonObject described)
                yield return (name, described);
        }

        if (schema["items"] is JsonObject items)
            yield return ("*", items);
    }

    private void Name(string text, IReadOnlyList<string> names)
    {
        var usual = names.GroupBy(name => name).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
            .First().Key;
        var schema = JsonNode.Parse(text)!.AsObject();
        var members = schema["properties"]!.AsObject().Select(member => member.Key);
        var candidates = new[] { usual, $"{usual}_{string.Join('_', members)}" }.Select(EditionText.Camel)
            .Concat(Enumerable.Range(2, int.MaxValue - 2)
                .Select(number => FormattableString.Invariant($"{EditionText.Camel(usual)}{number}")));
        var name = candidates.First(candidate => candidate.Length < 40 && !_definitions.ContainsKey(candidate));
        _names[text] = name;
        _definitions[name] = schema;
    }

    private void Replace(JsonObject schema, string file, bool isRoot = false)
    {
        if (!isRoot && _names.TryGetValue(schema.ToJsonString(), out var name))
        {
            schema.Clear();
            schema["$ref"] = $"{file}{Local}{name}";
            return;
        }

        if (schema["$ref"] is JsonValue reference && reference.GetValue<string>() is var target
            && target.StartsWith(Local, StringComparison.Ordinal))
            schema["$ref"] = file + target;
        foreach (var (_, child) in Children(schema).ToList())
            Replace(child, file);
    }
}
