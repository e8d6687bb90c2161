using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CloudController.Contract.Reports.Html;

/// <summary>
/// The frame of all reports for a browser: one file that loads nothing. Its policy lets exactly the style and the script of this assembly
/// take effect, told by their hashes; whatever a target wrote stays text.
/// </summary>
public static class HtmlPage
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>A whole page.</summary>
    /// <param name="title">What the browser calls it.</param>
    /// <param name="body">What stands in it.</param>
    /// <param name="data">What its script reads, as JSON in an element with the id <c>data</c>; <c>null</c> for nothing.</param>
    public static string Of(string title, Markup body, object? data = null)
    {
        var (style, script) = (Own("report.css"), Own("report.js"));
        var policy = "default-src 'none'; base-uri 'none'; form-action 'none'; "
            + $"style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'";
        // The encoder of JSON escapes what could end the element.
        var block = Markup.With(data, read => Markup.Of($"<script type=\"application/json\" id=\"data\">{Json(read)}</script>\n"));
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <title>{title}</title>
            <style>{Markup.Trusted(style)}</style>
            </head>
            <body>
            {body}
            {block}<script>{Markup.Trusted(script)}</script>
            </body>
            </html>

            """).ToString();
    }

    private static Markup Json(object data) => Markup.Trusted(JsonSerializer.Serialize(data, Options));

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A browser hashes what it parsed, in which every line ends with a line feed.</summary>
    private static string Own(string file)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(typeof(HtmlPage), file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
