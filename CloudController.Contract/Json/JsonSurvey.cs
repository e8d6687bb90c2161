using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CloudController.Contract.Json;

/// <summary>
/// A first pass over a body that allocates nothing: it finds texts, numbers and amounts that could not be held before the parser tries to.
/// Wrong syntax is left to the parser.
/// </summary>
/// <param name="Fault">What is wrong; <see cref="JsonFault.None"/> where nothing is.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="IsHarmless">Whether the values can be read all the same.</param>
/// <param name="At">The byte at which it is wrong; <c>null</c> where that is not one place.</param>
internal sealed record JsonSurvey(JsonFault Fault, string Problem, bool IsHarmless, long? At = null)
{
    private static readonly JsonSurvey Clean = new(JsonFault.None, "", IsHarmless: true);

    internal static JsonSurvey Of(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = StrictJson.MaxDepth, AllowMultipleValues = true });
        var found = Clean;
        try
        {
            for (var tokens = 1; reader.Read(); tokens++)
            {
                if (tokens > StrictJson.MaxTokens)
                    return new(JsonFault.TooLarge, FormattableString.Invariant($"it has more than {StrictJson.MaxTokens} values and names"),
                        IsHarmless: false);
                if (Trouble(in reader) is not { } trouble)
                    continue;
                if (!trouble.IsHarmless)
                    return trouble;
                found = trouble;
            }
        }
        catch (JsonException)
        {
            // Not JSON: the parser that comes next finds the same place and has the better message.
        }

        return found;
    }

    private static JsonSurvey? Trouble(in Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length > StrictJson.MaxNumberLength)
            return TooLarge(reader.TokenStartIndex, isHarmless: false);
        if (reader.TokenType == JsonTokenType.Number
            && !double.IsFinite(double.Parse(Encoding.UTF8.GetString(reader.ValueSpan), CultureInfo.InvariantCulture)))
            return TooLarge(reader.TokenStartIndex, isHarmless: true);
        if (reader.ValueSpan.Length > StrictJson.MaxTextLength)
            return new(JsonFault.TooLarge,
                FormattableString.Invariant($"the text at byte {reader.TokenStartIndex} is longer than {StrictJson.MaxTextLength} bytes"),
                IsHarmless: false, reader.TokenStartIndex);
        return reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true } && !IsText(in reader)
            ? new(JsonFault.Encoding,
                FormattableString.Invariant($"the text at byte {reader.TokenStartIndex} has an escape for half a character"),
                IsHarmless: false, reader.TokenStartIndex)
            : null;
    }

    private static JsonSurvey TooLarge(long at, bool isHarmless) =>
        new(JsonFault.Number, FormattableString.Invariant($"the number at byte {at} is too large"), isHarmless, at);

    /// <summary>Whether the text can be read: an escaped half of a surrogate pair is well-formed JSON, but no valid text.</summary>
    private static bool IsText(in Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
