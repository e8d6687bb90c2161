using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>What <c>type</c>, <c>enum</c> and <c>const</c> of schemas that hold together say of type and values.</summary>
internal static class TypeFacts
{
    private const string Null = "null";
    private const string Integer = "integer";
    private const string Number = "number";
    private const string Boolean = "boolean";

    /// <summary>The types that all <paramref name="parts"/> allow; <c>null</c> where none states any.</summary>
    internal static IReadOnlyList<string>? Types(IReadOnlyList<SchemaPart> parts) => parts
        .Where(part => part["type"] is not null)
        .Select(part => (IReadOnlyList<string>)part.TextsOf("type").Distinct().ToList())
        .Aggregate((IReadOnlyList<string>?)null, (some, others) => some is null ? others : Both(some, others));

    /// <summary>The values that all <paramref name="parts"/> allow; <c>null</c> where none lists any.</summary>
    internal static IReadOnlyList<JsonElement>? Values(IReadOnlyList<SchemaPart> parts) => parts
        .SelectMany(Lists)
        .Aggregate((IReadOnlyList<JsonElement>?)null, (some, others) =>
            some is null ? others
                : some.IntersectBy(others.Select(value => CanonicalJson.Text(value)), value => CanonicalJson.Text(value)).ToList());

    /// <summary>
    /// Whether null is allowed. It counts if either type or enum has it: authors mean it so, although a validator asks for both.
    /// </summary>
    internal static bool AllowsNull(IReadOnlyList<string>? types, IReadOnlyList<JsonElement>? values) =>
        types?.Contains(Null) == true || values?.Any(value => value.ValueKind == JsonValueKind.Null) == true;

    /// <summary>The kinds beside null: one for each type, with its values.</summary>
    internal static IEnumerable<Kind> Kinds(IReadOnlyList<string>? types, IReadOnlyList<JsonElement>? values)
    {
        if (values is null)
            return types is null ? [new()]
                : types.Where(type => type != Null).Where(type => type != Integer || !types.Contains(Number))
                    .Select(type => new Kind { Type = type });
        return values
            .Where(value => value.ValueKind != JsonValueKind.Null && (types is null || Both(types, [TypeOf(value)]).Count > 0))
            .GroupBy(value => TypeOf(value) is Integer ? Number : TypeOf(value))
            .Select(group => new Kind
            {
                Type = group.All(value => TypeOf(value) == Integer) ? Integer : group.Key,
                Values = IsWhole(group) ? [] : group.Select(Text).Distinct().Order(StringComparer.Ordinal).ToList(),
            });
    }

    /// <summary>A value as reports show it: texts as they are.</summary>
    internal static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : CanonicalJson.Text(value);

    private static IEnumerable<IReadOnlyList<JsonElement>> Lists(SchemaPart part)
    {
        if (part["enum"] is { ValueKind: JsonValueKind.Array } list)
            yield return [.. list.EnumerateArray()];
        if (part["const"] is { } only)
            yield return [only];
    }

    private static IReadOnlyList<string> Both(IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        some.Where(type => others.Contains(type) || (type == Integer && others.Contains(Number)))
            .Concat(others.Where(type => type == Integer && some.Contains(Number)))
            .Distinct().ToList();

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Kind.String,
        JsonValueKind.Number => JsonNumber.Of(value)!.Value.IsInteger ? Integer : Number,
        JsonValueKind.True or JsonValueKind.False => Boolean,
        JsonValueKind.Null => Null,
        JsonValueKind.Array => Kind.Array,
        _ => Kind.Object,
    };

    /// <summary>Listing both true and false is the same as listing no values of a boolean.</summary>
    private static bool IsWhole(IGrouping<string, JsonElement> values) =>
        values.Key == Boolean && values.DistinctBy(value => value.ValueKind).Count() == 2;
}
