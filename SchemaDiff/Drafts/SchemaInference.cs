using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>
/// The schema that all samples of a value and all that is said of it have together. Nothing is guessed: a value that was only ever null,
/// and
/// the members of what was only ever empty, stay unknown unless the documents say more.
/// </summary>
internal sealed partial class SchemaInference(IMemberFacts facts, List<string> warnings)
{
    /// <summary>What is written where nothing but null was seen.</summary>
    internal const string OnlyNull = "only ever seen as null";

    /// <summary>What is written where nothing but an empty array or object was seen.</summary>
    internal const string OnlyEmpty = "only ever seen empty";

    /// <summary>What is written where members have whatever names somebody gave them.</summary>
    internal const string Map = "its members have names of somebody's choice";

    private const string AlsoNull = "seen as null";

    private const string SaidNull = "documented as sometimes null";

    private const string UnknownNull = "no document says that it is never null";

    private readonly SortedSet<string> _formats = new(StringComparer.Ordinal);

    /// <summary>
    /// The schema of the values <paramref name="samples"/>, which stand at <paramref name="pointer"/> (<c>*</c> for any index).
    /// </summary>
    internal JsonObject Infer(string pointer, IReadOnlyList<JsonElement> samples)
    {
        var said = facts.At(pointer);
        var known = samples.Where(sample => sample.ValueKind != JsonValueKind.Null).ToList();
        var types = Types(pointer, known, said);
        if (types.Count == 0)
            return new() { ["description"] = samples.Count == 0 ? OnlyEmpty : OnlyNull };

        var format = types is ["string"] ? Format(pointer, known, said) : null;
        var isUnknown = format is not (TextForms.RelativeLink or TextForms.AbsoluteLink) && IsUnknown(pointer, types, said);
        var isNullable = known.Count < samples.Count || said.IsNullable || isUnknown;
        if (format is not null && !isNullable)
        {
            _formats.Add(format);
            return new() { ["$ref"] = $"#/definitions/{format}" };
        }

        var schema = new JsonObject { ["type"] = TypeNames(isNullable ? [.. types, "null"] : types) };
        if (types.Contains("object"))
            AddMembers(schema, pointer, known.Where(sample => sample.ValueKind == JsonValueKind.Object).ToList(), said);
        if (types.Contains("array"))
            AddItems(schema, pointer, known.Where(sample => sample.ValueKind == JsonValueKind.Array).ToList());
        if (types is ["integer"] && said.Minimum is { } minimum)
            schema["minimum"] = minimum;
        if (format is not null)
            schema["pattern"] = ValueFormats.Pattern(format);
        else if (types is ["string"])
            AddValues(schema, pointer, known, said, isNullable);
        if (isNullable)
        {
            var reason = known.Count < samples.Count ? AlsoNull : isUnknown ? UnknownNull : SaidNull;
            schema["description"] = schema["description"] is { } also ? $"{reason}; {also}" : reason;
        }

        return schema;
    }

    /// <summary>The definitions that the inferred schemas refer to.</summary>
    internal IEnumerable<KeyValuePair<string, JsonNode?>> Definitions() =>
        _formats.Select(name => KeyValuePair.Create(name, (JsonNode?)ValueFormats.Definition(name)));

    /// <summary>
    /// A few samples do not tell that a text or a number is never null of which no type is stated. What identifies an item, and where it leads
    /// to, is never.
    /// </summary>
    private bool IsUnknown(string pointer, IReadOnlyList<string> types, MemberFacts said) =>
        facts is not DocumentedMembers && said is { Types.Count: 0, Values.Count: 0, IsRequired: false }
        && types is ["string" or "integer" or "number"]
        && JsonPointer.Segments(pointer).ToList() is var path
        && path is not ([] or ["guid" or "name"] or ["metadata" or "links" or "_links" or "pagination", ..]
            or [.., "*"] or [.., "href" or "created_at"])
        && !path[^1].StartsWith("total_", StringComparison.Ordinal);

    /// <summary>What is said counts unless every sample is of another type; what only some samples are of is admitted too.</summary>
    private List<string> Types(string pointer, IReadOnlyList<JsonElement> known, MemberFacts said)
    {
        var shown = known.Select(TypeOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var others =
            shown.Where(type => said.Types.Count > 0 && !said.Types.Contains(type) && !(type == "integer" && said.Types.Contains("number")))
            .ToList();
        if (others.Count > 0)
        {
            warnings.Add(
                $"{Said(said)}{pointer} is of type {string.Join(" or ", said.Types)}; examples show {string.Join(" and ", others)}");
        }

        if (said.IsDisputed && shown.Count > 0)
            return shown;
        if (shown.Count == 0 && said.Types.Count == 0 && facts.MembersOf(pointer).Count > 0)
            return ["object"];
        var types = others.Count > 0 && others.Count == shown.Count ? shown : [.. shown.Union(said.Types).Order(StringComparer.Ordinal)];
        if (types.Contains("number"))
            types.Remove("integer");
        return types;
    }

    private void AddMembers(JsonObject schema, string pointer, IReadOnlyList<JsonElement> objects, MemberFacts said)
    {
        var shown = objects.SelectMany(value => value.EnumerateObject().Select(member => member.Name)).Distinct().ToList();
        var named = facts.MembersOf(pointer);
        if (said.IsMap
            || (named.Count == 0 && said.Types.Count == 0 && facts is not DocumentedMembers
            && shown.Exists(name => !FieldName().IsMatch(name))))
        {
            schema["description"] = Map;
            return;
        }

        if (facts is not DocumentedMembers && LinkSchema.IsLink(pointer, objects))
        {
            LinkSchema.AddMembers(schema, objects);
            return;
        }

        var names = shown.Union(named).ToList();
        if (names.Count == 0)
        {
            schema["description"] = OnlyEmpty;
            return;
        }

        var required = objects.Count == 0
            ? named.Where(name => facts.At(JsonPointer.Append(pointer, name)).IsRequired).ToList()
            : shown.Where(name => objects.All(value => value.TryGetProperty(name, out _))
                && !facts.At(JsonPointer.Append(pointer, name)).IsOptional).ToList();
        if (required.Count > 0 && !said.IsMaybeEmpty)
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
        var place = $"{pointer}/*";
        var items = arrays.SelectMany(array => array.EnumerateArray()).ToList();
        if (items.Count == 0 && facts.At(place).Types.Count == 0)
            schema["description"] = OnlyEmpty;
        else
            schema["items"] = Infer(place, items);
    }

    /// <summary>An enumeration of text would refuse null, a pattern does not look at it.</summary>
    private void AddValues(JsonObject schema, string pointer, IReadOnlyList<JsonElement> texts, MemberFacts said, bool isNullable)
    {
        var listed = ValuesAt(pointer, said);
        if (listed.Count == 0 || (isNullable && said.Types.Count == 0))
            return;
        if (texts.Select(text => text.GetString()!).FirstOrDefault(text => !listed.Contains(text)) is { } unlisted)
            warnings.Add($"{Said(said)}the body shows '{unlisted}' at {pointer}, which the page does not list among the valid values");
        else if (isNullable)
            schema["pattern"] = $"^({string.Join('|', listed.Select(Regex.Escape))})(?![\\s\\S])";
        else
            schema["enum"] = new JsonArray([.. listed.Select(value => JsonValue.Create(value))]);
    }

    /// <summary>The values of an array are those of its items.</summary>
    private IReadOnlyList<string> ValuesAt(string pointer, MemberFacts said) =>
        said.Values.Count == 0 && pointer.EndsWith("/*", StringComparison.Ordinal) ? facts.At(pointer[..^2]).Values : said.Values;

    private string? Format(string pointer, IReadOnlyList<JsonElement> samples, MemberFacts said)
    {
        var name = JsonPointer.Segments(pointer).LastOrDefault() ?? "";
        var texts = samples.Select(text => text.GetString()!).ToList();
        if (said.Format is { } stated)
        {
            if (texts.TrueForAll(text => ValueFormats.Admits(stated, text)))
                return stated;
            warnings.Add($"{Said(said)}{pointer} is a {stated}; examples show '{texts.Find(text => !ValueFormats.Admits(stated, text))}'");
            return null;
        }

        if (said.Values.Count > 0 || texts.Count == 0)
            return null;
        // Where a document says no more than that it is text, only the name tells that a sample is no accident.
        var shown = said.Types.Count == 0 || ValueFormats.IsTelling(name) ? ValueFormats.Of(name, texts) : null;
        return shown == TextForms.AbsoluteLink && facts is not DocumentedMembers ? null : shown;
    }

    private static string Said(MemberFacts said) => said.Place.Length == 0 ? "" : $"{said.Place}: ";

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

    // What the interface names is written so; what users name can be written in any way.
    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();
}
