using System.Text;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Reads a page of the documentation, HTML or the plain text that a browser makes of it.</summary>
public static class PageReader
{
    /// <summary>The endings of files that are pages.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".txt", ".yaml", ".yml"];

    /// <summary>The largest page that is read, in bytes; the pages of the generator have some ten thousand.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding ThrowingUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The first that reads a page is taken; the last reads any.</summary>
    private static readonly IReadOnlyList<IPageReader> Readers =
        [new OpenApiPageReader(), new SlatePageReader(), new HtmlPageReader(), new TextPageReader()];

    /// <summary>Reads <paramref name="file"/>, which messages call <paramref name="name"/>.</summary>
    /// <exception cref="PageException">The file is not a page of this generator.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<DocPage> ReadAsync(string file, string name, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > MaxBytes)
            throw new PageException(name, FormattableString.Invariant($"the page has more than {MaxBytes} bytes"));
        return Read(Text(await File.ReadAllBytesAsync(file, cancellation), name), name);
    }

    /// <summary>Reads the text of a page, which messages call <paramref name="name"/>.</summary>
    /// <exception cref="PageException">The text is not a page of this generator.</exception>
    public static DocPage Read(string page, string name)
    {
        // Other characters that break lines, such as U+2028, can stand in a body.
        var text = new PageText(name, page.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        return Readers.First(reader => reader.Reads(text)).Read(text);
    }

    private static string Text(byte[] content, string name)
    {
        var bytes = content;
        try
        {
            bytes = UnicodeFile.ToUtf8(content);
            return ThrowingUtf8.GetString(bytes);
        }
        catch (IOException unreadable)
        {
            throw new PageException(name, unreadable.Message);
        }
        catch (DecoderFallbackException invalid)
        {
            var before = new PageText(name, ThrowingUtf8.GetString(bytes.AsSpan(0, invalid.Index)));
            throw new PageException(name, before.Place(before.Text.Length),
                FormattableString.Invariant($"the page is not UTF-8 at byte {invalid.Index}"));
        }
    }
}
