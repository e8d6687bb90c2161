using System.Text.Json.Nodes;
using CloudController.Contract.Files;
using CloudController.Contract.Json;

namespace CloudController.Contract.Validation;

/// <summary>
/// Makes one self-contained schema of a file that refers to others beside it: <c>"$ref": "../resources/app.schema.json"</c> becomes
/// <c>#/definitions/app</c>, and what that file refers to comes along.
/// </summary>
public sealed class SchemaBundle
{
    private const string Reference = "$ref";
    private const string Definitions = "definitions";
    private const string Suffix = ".schema.json";

    private readonly Dictionary<string, JsonObject> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Pointer), string> _names = [];
    private readonly JsonObject _definitions = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly string _main;

    private SchemaBundle(string main) => _main = Path.GetFullPath(main);

    /// <summary>The schema in <paramref name="file"/> with everything it refers to.</summary>
    /// <exception cref="ContractDataException">A file is missing or is not JSON, or a reference leads to nothing.</exception>
    public static JsonObject Of(string file) => new SchemaBundle(file).Bundle();

    private JsonObject Bundle()
    {
        var root = (JsonObject)File(_main).DeepClone();
        var own = root[Definitions] as JsonObject;
        root.Remove(Definitions);
        foreach (var (name, _) in own ?? [])
            _names[(_main, $"/{Definitions}/{name}")] = Free(name);
        Resolve(root, _main);
        foreach (var (name, definition) in own ?? [])
            _definitions[name] = Resolved(definition!.AsObject(), _main);
        if (_definitions.Count > 0)
            root[Definitions] = _definitions;
        return root;
    }

    private JsonObject Resolved(JsonObject schema, string file)
    {
        var copy = (JsonObject)schema.DeepClone();
        copy.Remove(Definitions);
        copy.Remove("$schema");
        Resolve(copy, file);
        return copy;
    }

    /// <summary>
    /// Points every reference below <paramref name="node"/>, which stands in <paramref name="file"/>, at a definition of the bundle.
    /// </summary>
    private void Resolve(JsonNode? node, string file)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var entry in list)
                    Resolve(entry, file);
                break;
            case JsonObject schema:
                if (schema[Reference] is JsonValue reference)
                    schema[Reference] = $"#/{Definitions}/{NameOf((string)reference!, file)}";
                foreach (var (_, member) in schema)
                    Resolve(member, file);
                break;
        }
    }

    private string NameOf(string reference, string from)
    {
        var parts = reference.Split('#', 2);
        var file = parts[0].Length == 0 ? from : Path.GetFullPath(parts[0], Path.GetDirectoryName(from)!);
        var pointer = parts.ElementAtOrDefault(1) ?? "";
        if (_names.TryGetValue((file, pointer), out var known))
            return known;

        var stem = Path.GetFileName(file).Replace(Suffix, "", StringComparison.Ordinal);
        var name = Free(pointer.Length == 0 ? stem : JsonPointer.Segments(pointer).Last(), stem);
        _names[(file, pointer)] = name;
        var schema =
            JsonPointer.Segments(pointer).Aggregate((JsonNode?)File(file), (node, segment) => (node as JsonObject)?[segment]) as JsonObject;
        // The name is registered before the references inside are resolved, so that a schema may refer to itself.
        _definitions[name] = Resolved(schema ?? throw new ContractDataException(from, $"the reference {reference} leads to no schema"),
            file);
        return name;
    }

    /// <summary>A name that no other definition has.</summary>
    private string Free(string name, string prefix = "")
    {
        if (_taken.Add(name))
            return name;
        var longer = $"{prefix}-{name}";
        for (var number = 2; !_taken.Add(longer); number++)
            longer = FormattableString.Invariant($"{prefix}-{name}-{number}");
        return longer;
    }

    private JsonObject File(string file)
    {
        if (!_files.TryGetValue(file, out var content))
            _files.Add(file, content = ContractFile.ReadObject(file));
        return content;
    }
}
