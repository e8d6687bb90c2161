using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>One place of a schema document.</summary>
/// <param name="Schema">The schema there.</param>
/// <param name="Pointer">Its pointer in the document.</param>
internal sealed record SchemaPart(JsonElement Schema, string Pointer)
{
    /// <summary>What only allows <c>null</c>.</summary>
    internal static SchemaPart Null { get; } = new(JsonSerializer.SerializeToElement(new { type = "null" }), "null");

    /// <summary>The value of <paramref name="keyword"/>; <c>null</c> where it is not there.</summary>
    internal JsonElement? this[string keyword] => Schema.TryGetProperty(keyword, out var value) ? value : null;

    /// <summary>The schema that is the value of <paramref name="keyword"/>.</summary>
    internal SchemaPart Below(string keyword) => new(Schema.GetProperty(keyword), $"{Pointer}/{keyword}");

    /// <summary>The schemas in the list that is the value of <paramref name="keyword"/>; none where there is none.</summary>
    internal IReadOnlyList<SchemaPart> ListOf(string keyword) => this[keyword] is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select((item, index) => new SchemaPart(item, FormattableString.Invariant($"{Pointer}/{keyword}/{index}")))
            .ToList()
        : [];

    /// <summary>The members of the object that is the value of <paramref name="keyword"/>; none where there is none.</summary>
    internal IEnumerable<JsonProperty> MembersOf(string keyword) =>
        this[keyword] is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    /// <summary>The texts of the list that is the value of <paramref name="keyword"/>.</summary>
    internal IEnumerable<string> TextsOf(string keyword) => this[keyword] switch
    {
        { ValueKind: JsonValueKind.Array } list =>
            list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        _ => [],
    };
}
