using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Reading;
using Microsoft.OpenApi;
using JsonPointer = CloudController.Contract.Json.JsonPointer;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>
/// Turns the draft-04 schemas of an edition into those of OpenAPI 3.1. What a schema refers to becomes a component, once.
/// </summary>
/// <param name="files">The schemas by the full path of their files.</param>
/// <param name="document">The description that the components go to.</param>
/// <param name="isStrict">Whether an object has no other members than the documented ones.</param>
internal sealed class SchemaComponents(IReadOnlyDictionary<string, JsonElement> files, OpenApiDocument document, bool isStrict)
{
    private const string Suffix = ".schema.json";

    private readonly Dictionary<(string File, string Pointer), string> _names = [];

    // A whole file keeps its name, so that resources are called alike in all editions.
    private readonly HashSet<string> _taken =
        files.Keys.Select(file => Path.GetFileName(file)[..^Suffix.Length]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The whole schema in <paramref name="file"/>, where it stands.</summary>
    /// <exception cref="SnapshotException">It uses a keyword that is not known, or refers to what is not there.</exception>
    internal IOpenApiSchema Of(string file) => Schema(files[file], file, "");

    /// <summary>A reference to the whole schema in <paramref name="file"/>.</summary>
    /// <exception cref="SnapshotException">It uses a keyword that is not known, or refers to what is not there.</exception>
    internal IOpenApiSchema Named(string file) => Reference(file, "", file);

    private IOpenApiSchema Schema(JsonElement schema, string file, string pointer)
    {
        // In draft-04 nothing counts beside a reference.
        if (schema.TryGetProperty("$ref", out var reference))
            return Referred(reference.GetString()!, file);
        var made = new OpenApiSchema();
        foreach (var keyword in schema.EnumerateObject())
            Add(made, keyword, file, JsonPointer.Append(pointer, keyword.Name));
        return made;
    }

    /// <summary>The keywords are those that contracts may use.</summary>
    private void Add(OpenApiSchema made, JsonProperty keyword, string file, string pointer)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "definitions":
                break;
            case "title":
                made.Title = value.GetString();
                break;
            case "description":
                made.Description = value.GetString();
                break;
            case "type":
                made.Type = Texts(value).Select(Type).Aggregate((all, one) => all | one);
                break;
            case "required":
                made.Required = Texts(value).ToHashSet(StringComparer.Ordinal);
                break;
            case "properties":
                made.Properties = value.EnumerateObject().ToDictionary(
                    member => member.Name, member => Schema(member.Value, file, JsonPointer.Append(pointer, member.Name)));
                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.False:
                made.AdditionalPropertiesAllowed = !isStrict;
                break;
            case "items":
                made.Items = Schema(value, file, pointer);
                break;
            case "enum":
                made.Enum = value.EnumerateArray().Select(one => JsonNode.Parse(one.GetRawText())!).ToList();
                break;
            case "pattern":
                made.Pattern = value.GetString();
                break;
            case "minLength":
                made.MinLength = value.GetInt32();
                break;
            case "minimum":
                made.Minimum = value.GetRawText();
                break;
            case "oneOf":
                var alternatives =
                    value.EnumerateArray().Select((one, at) => Schema(one, file, JsonPointer.Append(pointer, at))).ToList();
                // Alternatives that allow more members can hold at the same time.
                if (isStrict)
                    made.OneOf = alternatives;
                else
                    made.AnyOf = alternatives;
                break;
            default:
                throw new SnapshotException(FileNames.Shown(file), $"#{pointer}: contracts do not use the keyword '{keyword.Name}' so");
        }
    }

    private OpenApiSchemaReference Referred(string reference, string from)
    {
        var parts = reference.Split('#', 2);
        var file = parts[0].Length == 0 ? from : Path.GetFullPath(parts[0], Path.GetDirectoryName(from)!);
        return Reference(file, parts.ElementAtOrDefault(1) ?? "", from);
    }

    private OpenApiSchemaReference Reference(string file, string pointer, string from)
    {
        if (!_names.TryGetValue((file, pointer), out var name))
        {
            var schema = files.TryGetValue(file, out var root) ? JsonPointer.Find(root, pointer) : null;
            if (schema is not { ValueKind: JsonValueKind.Object } found)
            {
                throw new SnapshotException(FileNames.Shown(from),
                    $"the reference to {Path.GetFileName(file)}#{pointer} leads to no schema");
            }

            // The name is known before the schema is read, so that a schema may refer to itself.
            _names[(file, pointer)] = name = Name(file, pointer);
            document.AddComponent(name, Schema(found, file, pointer));
        }

        return new(name, document);
    }

    private string Name(string file, string pointer)
    {
        var stem = Path.GetFileName(file)[..^Suffix.Length];
        if (pointer.Length == 0)
            return stem;
        var own = JsonPointer.Segments(pointer).Last();
        return new[] { own, $"{stem}-{own}" }
            .Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => FormattableString.Invariant($"{stem}-{own}-{number}")))
            .First(_taken.Add);
    }

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.GetString()!) : [value.GetString()!];

    private static JsonSchemaType Type(string name) => Enum.Parse<JsonSchemaType>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name));
}
