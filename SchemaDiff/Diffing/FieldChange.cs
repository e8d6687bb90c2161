using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A change in a body, before it is known for which variants it holds.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="OldPointer">Where it was; <c>null</c> where it was not.</param>
/// <param name="NewPointer">Where it is; <c>null</c> where it is not.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
internal sealed record FieldChange(string Rule, string? OldPointer, string? NewPointer, JsonElement? Old = null, JsonElement? New = null)
{
    /// <summary>The change without what is below its place.</summary>
    internal FieldChange Outline => this with { Old = Flat(Old), New = Flat(New) };

    /// <summary>What two changes of different variants have in common if they are the same change.</summary>
    internal (string Rule, string? OldPointer, string? NewPointer, string Old, string New) Key =>
        (Rule, OldPointer, NewPointer, CanonicalJson.Text(Old), CanonicalJson.Text(New));

    private static JsonElement? Flat(JsonElement? value) => value is { ValueKind: JsonValueKind.Object }
        ? CanonicalJson.Of(value.Rest("members", "items"))
        : value;
}
