using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// Reads a schema as shapes. Alternatives (<c>oneOf</c>) are multiplied out: each gives a variant of the whole body, called after the
/// member that tells them apart, for example <c>type=docker</c>.
/// </summary>
internal sealed class ShapeReader
{
    private const int MaxDepth = 64;

    private const int MaxVariants = 64;

    private static readonly string[] Annotations = ["$schema", "$ref", "id", "title", "description", "definitions"];

    private static readonly string[] Structural = ["type", "properties", "required", "additionalProperties", "items", "enum", "pattern", "oneOf"];

    private readonly string _name;
    private readonly JsonElement _document;
    private readonly IReadOnlyDictionary<string, JsonElement> _rows;

    private ShapeReader(string name, JsonElement document, IReadOnlyDictionary<string, JsonElement> rows) => (_name, _document, _rows) = (name, document, rows);

    /// <summary>The variants of <paramref name="schema"/>, by name; the only one is called by the empty name.</summary>
    /// <param name="name">What messages call the schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="rows">The rows of the table of members, by pointer.</param>
    /// <exception cref="SnapshotException">The schema cannot be followed.</exception>
    internal static IReadOnlyDictionary<string, Shape> Read(string name, JsonElement schema, IReadOnlyDictionary<string, JsonElement> rows)
    {
        try
        {
            var variants = new Dictionary<string, Shape>(StringComparer.Ordinal);
            foreach (var (label, shape) in new ShapeReader(name, schema, rows).Expand(schema, "", 0))
                variants[variants.ContainsKey(label) ? FormattableString.Invariant($"{label} ({variants.Count + 1})") : label] = shape;
            return variants;
        }
        catch (InvalidOperationException malformed)
        {
            // A keyword has another type than draft-04 gives it.
            throw new SnapshotException(name, $"the schema is malformed: {malformed.Message}", malformed);
        }
    }

    private IReadOnlyList<(string Label, Shape Shape)> Expand(JsonElement schema, string pointer, int depth)
    {
        if (depth > MaxDepth)
            throw new SnapshotException(_name, $"the schema is nested deeper than {MaxDepth} levels at {pointer}");
        var resolved = Resolve(schema, pointer);
        if (resolved.ValueKind != JsonValueKind.Object)
            throw new SnapshotException(_name, $"the schema at '{pointer}' is not an object");
        SchemaKeywords.Check(_name, resolved, pointer);
        if (resolved.TryGetProperty("oneOf", out var alternatives))
            return Alternatives(alternatives.EnumerateArray().Select(alternative => Resolve(alternative, pointer)).ToList(), pointer, depth);

        IReadOnlyList<(string Label, Shape Shape)> variants = [("", Plain(resolved, pointer))];
        if (resolved.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object)
            variants = Multiply(variants, Expand(items, $"{pointer}/*", depth + 1), (shape, item) => shape with { Items = item });
        if (MapValues(resolved) is { } values)
            variants = Multiply(variants, Expand(values, $"{pointer}/*", depth + 1), (shape, value) => With(shape, Shape.AnyMember, new(value, IsRequired: false)));
        var required = Texts(resolved, "required");
        foreach (var member in Members(resolved))
        {
            var inner = Expand(member.Value, JsonPointer.Append(pointer, member.Name), depth + 1);
            var isRequired = required.Contains(member.Name);
            variants = Multiply(variants, inner, (shape, value) => With(shape, member.Name, new(value, isRequired)));
        }

        return variants.Count <= MaxVariants ? variants : throw new SnapshotException(_name, $"the schema has more than {MaxVariants} combinations of alternatives");
    }

    private IReadOnlyList<(string Label, Shape Shape)> Alternatives(IReadOnlyList<JsonElement> all, string pointer, int depth)
    {
        var kinds = all.Where(alternative => !IsNull(alternative)).ToList();
        var teller = kinds.Count > 1 ? Teller(kinds, pointer) : null;
        var variants = kinds.SelectMany((kind, index) => Expand(kind, pointer, depth + 1).Select(variant => (Join(Label(kind, index), variant.Label), variant.Shape)));
        return variants.Select(variant => (variant.Item1, variant.Shape with { IsNullable = variant.Shape.IsNullable || kinds.Count < all.Count })).ToList();

        string Label(JsonElement kind, int index) => teller is not null
            ? $"{teller}={Only(kind, teller, pointer)}"
            : kinds.Count > 1 ? FormattableString.Invariant($"alternative {index + 1}") : "";
    }

    /// <summary>The member that has one value of its own in every alternative.</summary>
    private string? Teller(IReadOnlyList<JsonElement> kinds, string pointer) =>
        Members(kinds[0]).Select(member => member.Name)
            .FirstOrDefault(name => kinds.Select(kind => Only(kind, name, pointer)).OfType<string>().Distinct().Count() == kinds.Count);

    private string? Only(JsonElement kind, string name, string pointer) =>
        kind.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var member) && Texts(Resolve(member, pointer), "enum") is [var only] ? only : null;

    private Shape Plain(JsonElement schema, string pointer)
    {
        var types = schema.TryGetProperty("type", out var type)
            ? (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!]).ToList()
            : [];
        var shape = new Shape
        {
            Types = types.Where(name => name != "null").Order(StringComparer.Ordinal).ToList(),
            IsNullable = types.Contains("null"),
            Pattern = JsonPointer.FindText(schema, "/pattern"),
            Values = Texts(schema, "enum").Order(StringComparer.Ordinal).ToList(),
            IsClosed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False,
            Constraints = schema.EnumerateObject().Where(keyword => !Annotations.Contains(keyword.Name) && !Structural.Contains(keyword.Name)).ToDictionary(keyword => keyword.Name, keyword => keyword.Value),
        };
        return _rows.TryGetValue(pointer, out var row) ? Marked(shape, row) : shape;
    }

    private static Shape Marked(Shape shape, JsonElement row) => shape with
    {
        Marks = new(IsSet(row, "deprecated"), IsSet(row, "experimental"), JsonPointer.FindText(row, "/default")),
        Values = shape.Values.Count == 0 && (!shape.IsKnown || shape.Types.Any(type => type is "string" or "array")) ? Texts(row, "values").Order(StringComparer.Ordinal).ToList() : shape.Values,
    };

    private static Shape With(Shape shape, string name, Member member) =>
        shape with { Members = new SortedDictionary<string, Member>(shape.Members.ToDictionary(), StringComparer.Ordinal) { [name] = member } };

    /// <summary>The schema of the members without a name of their own; <c>null</c> where anything will do.</summary>
    private static JsonElement? MapValues(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object && values.EnumerateObject().Any() ? values : null;

    private static bool IsSet(JsonElement row, string name) => row.TryGetProperty(name, out var mark) && mark.ValueKind == JsonValueKind.True;

    private static bool IsNull(JsonElement schema) => JsonPointer.FindText(schema, "/type") == "null";

    private JsonElement Resolve(JsonElement schema, string pointer)
    {
        for (var hops = 0; JsonPointer.FindText(schema, "/$ref") is { } reference; hops++)
        {
            if (hops > MaxDepth || !reference.StartsWith('#') || JsonPointer.Find(_document, reference[1..]) is not { } target)
                throw new SnapshotException(_name, $"the reference '{reference}' at '{pointer}' leads nowhere");
            schema = target;
        }

        return schema;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IReadOnlyList<string> Texts(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).ToList()
            : [];

    private static List<(string Label, Shape Shape)> Multiply(
        IReadOnlyList<(string Label, Shape Shape)> outer, IReadOnlyList<(string Label, Shape Shape)> inner, Func<Shape, Shape, Shape> combine) =>
        (from left in outer from right in inner select (Join(left.Label, right.Label), combine(left.Shape, right.Shape))).ToList();

    private static string Join(string left, string right) => left.Length == 0 ? right : right.Length == 0 ? left : $"{left}, {right}";
}
