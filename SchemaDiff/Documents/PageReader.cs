using System.Text;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Reads a page of the documentation, HTML or the plain text that a browser makes of it.</summary>
public static class PageReader
{
    /// <summary>The endings of files that are pages.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".txt"];

    /// <summary>The largest page that is read, in bytes; the pages of the generator have some ten thousand.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding ThrowingUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads <paramref name="file"/>, which messages call <paramref name="name"/>.</summary>
    /// <exception cref="PageException">The file is not a page of this generator.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<DocPage> ReadAsync(string file, string name, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > MaxBytes)
            throw new PageException(name, FormattableString.Invariant($"the page has more than {MaxBytes} bytes"));
        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        try
        {
            return Read(ThrowingUtf8.GetString(bytes).ReplaceLineEndings("\n"), name);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new PageException(name, FormattableString.Invariant($"the page is not UTF-8 at byte {invalid.Index}"));
        }
    }

    /// <summary>Reads the text of a page, which messages call <paramref name="name"/>.</summary>
    /// <exception cref="PageException">The text is not a page of this generator.</exception>
    public static DocPage Read(string page, string name) =>
        page.AsSpan().TrimStart("\uFEFF \n\t").StartsWith("<") ? HtmlPageReader.Read(page, name) : TextPageReader.Read(page, name);

    /// <summary>Method and path of <c>GET /v2/buildpacks/:guid?</c>.</summary>
    internal static (string Method, string Route) Request(string line, string name)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var method, ['/', ..] and var path])
            return (method, path.Split('?')[0]);
        throw new PageException(name, $"'{line}' is not a method and a path");
    }

    /// <summary>The number of <c>200 OK</c>.</summary>
    internal static int Status(string line, string name) =>
        int.TryParse(line.Trim().Split(' ')[0], out var status) && status is >= 100 and <= 599
            ? status
            : throw new PageException(name, $"'{line.Trim()}' is not an HTTP status");
}
