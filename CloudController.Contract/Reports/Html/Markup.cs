using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace CloudController.Contract.Reports.Html;

/// <summary>
/// A piece of HTML. What is put into it is encoded, so that no text of a target becomes markup; only another piece goes in as it is.
/// </summary>
/// <example><c>Markup.Of($"&lt;td class=\"{status}\"&gt;{text}&lt;/td&gt;")</c></example>
public readonly record struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>Nothing.</summary>
    public static Markup None => default;

    /// <summary>The markup in <paramref name="html"/>, with its holes encoded.</summary>
    public static Markup Of(MarkupHandler html) => new(html.ToString());

    /// <summary>A piece for each of <paramref name="items"/>, one after the other.</summary>
    public static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> piece) => new(string.Concat(items.Select(piece)));

    /// <summary>The piece where <paramref name="condition"/> holds, else nothing.</summary>
    public static Markup If(bool condition, Func<Markup> piece) => condition ? piece() : None;

    /// <summary>A piece made of <paramref name="value"/>; nothing where there is none.</summary>
    public static Markup With<T>(T? value, Func<T, Markup> piece) where T : class => value is null ? None : piece(value);

    /// <summary>A file of this assembly as it is; only for what was written by hand.</summary>
    internal static Markup Trusted(string html) => new(html);

    /// <summary>The HTML.</summary>
    public override string ToString() => _html ?? "";
}

/// <summary>Encodes the holes of a <see cref="Markup"/>.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupHandler
{
    private readonly StringBuilder _html;

    /// <summary>Begins with room for what the compiler counted.</summary>
    public MarkupHandler(int literalLength, int formattedCount) => _html = new(literalLength + formattedCount * 16);

    /// <summary>Adds markup that stands in the source.</summary>
    public void AppendLiteral(string literal) => _html.Append(literal);

    /// <summary>Adds markup that is encoded already.</summary>
    public void AppendFormatted(Markup piece) => _html.Append(piece.ToString());

    /// <summary>Adds text; characters without a shape are made visible, line breaks stay.</summary>
    public void AppendFormatted(string? text) => _html.AppendJoin('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n')
        .Select(line => HtmlEncoder.Default.Encode(PlainText.Escape(line))));

    /// <summary>Adds a number or another value, the same in every culture.</summary>
    public void AppendFormatted<T>(T value, string? format = null) where T : struct, IFormattable =>
        AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override string ToString() => _html.ToString();
}
