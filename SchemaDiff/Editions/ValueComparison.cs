using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Tells by documented values how the values of a filter compare.</summary>
internal static class ValueComparison
{
    /// <summary>
    /// The comparison of the values at <paramref name="pointer"/>, as <c>endpoint.json</c> names it; <c>null</c> for text, which goes
    /// without saying.
    /// </summary>
    internal static string? Of(string pointer, IReadOnlyList<JsonElement> items)
    {
        var shown = items.Select(item => JsonPointer.Find(item, pointer)).OfType<JsonElement>()
            .Where(value => value.ValueKind != JsonValueKind.Null).ToList();
        if (shown.Count == 0)
            return null;
        if (shown.TrueForAll(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False))
            return "boolean";
        if (shown.TrueForAll(value => value.ValueKind == JsonValueKind.Number))
            return "number";
        if (!shown.TrueForAll(value => value.ValueKind == JsonValueKind.String))
            return null;
        return shown.TrueForAll(value => TextForms.Fits(TextForms.Timestamp, value.GetString()!)) ? "second"
            : pointer.EndsWith("_guid", StringComparison.Ordinal) ? "reference" : null;
    }
}
