using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Reads a schema as a graph of shapes. The same schema is the same shape, wherever it is referred to from.</summary>
internal sealed class ShapeReader
{
    private readonly SchemaDocument _document;
    private readonly IReadOnlyDictionary<string, JsonElement> _rows;
    private readonly Dictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly Queue<Lazy<Shape>> _pending = new();

    private ShapeReader(SchemaDocument document, IReadOnlyDictionary<string, JsonElement> rows) => (_document, _rows) = (document, rows);

    /// <summary>The shape that <paramref name="schema"/> describes.</summary>
    /// <param name="file">The file that it is from, as messages and reports call it.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="rows">The rows of the table of members, by pointer.</param>
    /// <exception cref="SnapshotException">The schema cannot be followed.</exception>
    internal static Shape Read(string file, JsonElement schema, IReadOnlyDictionary<string, JsonElement> rows)
    {
        var document = new SchemaDocument(file, schema);
        var reader = new ShapeReader(document, rows);
        var root = reader.At([document.Root], "");
        // The whole schema is read at once, so that a malformed part is an error even if it is never compared.
        while (reader._pending.TryDequeue(out var shape))
            _ = shape.Value;
        return root;
    }

    private Shape At(IReadOnlyList<SchemaPart> parts, string pointer)
    {
        var resolved = parts.Select(_document.Resolved).DistinctBy(part => part.Pointer)
            .OrderBy(part => part.Pointer, StringComparer.Ordinal).ToList();
        // Every place that has rows of the table at or below it becomes a shape of its own.
        var hasRows = _rows.Keys.Any(row => row == pointer || row.StartsWith($"{pointer}/", StringComparison.Ordinal));
        var name = string.Join(" and ", resolved.Select(part => $"#{part.Pointer}"));
        var key = hasRows ? $"{name} at {pointer}" : name;
        if (!_shapes.TryGetValue(key, out var shape))
            _shapes[key] = shape = Read(key, name, resolved, pointer);
        return shape;
    }

    private Shape Read(string key, string name, IReadOnlyList<SchemaPart> parts, string pointer)
    {
        var expansion = new Expansion(_document, parts);
        var (kinds, isNullable) = (new List<Kind>(), false);
        foreach (var alternative in expansion.Alternatives)
        {
            var (types, values) = (TypeFacts.Types(alternative), TypeFacts.Values(alternative));
            isNullable |= TypeFacts.AllowsNull(types, values);
            kinds.AddRange(TypeFacts.Kinds(types, values).Select(kind => Described(kind, alternative, pointer)));
        }

        var all = expansion.Alternatives.SelectMany(alternative => alternative).ToList();
        var marks = new Marks(
            all.Any(part => part["deprecated"] is { ValueKind: JsonValueKind.True }),
            Default: all.Select(part => part["default"]).OfType<JsonElement>().Select(TypeFacts.Text).FirstOrDefault());
        var shape = new Shape
        {
            Key = key,
            Name = name,
            Kinds = KindMerge.Of(kinds),
            IsNullable = isNullable,
            Unread = expansion.Unread,
            Marks = marks,
        };
        return _rows.TryGetValue(pointer, out var row) ? Marked(shape, row) : shape;
    }

    private Kind Described(Kind kind, IReadOnlyList<SchemaPart> parts, string pointer)
    {
        var isAny = kind.Type == Kind.Unknown;
        var isText = isAny || kind.Type == Kind.String;
        var items = isAny || kind.Type == Kind.Array
            ? parts.Where(part => part["items"] is { ValueKind: JsonValueKind.Object }).Select(part => part.Below("items")).ToList() : [];
        return kind with
        {
            Pattern = isText ? Joined(parts, "pattern") : null,
            Format = isText || kind.Group == "number" ? Joined(parts, "format") : null,
            Bounds = parts.Select(part => ValueBounds.Read(part.Schema, kind.Type)).Aggregate(ValueBounds.None, ValueBounds.Both),
            IsClosed = (isAny || kind.Type == Kind.Object)
                && parts.Any(part => part["additionalProperties"] is { ValueKind: JsonValueKind.False }),
            Members = isAny || kind.Type == Kind.Object ? Members(parts, pointer) : kind.Members,
            Items = items.Count > 0 ? Later(items, $"{pointer}/*") : null,
            HasUnreadItems = parts.Any(part => part["items"] is { ValueKind: JsonValueKind.Array }),
        };
    }

    private SortedDictionary<string, Member> Members(IReadOnlyList<SchemaPart> parts, string pointer)
    {
        var required = parts.SelectMany(part => part.TextsOf("required")).ToHashSet(StringComparer.Ordinal);
        var schemas = required.ToDictionary(name => name, _ => new List<SchemaPart>(), StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var member in part.MembersOf("properties"))
                Parts(member.Name).Add(new(member.Value, JsonPointer.Append($"{part.Pointer}/properties", member.Name)));
            if (part.MembersOf("additionalProperties").Any())
                Parts(Shape.AnyMember).Add(part.Below("additionalProperties"));
        }

        return new(
            schemas.ToDictionary(
                member => member.Key,
                member => new Member(Later(member.Value, JsonPointer.Append(pointer, member.Key)), required.Contains(member.Key))),
            StringComparer.Ordinal);

        List<SchemaPart> Parts(string name) => schemas.TryGetValue(name, out var list) ? list : schemas[name] = [];
    }

    private Lazy<Shape> Later(IReadOnlyList<SchemaPart> parts, string pointer)
    {
        var shape = new Lazy<Shape>(() => At(parts, pointer));
        _pending.Enqueue(shape);
        return shape;
    }

    private static string? Joined(IReadOnlyList<SchemaPart> parts, string keyword) =>
        parts.SelectMany(part => part.TextsOf(keyword)).Distinct().Order(StringComparer.Ordinal).ToList() is [_, ..] texts
            ? string.Join(" and ", texts) : null;

    private static Shape Marked(Shape shape, JsonElement row)
    {
        var values = new SchemaPart(row, "")["values"] is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(TypeFacts.Text).Order(StringComparer.Ordinal).ToList() : [];
        return shape with
        {
            Marks = new(
                IsSet(row, "deprecated") || shape.Marks.Deprecated,
                IsSet(row, "experimental"),
                JsonPointer.FindText(row, "/default") ?? shape.Marks.Default),
            Kinds = shape.Values.Count > 0 || values.Count == 0 ? shape.Kinds
                : shape.Kinds
                    .Select(kind => kind.Type is Kind.String or Kind.Array or Kind.Unknown ? kind with { Values = values } : kind).ToList(),
        };
    }

    private static bool IsSet(JsonElement row, string name) =>
        row.TryGetProperty(name, out var mark) && mark.ValueKind == JsonValueKind.True;
}
