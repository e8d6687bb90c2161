using System.Text;
using System.Text.Json;

namespace CloudController.Contract.Json;

/// <summary>
/// Reads a body the way RFC 8259 means it: UTF-8 without a byte order mark, one value, no duplicate names, no comments, no number
/// that a double cannot hold, at most <see cref="MaxDepth"/> levels deep.
/// </summary>
public static class StrictJson
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>The longest number that is read, in characters; no documented field comes near it.</summary>
    public const int MaxNumberLength = 64;

    private static readonly UTF8Encoding ThrowingUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The longest body that is read as JSON, in bytes: several times the largest page that a document allows.</summary>
    public const int MaxLength = 16 << 20;

    /// <summary>The longest text that is read, in bytes as it is written.</summary>
    public const int MaxTextLength = 64 << 10;

    /// <summary>The most values and names that are read: several times the largest page that a document allows.</summary>
    public const int MaxTokens = 500_000;

    /// <summary>
    /// Reads <paramref name="body"/>, which must not change afterwards. Of a faulty body the value is recovered where that can be done
    /// without guessing.
    /// </summary>
    public static JsonReading Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return new(JsonFault.Empty, "the body is empty");
        if (body.Length > MaxLength)
            return new(JsonFault.TooLarge, FormattableString.Invariant($"it is longer than {MaxLength} bytes"));
        if (body.Span.StartsWith(Encoding.UTF8.Preamble))
            return new(JsonFault.Encoding, "the body starts with a byte order mark", Recover(body[Encoding.UTF8.Preamble.Length..], out _));
        if (InvalidByte(body.Span) is { } at)
            return new(JsonFault.Encoding, FormattableString.Invariant($"the body is not UTF-8 at byte {at}"),
                Recover(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span)), out _));
        var survey = JsonSurvey.Of(body.Span);
        if (survey.Fault != JsonFault.None)
            return new(survey.Fault, survey.Problem, survey.IsHarmless ? Recover(body, out _) : null) { At = survey.At };

        try
        {
            // Not disposed: the value refers to the memory of the body, and a copy would double what a large body takes.
            return new(JsonFault.None, "", JsonDocument.Parse(body, Strict).RootElement);
        }
        catch (JsonException syntax)
        {
            var recovered = Recover(body, out var isWhole);
            return recovered is not null && isWhole
                ? new(JsonFault.DuplicateName, "an object has two members of one name: " + Place(syntax), recovered)
                : new(JsonFault.Syntax, "the body is not JSON: " + Place(syntax), recovered);
        }
    }

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = MaxDepth,
    };

    private static int? InvalidByte(ReadOnlySpan<byte> body)
    {
        try
        {
            ThrowingUtf8.GetCharCount(body);
            return null;
        }
        catch (DecoderFallbackException invalid)
        {
            return invalid.Index;
        }
    }

    /// <summary>The first value of <paramref name="body"/>, a repeated name meaning its last member; whether nothing follows it.</summary>
    private static JsonElement? Recover(ReadOnlyMemory<byte> body, out bool isWhole)
    {
        isWhole = false;
        if (!JsonSurvey.Of(body.Span).IsHarmless)
            return null;
        try
        {
            var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = true });
            var value = JsonElement.ParseValue(ref reader);
            isWhole = body.Span[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8).IsEmpty;
            return value;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with a text, and where, counted from 1.</summary>
    internal static string Place(JsonException syntax)
    {
        // System.Text.Json appends line and byte to some messages only; they are cut off, and every message gets them in one form.
        var message = syntax.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd();
        return FormattableString.Invariant($"{message} (line {syntax.LineNumber + 1}, byte {syntax.BytePositionInLine + 1})");
    }
}

/// <summary>What is wrong with a body.</summary>
public enum JsonFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is no body.</summary>
    Empty,

    /// <summary>Not UTF-8, with a byte order mark, or with half a character written as an escape.</summary>
    Encoding,

    /// <summary>Not one JSON value, or nested too deeply.</summary>
    Syntax,

    /// <summary>An object has two members of one name.</summary>
    DuplicateName,

    /// <summary>A number is too large to be held.</summary>
    Number,

    /// <summary>More than the suite reads; nothing is said of the body.</summary>
    TooLarge,
}

/// <summary>The outcome of reading a body: a value, or what is wrong with it.</summary>
public sealed record JsonReading
{
    internal JsonReading(JsonFault fault, string problem, JsonElement? root = null) => (Fault, Problem, Value) = (fault, problem, root);

    /// <summary>What is wrong; <see cref="JsonFault.None"/> where nothing is.</summary>
    public JsonFault Fault { get; }

    /// <summary>What is wrong, as a sentence; empty where nothing is.</summary>
    public string Problem { get; }

    /// <summary>The byte of the name, text or number that cannot be held; <c>null</c> where something else is wrong.</summary>
    public long? At { get; internal init; }

    /// <summary>The value, also that of a faulty body where it could be recovered; otherwise <c>null</c>.</summary>
    public JsonElement? Value { get; }

    /// <summary>The value of a body that is known to be readable.</summary>
    /// <exception cref="InvalidOperationException">The body could not be read.</exception>
    public JsonElement Root => Value ?? throw new InvalidOperationException(Problem);
}
