using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.Reference.Http;

/// <summary>Reads the JSON body of a request.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ApiErrorException">The body is not one JSON object with distinct names.</exception>
    public static JsonObject Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
            throw Errors.MessageParseError("Decoded JSON cannot be nil").AsException();
        try
        {
            RefuseBrokenText(body.Span);
            var node = JsonNode.Parse(body.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return node as JsonObject
                ?? throw Errors.MessageParseError($"Expected instance of Hash, given an instance of {RubyType.Of(node)}").AsException();
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw Errors.MessageParseError("lexical error: invalid char in json text.").AsException();
        }
    }

    /// <summary>Invalid UTF-8 and lone surrogates would otherwise surface only where somebody reads the value.</summary>
    private static void RefuseBrokenText(ReadOnlySpan<byte> body)
    {
        StrictUtf8.GetCharCount(body);
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
        }
    }
}
