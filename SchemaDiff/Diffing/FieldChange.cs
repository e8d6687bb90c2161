using System.Text.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A change in a body.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="OldPointer">Where it was; <c>null</c> where it was not.</param>
/// <param name="NewPointer">Where it is; <c>null</c> where it is not.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
internal sealed record FieldChange(string Rule, string? OldPointer, string? NewPointer, JsonElement? Old = null, JsonElement? New = null)
{
    /// <summary>The kinds of value that it is about, from the outermost; empty where it is about all.</summary>
    internal string Variant { get; init; } = "";

    /// <summary>File and pointer of what was not read, on either side.</summary>
    internal string Source { get; init; } = "";

    /// <summary>The member that came or went, as long as it may have moved.</summary>
    internal LooseMember? Loose { get; init; }

    /// <summary>The change without what is below its place.</summary>
    internal FieldChange Outline => this with { Old = Flat(Old), New = Flat(New), Loose = null };

    /// <summary>What two changes of different kinds of value have in common if they are the same change.</summary>
    internal ChangeKey Key => new(Rule, OldPointer, NewPointer, Variant, CanonicalJson.Text(Old), CanonicalJson.Text(New));

    /// <summary>The change as one of the kind <paramref name="label"/>.</summary>
    internal FieldChange Within(string label) =>
        label.Length == 0 ? this : this with { Variant = Variant.Length == 0 ? label : $"{label}, {Variant}", Loose = null };

    private static JsonElement? Flat(JsonElement? value) => value is { ValueKind: JsonValueKind.Object }
        ? CanonicalJson.Of(value.Rest("members", "items"))
        : value;
}

/// <summary>What makes two changes the same.</summary>
internal readonly record struct ChangeKey(string Rule, string? OldPointer, string? NewPointer, string Variant, string Old, string New);
