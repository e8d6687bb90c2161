using System.IO.Compression;
using CloudController.Contract.Json;

namespace CloudController.Contract.Http;

/// <summary>What an answer says of the coding of its body, and whether that is so.</summary>
/// <param name="Stated">The codings as the answer states them, for example <c>gzip</c>.</param>
/// <param name="Outcome">What decoding came to.</param>
public sealed record ContentCoding(string Stated, CodingOutcome Outcome);

/// <summary>What decoding a body came to.</summary>
public enum CodingOutcome
{
    /// <summary>There was no body.</summary>
    NoBody,

    /// <summary>The body has the coding, and was decoded.</summary>
    Decoded,

    /// <summary>The body does not have the coding; it was left as it came.</summary>
    NotInBody,

    /// <summary>The suite does not know the coding; the body was left as it came.</summary>
    Unknown,

    /// <summary>The decoded body would be larger than the suite reads; it was left as it came.</summary>
    TooLarge,
}

/// <summary>
/// Decodes bodies that are encoded although no coding was asked for, so that this is one deviation and not one of every clause that reads a
/// body. A body that would decode to too much, or that is not encoded as it says, stays as it came.
/// </summary>
internal static class ContentDecoder
{
    private const int MostCodings = 4;
    private const int PieceLength = 64 << 10;

    /// <summary>How many bytes are decoded at least, however small the body is.</summary>
    private const int AlwaysDecoded = 4 << 20;

    /// <summary>How many times its own size a body may decode to. Lists of items with different guids compress much less.</summary>
    private const int MostTimes = 100;

    /// <summary>The body without the codings that <paramref name="stated"/> names, as far as there are any.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="stated">The value of Content-Encoding; <c>null</c> where there is none.</param>
    /// <param name="longest">The largest body that is wanted, in bytes.</param>
    internal static (byte[] Body, ContentCoding? Coding) Decode(byte[] body, string? stated, long longest)
    {
        var codings = (stated ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (codings.Count == 0)
            return (body, null);
        if (body.Length == 0)
            return (body, new(stated!.Trim(), CodingOutcome.NoBody));
        // A body that is JSON as it came is not encoded. Trying to decode it would not tell: Brotli accepts the beginning of some plain
        // texts.
        if (StrictJson.Read(body).Fault == JsonFault.None)
            return (body, new(stated!.Trim(), codings.TrueForAll(IsKnown) ? CodingOutcome.NotInBody : CodingOutcome.Unknown));

        var room = Math.Min(longest, Math.Max(AlwaysDecoded, (long)body.Length * MostTimes));
        var (decoded, outcome) = (body, codings.Count > MostCodings ? CodingOutcome.Unknown : CodingOutcome.Decoded);
        for (var at = codings.Count - 1; at >= 0 && outcome == CodingOutcome.Decoded; at--)
            (decoded, outcome) = WithoutOne(decoded, codings[at], room);
        return (outcome == CodingOutcome.Decoded ? decoded : body, new(stated!.Trim(), outcome));
    }

    private static (byte[] Body, CodingOutcome Outcome) WithoutOne(byte[] body, string coding, long room)
    {
        try
        {
            using var decoder = DecoderOf(coding, body);
            if (decoder is null)
                return (body, CodingOutcome.Unknown);
            return ReadAll(decoder, room) is { } decoded ? (decoded, CodingOutcome.Decoded) : (body, CodingOutcome.TooLarge);
        }
        // For bad data the Brotli decoder throws another exception than the others.
        catch (Exception other) when (other is InvalidDataException or InvalidOperationException or IOException)
        {
            return (body, CodingOutcome.NotInBody);
        }
    }

    private static Stream? DecoderOf(string coding, byte[] body) => coding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(Reading(body), CompressionMode.Decompress),
        // RFC 9110 defines deflate with the header of zlib. Raw deflate is not tried, because almost any bytes decode as that.
        "DEFLATE" => new ZLibStream(Reading(body), CompressionMode.Decompress),
        "BR" => new BrotliStream(Reading(body), CompressionMode.Decompress),
        _ => null,
    };

    private static bool IsKnown(string coding) => coding.ToUpperInvariant() is "GZIP" or "X-GZIP" or "DEFLATE" or "BR";

    private static MemoryStream Reading(byte[] body) => new(body, writable: false);

    private static byte[]? ReadAll(Stream decoder, long room)
    {
        using var decoded = new MemoryStream();
        var piece = new byte[PieceLength];
        while (decoder.Read(piece) is > 0 and var count)
        {
            if (decoded.Length + count > room)
                return null;
            decoded.Write(piece, 0, count);
        }

        return decoded.ToArray();
    }
}
