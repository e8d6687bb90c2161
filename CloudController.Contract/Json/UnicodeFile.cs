using System.Text;

namespace CloudController.Contract.Json;

/// <summary>
/// Reads files that people write: editors save them with or without a byte order mark, in UTF-8, UTF-16 or UTF-32. Answers of a target are
/// not read with this, because RFC 8259 allows UTF-8 without a mark only.
/// </summary>
public static class UnicodeFile
{
    private static readonly Encoding[] Marked =
    [
        // UTF-32 comes first, because its byte order mark begins with that of UTF-16.
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The content of <paramref name="file"/> as UTF-8 without a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be read, or is not the UTF-16 or UTF-32 that it starts as.</exception>
    public static byte[] Read(string file) => ToUtf8(File.ReadAllBytes(file));

    /// <summary>The content of <paramref name="file"/> as UTF-8 without a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be read, or is not the UTF-16 or UTF-32 that it starts as.</exception>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation) =>
        ToUtf8(await File.ReadAllBytesAsync(file, cancellation));

    /// <summary>
    /// <paramref name="content"/> as UTF-8 without a byte order mark. What starts neither with a mark nor, as UTF-16 and UTF-32 do, with
    /// zero bytes around an ASCII character is taken for UTF-8 and returned as it is, valid or not.
    /// </summary>
    /// <exception cref="IOException">The content is not the UTF-16 or UTF-32 that it starts as.</exception>
    public static byte[] ToUtf8(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return content[Encoding.UTF8.Preamble.Length..];
        var marked = Array.Find(Marked, encoding => content.AsSpan().StartsWith(encoding.Preamble));
        var encoding = marked ?? Unmarked(content);
        if (encoding is null)
            return content;
        var mark = marked?.Preamble.Length ?? 0;
        try
        {
            return Encoding.Convert(encoding, Encoding.UTF8, content, mark, content.Length - mark);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new IOException(FormattableString.Invariant(
                $"the text starts as {encoding.WebName} but is none at byte {mark + Math.Max(invalid.Index, 0)}"), invalid);
        }
    }

    private static Encoding? Unmarked(ReadOnlySpan<byte> content) => content switch
    {
        [not 0, 0, 0, 0, ..] => Marked[0],
        [0, 0, 0, not 0, ..] => Marked[1],
        [not 0, 0, ..] => Marked[2],
        [0, not 0, ..] => Marked[3],
        _ => null,
    };
}
