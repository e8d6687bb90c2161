using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>One change between two contracts.</summary>
public sealed record Change
{
    /// <summary>What kind of change it is.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Which part of the contract it is in: one of <see cref="Areas"/>.</summary>
    public required string Area { get; init; }

    /// <summary>The endpoint, for example <c>packages.list</c>; empty where the change is one of the whole edition.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Which kind of item it is about, for example <c>type=docker</c>; empty where it is about all.</summary>
    public string Variant { get; init; } = "";

    /// <summary>
    /// Where it was: JSON pointer into the body (<c>*</c> for any index) or into <c>endpoint.json</c>, whose lists are addressed by name.
    /// <c>null</c> where it was not.
    /// </summary>
    public string? OldPointer { get; init; }

    /// <summary>Where it is now; <c>null</c> where it is no longer.</summary>
    public string? NewPointer { get; init; }

    /// <summary>What it was.</summary>
    public JsonElement? Old { get; init; }

    /// <summary>What it is now.</summary>
    public JsonElement? New { get; init; }

    /// <summary>File and pointer of what was not read, on either side; empty for every other change. No part of the fingerprint.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where a reader looks for it.</summary>
    public string Pointer => NewPointer ?? OldPointer ?? "";

    /// <summary>The change in words.</summary>
    public string Text =>
        Rule.Text.Replace("{source}", Source, StringComparison.Ordinal).Replace("{old}", ShapeText.Of(Old), StringComparison.Ordinal)
            .Replace("{new}", ShapeText.Of(New), StringComparison.Ordinal);

    /// <summary>
    /// The same for the same change, whatever texts, key order or formatting the files have: 16 hexadecimal digits over rule, area,
    /// endpoint, variant, pointers and canonical values.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var parts = new[]
            {
                Rule.Id,
                Area,
                Endpoint,
                Variant,
                General(OldPointer),
                General(NewPointer),
                CanonicalJson.Text(Old),
                CanonicalJson.Text(New),
            };
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts))))[..16];
        }
    }

    private static string General(string? pointer) => pointer is null ? "-" : JsonPointer.Generalize(pointer);
}

/// <summary>The parts of a contract that changes are sorted by.</summary>
public static class Areas
{
    /// <summary>All of them, in the order of reports.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["edition", "endpoint", "authorization", "request", "parameters", "status", "headers", "envelope", "fields", "links", "order",
            "invariants", "undocumented", "errors"];
}
