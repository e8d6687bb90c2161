using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A number that bounds a value.</summary>
/// <param name="Value">The number; 1 for a keyword that is only true or false.</param>
/// <param name="IsExclusive">Whether the number itself is out of bounds.</param>
internal readonly record struct Bound(JsonNumber Value, bool IsExclusive = false);

/// <summary>What a change of a bound means for the set of values that it allows.</summary>
internal enum Direction
{
    /// <summary>They are the same.</summary>
    Same,

    /// <summary>There are fewer than before.</summary>
    Tighter,

    /// <summary>There are more than before.</summary>
    Looser,

    /// <summary>There are others.</summary>
    Other,
}

/// <summary>
/// The bounds of a value by keyword, in one spelling: <c>exclusiveMinimum</c> is a mark of <c>minimum</c> in draft-04 and a number of
/// its own later; a bound that bounds nothing (<c>minLength</c> 0) is none.
/// </summary>
internal static class ValueBounds
{
    private const string Integer = "integer";

    private const string Unique = "uniqueItems";

    private static readonly string[] Numbers = [Integer, "number"];

    /// <summary>Keyword, types that it is about, its exclusive form, and what a number does when it grows.</summary>
    private static readonly (string Keyword, string[] Types, string? Exclusive, Growth Growth)[] Rows =
    [
        ("minimum", Numbers, "exclusiveMinimum", Growth.Tightens),
        ("maximum", Numbers, "exclusiveMaximum", Growth.Loosens),
        ("multipleOf", Numbers, null, Growth.Divides),
        ("minLength", ["string"], null, Growth.Tightens),
        ("maxLength", ["string"], null, Growth.Loosens),
        ("minItems", ["array"], null, Growth.Tightens),
        ("maxItems", ["array"], null, Growth.Loosens),
        (Unique, ["array"], null, Growth.Tightens),
        ("minProperties", ["object"], null, Growth.Tightens),
        ("maxProperties", ["object"], null, Growth.Loosens),
    ];

    private enum Growth
    {
        Tightens,
        Loosens,
        Divides,
    }

    internal static IReadOnlyDictionary<string, Bound> None { get; } = new Dictionary<string, Bound>();

    /// <summary>All keywords that this class reads.</summary>
    internal static IReadOnlyCollection<string> Keywords { get; } =
        [.. Rows.SelectMany(row => new[] { row.Keyword, row.Exclusive }).OfType<string>()];

    /// <summary>The bounds that <paramref name="schema"/> sets for values of <paramref name="type"/>; of any type where that is
    /// empty.</summary>
    internal static IReadOnlyDictionary<string, Bound> Read(JsonElement schema, string type)
    {
        var bounds = new SortedDictionary<string, Bound>(StringComparer.Ordinal);
        foreach (var (keyword, types, exclusive, growth) in Rows.Where(row => type.Length == 0 || row.Types.Contains(type)))
        {
            var isMarked = exclusive is not null && At(schema, exclusive) is { ValueKind: JsonValueKind.True };
            var plain = Value(At(schema, keyword)) is { } value ? new Bound(value, isMarked) : (Bound?)null;
            var own = exclusive is not null && JsonNumber.Of(At(schema, exclusive)) is { } number ? new Bound(number, true) : (Bound?)null;
            var bound = plain is { } one && own is { } two ? Tightest(growth, one, two) : plain ?? own;
            if (bound is { } found && !IsIdle(keyword, growth, found, types))
                bounds[keyword] = found;
        }

        return type == Integer ? OfIntegers(bounds) : bounds;
    }

    /// <summary>The bounds of values that keep both.</summary>
    internal static IReadOnlyDictionary<string, Bound> Both(
        IReadOnlyDictionary<string, Bound> some, IReadOnlyDictionary<string, Bound> others)
    {
        var bounds = new SortedDictionary<string, Bound>(some.ToDictionary(), StringComparer.Ordinal);
        foreach (var (keyword, bound) in others)
            bounds[keyword] = some.TryGetValue(keyword, out var mine) ? Tightest(GrowthOf(keyword), mine, bound) : bound;
        return bounds;
    }

    /// <summary>The bounds that are about values of <paramref name="type"/>.</summary>
    internal static IReadOnlyDictionary<string, Bound> Of(IReadOnlyDictionary<string, Bound> bounds, string type)
    {
        var some = bounds.Where(bound => Rows.Single(row => row.Keyword == bound.Key).Types.Contains(type))
            .ToDictionary(StringComparer.Ordinal);
        return type == Integer ? OfIntegers(some) : some;
    }

    /// <summary>The bounds as they are for whole numbers: above 5 is from 6 on, and from 5.5 on is that too.</summary>
    internal static IReadOnlyDictionary<string, Bound> OfIntegers(IReadOnlyDictionary<string, Bound> bounds) => bounds
        .Where(bound => bound.Key != "multipleOf" || !JsonNumber.One.IsMultipleOf(bound.Value.Value))
        .ToDictionary(bound => bound.Key, bound => bound.Key switch
        {
            "minimum" => new(Inside(bound.Value, bound.Value.Value.Ceiling(), 1)),
            "maximum" => new(Inside(bound.Value, bound.Value.Value.Floor(), -1)),
            _ => bound.Value,
        });

    /// <summary>What the change from <paramref name="before"/> to <paramref name="after"/> means; <c>null</c> is no bound.</summary>
    internal static Direction Compare(string keyword, Bound? before, Bound? after)
    {
        if (before == after)
            return Direction.Same;
        if (before is not { } old)
            return Direction.Tighter;
        if (after is not { } now)
            return Direction.Looser;
        var growth = GrowthOf(keyword);
        if (growth == Growth.Divides)
            return now.Value.IsMultipleOf(old.Value) ? Direction.Tighter : old.Value.IsMultipleOf(now.Value) ? Direction.Looser
                : Direction.Other;
        return IsTighter(growth, now, old) ? Direction.Tighter : Direction.Looser;
    }

    /// <summary>The bound as a keyword of a schema and its value.</summary>
    internal static (string Keyword, JsonNode Value) ToJson(string keyword, Bound bound) =>
        keyword == Unique ? (keyword, JsonValue.Create(true))
            : (bound.IsExclusive ? ExclusiveOf(keyword) : keyword, JsonNode.Parse(bound.Value.ToString())!);

    private static JsonNumber Inside(Bound bound, JsonNumber whole, int step) =>
        bound.IsExclusive && whole == bound.Value ? whole.Plus(step) : whole;

    private static JsonElement? At(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) ? value : null;

    private static JsonNumber? Value(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.True } ? JsonNumber.One : JsonNumber.Of(value);

    private static bool IsIdle(string keyword, Growth growth, Bound bound, string[] types) =>
        !bound.Value.IsPositive && (ReferenceEquals(types, Numbers) ? keyword == "multipleOf" : growth == Growth.Tightens);

    private static Bound Tightest(Growth growth, Bound some, Bound other) =>
        growth == Growth.Divides ? new(some.Value.CommonMultiple(other.Value)) : IsTighter(growth, other, some) ? other : some;

    private static bool IsTighter(Growth growth, Bound some, Bound other)
    {
        var order = some.Value.CompareTo(other.Value) * (growth == Growth.Tightens ? 1 : -1);
        return order > 0 || (order == 0 && some.IsExclusive && !other.IsExclusive);
    }

    private static Growth GrowthOf(string keyword) => Rows.Single(row => row.Keyword == keyword).Growth;

    private static string ExclusiveOf(string keyword) => Rows.Single(row => row.Keyword == keyword).Exclusive ?? keyword;
}
