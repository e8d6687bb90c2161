using System.Text.RegularExpressions;

namespace CloudController.Contract.Observations;

/// <summary>The forms that texts are told apart by, such as guid or timestamp. A form reveals nothing of the content.</summary>
public static partial class TextForms
{
    /// <summary>A time in UTC.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>A path, with neither scheme nor host.</summary>
    public const string RelativeLink = "relativeLink";

    /// <summary>A link with scheme and host.</summary>
    public const string AbsoluteLink = "absoluteLink";

    /// <summary>A guid as the Cloud Controller makes them.</summary>
    public const string Guid = "guid";

    /// <summary>Letters, digits, <c>_</c>, <c>.</c> and <c>-</c>: what the documents allow as a guid.</summary>
    public const string Word = "word";

    /// <summary>Anything else.</summary>
    public const string Text = "text";

    // Longer texts have the form of plain text: guids, times and links are short, and matching takes time.
    private const int Longest = 8192;

    /// <summary>The first that fits is the form.</summary>
    private static readonly OrderedDictionary<string, Regex> Forms = new()
    {
        [Timestamp] = TimestampWritten(),
        [RelativeLink] = RelativeLinkWritten(),
        [AbsoluteLink] = AbsoluteLinkWritten(),
        [Guid] = GuidWritten(),
        [Word] = WordWritten(),
    };

    /// <summary>The form of <paramref name="text"/>.</summary>
    public static string Of(string text) =>
        text.Length > Longest ? Text : Forms.Keys.FirstOrDefault(form => Fits(form, text)) ?? Text;

    /// <summary>Whether <paramref name="text"/> is written in <paramref name="form"/>, whatever other forms it fits too.</summary>
    public static bool Fits(string form, string text) => Forms[form].IsMatch(text);

    [GeneratedRegex(@"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)Z\z",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimestampWritten();

    [GeneratedRegex(@"^/[^/\s]\S*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeLinkWritten();

    [GeneratedRegex(@"^https?://\S+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsoluteLinkWritten();

    [GeneratedRegex(@"^([a-z]+-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex GuidWritten();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordWritten();
}
