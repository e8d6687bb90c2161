using System.Text.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// Takes one value's schema apart: references, <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and the spellings of nullable become a set of
/// alternatives, each a list of parts that all hold.
/// </summary>
internal sealed class Expansion
{
    private const int MaxDepth = 64;

    private const int MaxAlternatives = 64;

    private static readonly string[] Annotations =
    [
        "$schema", "id", "$id", "$anchor", "$comment", "title", "description", "definitions", "$defs", "example", "examples",
        "default", "deprecated", "readOnly", "writeOnly", "nullable", "x-nullable",
    ];

    private static readonly string[] Read =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "enum", "const", "pattern", "format", "oneOf", "anyOf",
        "allOf", "additionalItems",
    ];

    private readonly SchemaDocument _document;
    private readonly Dictionary<string, List<Unread>> _unread = new(StringComparer.Ordinal);

    internal Expansion(SchemaDocument document, IReadOnlyList<SchemaPart> parts)
    {
        _document = document;
        Alternatives = parts.Aggregate(Neutral, (some, part) => All(some, Of(part, [], depth: 0)) ?? some);
    }

    /// <summary>The alternatives; parts of one alternative hold together.</summary>
    internal IReadOnlyList<IReadOnlyList<SchemaPart>> Alternatives { get; }

    /// <summary>What was left aside, by keyword.</summary>
    internal IReadOnlyDictionary<string, Unread> Unread => _unread.ToDictionary(
        entry => entry.Key,
        entry => new Unread(
            entry.Value is [var only] ? only.Value
                : CanonicalJson.Of(entry.Value.Select(unread => unread.Value)
                    .OrderBy(value => CanonicalJson.Text(value), StringComparer.Ordinal)),
            string.Join(", ", entry.Value.Select(unread => unread.Source).Order(StringComparer.Ordinal))));

    private static IReadOnlyList<IReadOnlyList<SchemaPart>> Neutral => [[]];

    private IReadOnlyList<IReadOnlyList<SchemaPart>> Of(SchemaPart part, HashSet<string> open, int depth)
    {
        Check(part, open, depth);
        var alternatives = Own(part, open, depth);
        if (SchemaDocument.IsNullable(part))
            alternatives = [.. alternatives, [SchemaPart.Null]];
        open.Remove(part.Pointer);
        return alternatives;
    }

    private void Check(SchemaPart part, HashSet<string> open, int depth)
    {
        if (depth > MaxDepth)
            throw new SnapshotException(_document.File, $"the schema is nested deeper than {MaxDepth} levels at '#{part.Pointer}'");
        if (part.Schema.ValueKind != JsonValueKind.Object)
            throw new SnapshotException(_document.File, $"the schema at '#{part.Pointer}' is not an object");
        SchemaKeywords.Check(_document.File, part.Schema, part.Pointer);
        if (!open.Add(part.Pointer))
            throw new SnapshotException(_document.File, $"the reference to '#{part.Pointer}' returns to itself before it says anything");
    }

    private IReadOnlyList<IReadOnlyList<SchemaPart>> Own(SchemaPart part, HashSet<string> open, int depth)
    {
        var alternatives = Neutral;
        if (part["$ref"] is not null)
        {
            if (_document.Target(part) is { } target)
                alternatives = Of(target, open, depth + 1);
            else
                Leave(part, "$ref");
            if (!_document.ReadsBesideReferences)
                return alternatives;
        }

        alternatives = All(alternatives, [[part]])!;
        foreach (var inner in part.ListOf("allOf"))
            alternatives = Combined(part, "allOf", alternatives, Of(inner, open, depth + 1));
        foreach (var keyword in (string[])["oneOf", "anyOf"])
        {
            if (part.ListOf(keyword) is [_, ..] list)
                alternatives = Combined(part, keyword, alternatives, list.SelectMany(inner => Of(inner, open, depth + 1)).ToList());
        }

        foreach (var keyword in part.Schema.EnumerateObject().Select(member => member.Name).Where(keyword => !IsRead(part, keyword)))
            Leave(part, keyword);
        return alternatives;
    }

    private static bool IsRead(SchemaPart part, string keyword) => keyword switch
    {
        "items" or "additionalItems" => part["items"] is not { ValueKind: JsonValueKind.Array },
        _ => Annotations.Contains(keyword) || Read.Contains(keyword) || ValueBounds.Keywords.Contains(keyword),
    };

    private IReadOnlyList<IReadOnlyList<SchemaPart>> Combined(
        SchemaPart part, string keyword, IReadOnlyList<IReadOnlyList<SchemaPart>> some, IReadOnlyList<IReadOnlyList<SchemaPart>> others)
    {
        if (All(some, others) is { } all)
            return all;
        Leave(part, keyword);
        return some;
    }

    /// <summary>What fits one alternative of each side; <c>null</c> where that would be too many.</summary>
    private static IReadOnlyList<IReadOnlyList<SchemaPart>>? All(
        IReadOnlyList<IReadOnlyList<SchemaPart>> some, IReadOnlyList<IReadOnlyList<SchemaPart>> others) =>
        (long)some.Count * others.Count > MaxAlternatives && some.Count > 1 && others.Count > 1
            ? null
            : (from one in some from other in others select (IReadOnlyList<SchemaPart>)[.. one, .. other]).ToList();

    private void Leave(SchemaPart part, string keyword)
    {
        if (!_unread.TryGetValue(keyword, out var entries))
            _unread[keyword] = entries = [];
        var source = $"{_document.File}#{Contract.Json.JsonPointer.Append(part.Pointer, keyword)}";
        if (!entries.Any(entry => entry.Source == source))
            entries.Add(new(new UnreadText(_document).Of(part.Schema.GetProperty(keyword), keyword), source));
    }
}
