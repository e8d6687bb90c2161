using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Reads a severity by its name only, because a number says nothing to the reader of the file.</summary>
internal sealed class SeverityConverter : JsonConverter<Severity>
{
    /// <inheritdoc/>
    public override Severity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = JsonElement.ParseValue(ref reader);
        foreach (var severity in Enum.GetValues<Severity>())
        {
            if (value.ValueKind == JsonValueKind.String
                && string.Equals(value.GetString(), Word(severity), StringComparison.OrdinalIgnoreCase))
                return severity;
        }

        throw new JsonException($"there is no severity {value.GetRawText()}; there are "
            + $"{string.Join(", ", Enum.GetValues<Severity>().Select(Word))}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Severity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Word(value));

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
