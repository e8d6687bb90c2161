using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>The forms of text that are recognised in documented bodies.</summary>
internal static partial class ValueFormats
{
    /// <summary>The name and the schema of each form; a text has the first one that all its samples have.</summary>
    private static readonly (string Name, Func<string, string, bool> Fits, string Pattern)[] Formats =
    [
        ("guid", (_, text) => Guid().IsMatch(text), @"^[A-Za-z0-9_.-]+(?![\s\S])"),
        ("timestamp", (_, text) => Timestamp().IsMatch(text),
            @"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)Z(?![\s\S])"),
        ("relativeLink", (name, text) => IsLinkName(name) && RelativeLink().IsMatch(text), @"^/[^/\s]\S*(?![\s\S])"),
        ("absoluteLink", (name, text) => IsLinkName(name) && AbsoluteLink().IsMatch(text), @"^https?://\S+(?![\s\S])"),
    ];

    /// <summary>The name of the form that all <paramref name="samples"/> of the member <paramref name="name"/> have; <c>null</c> where there is none.</summary>
    internal static string? Of(string name, IReadOnlyCollection<string> samples) =>
        Formats.Where(format => samples.All(text => format.Fits(name, text))).Select(format => format.Name).FirstOrDefault();

    /// <summary>The regular expression of a form.</summary>
    internal static string Pattern(string name) => Formats.Single(format => format.Name == name).Pattern;

    /// <summary>The name of the form that <paramref name="pattern"/> describes; <c>null</c> where it describes none of these.</summary>
    internal static string? NameOf(string pattern) =>
        Formats.Where(format => format.Pattern == pattern).Select(format => format.Name).FirstOrDefault();

    /// <summary>The schema of a form.</summary>
    internal static JsonObject Definition(string name) => new() { ["type"] = "string", ["pattern"] = Pattern(name) };

    /// <summary>Whether <paramref name="text"/> is a guid as the Cloud Controller makes them.</summary>
    internal static bool IsGuid(string text) => Guid().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is a link without scheme and host.</summary>
    internal static bool IsRelativeLink(string text) => RelativeLink().IsMatch(text);

    /// <summary>Whether a member of this name holds a link.</summary>
    internal static bool IsLinkName(string name) => name is "href" or "url" || name.EndsWith("_url", StringComparison.Ordinal);

    [GeneratedRegex(@"^([a-z]+-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guid();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"^/[^/\s]\S*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeLink();

    [GeneratedRegex(@"^https?://\S+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsoluteLink();
}
