using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;

namespace CloudController.Contract.Paging;

/// <summary>One item of a list.</summary>
/// <param name="Value">The item itself.</param>
/// <param name="Pointer">Where it stands in its answer.</param>
/// <param name="Contract">What identifies it.</param>
public sealed record Item(JsonElement Value, string Pointer, ResourceContract Contract)
{
    /// <summary>Fields are members of the item, or of an object in it as v2's entity; what is deeper is part of a value.</summary>
    private const int LevelsOfFields = 2;

    /// <summary>The guid; <c>null</c> where there is none, or an empty one.</summary>
    public string? Guid => Text(Contract.Guid) is { Length: > 0 } guid ? guid : null;

    /// <summary>What identifies the item: its guid or, where it has none, its whole content.</summary>
    public string Key => Guid ?? Value.GetRawText();

    /// <summary>The item's content, for comparison.</summary>
    public string Content => Value.GetRawText();

    /// <summary>A hash of the content, so that contents can be compared without being kept.</summary>
    public UInt128 ContentHash => HashOf(Value);

    /// <summary>A hash of what <paramref name="value"/> is, without the blanks around it.</summary>
    public static UInt128 HashOf(JsonElement value) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(JsonMarshal.GetRawUtf8Value(value)));

    /// <summary>The value at <paramref name="pointer"/>; <c>null</c> where there is nothing.</summary>
    public JsonElement? At(string pointer) => JsonPointer.Find(Value, pointer);

    /// <summary>The text at <paramref name="pointer"/>; <c>null</c> where there is none.</summary>
    public string? Text(string pointer) => JsonPointer.FindText(Value, pointer);

    /// <summary>
    /// The text, the number or the truth value at <paramref name="pointer"/> as a query writes it; <c>null</c> where there is none.
    /// </summary>
    public string? Written(string pointer) => At(pointer) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>
    /// What <see cref="Written(string)"/> says, provided that it is of the type that a filter compares: of a number in place of a text the
    /// clause about the field tells, and a filter for texts cannot find it.
    /// </summary>
    public string? Written(string pointer, FilterComparison compared) => (At(pointer)?.ValueKind, compared) switch
    {
        (JsonValueKind.String, FilterComparison.Text or FilterComparison.Second or FilterComparison.Reference) => Written(pointer),
        (JsonValueKind.Number, FilterComparison.Number) => Written(pointer),
        (JsonValueKind.True or JsonValueKind.False, FilterComparison.Boolean) => Written(pointer),
        (_, FilterComparison.None) => Written(pointer),
        _ => null,
    };

    /// <summary>Whether the item meets all <paramref name="conditions"/>; an absent value meets none.</summary>
    public bool Meets(IReadOnlyDictionary<string, ValueCondition> conditions) =>
        conditions.All(condition => At(condition.Key) is { } value && condition.Value.Admits(value));

    /// <summary>Whether <paramref name="other"/> shows the same item; fields that the contract calls volatile may differ.</summary>
    public bool IsShownAs(JsonElement other) => JsonElement.DeepEquals(WithoutVolatile(Value), WithoutVolatile(other));

    /// <summary>
    /// Where <paramref name="other"/> shows the same item with another value; <c>null</c> where it does not. Fields that one of both leaves
    /// out, and those that the contract calls volatile, do not count.
    /// </summary>
    public string? DiffersAt(JsonElement other) => DifferenceOf(WithoutVolatile(Value), WithoutVolatile(other), "", LevelsOfFields);

    /// <summary>How a reader knows the item.</summary>
    public override string ToString() =>
        At(Contract.Label) is { } label ? $"{label.GetRawText()} ({Guid ?? "no guid"})" : Guid ?? "an item without guid";

    private static string? DifferenceOf(JsonElement ours, JsonElement theirs, string place, int levels) =>
        levels == 0 || (ours.ValueKind, theirs.ValueKind) is not (JsonValueKind.Object, JsonValueKind.Object)
            ? JsonElement.DeepEquals(ours, theirs) ? null : place
            : ours.EnumerateObject()
                .Select(member => theirs.TryGetProperty(member.Name, out var same)
                    ? DifferenceOf(member.Value, same, JsonPointer.Append(place, member.Name), levels - 1)
                    : null)
                .FirstOrDefault(difference => difference is not null);

    private JsonElement WithoutVolatile(JsonElement item)
    {
        if (Contract.Volatile.Count == 0 || JsonNode.Parse(item.GetRawText()) is not JsonObject copy)
            return item;
        foreach (var pointer in Contract.Volatile)
        {
            var segments = JsonPointer.Segments(pointer).ToList();
            var parent = segments.SkipLast(1).Aggregate((JsonNode?)copy, (node, segment) => (node as JsonObject)?[segment]);
            (parent as JsonObject)?.Remove(segments[^1]);
        }

        return JsonSerializer.SerializeToElement(copy);
    }
}
