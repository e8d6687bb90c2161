using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>The forms of text that are recognised in documented bodies.</summary>
internal static partial class ValueFormats
{
    /// <summary>The name and the schema of each form; a text has the first one that all its samples have.</summary>
    private static readonly (string Name, Func<string, string, bool> Fits, string Pattern)[] Formats =
    [
        (TextForms.Guid, (_, text) => TextForms.Fits(TextForms.Guid, text), @"^[A-Za-z0-9_.-]+(?![\s\S])"),
        // A sample is known by its shape, also where its digits make no time.
        (TextForms.Timestamp, (_, text) => TimestampShape().IsMatch(text),
            @"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)Z(?![\s\S])"),
        (TextForms.RelativeLink, (name, text) => IsLinkName(name) && TextForms.Fits(TextForms.RelativeLink, text),
            @"^/[^/\s]\S*(?![\s\S])"),
        (TextForms.AbsoluteLink, (name, text) => IsLinkName(name) && TextForms.Fits(TextForms.AbsoluteLink, text),
            @"^https?://\S+(?![\s\S])"),
    ];

    /// <summary>
    /// The name of the form that all <paramref name="samples"/> of the member <paramref name="name"/> have; <c>null</c> where there is
    /// none.
    /// </summary>
    internal static string? Of(string name, IReadOnlyCollection<string> samples) =>
        Formats.Where(format => samples.All(text => format.Fits(name, text))).Select(format => format.Name).FirstOrDefault();

    /// <summary>Whether the schema of the form <paramref name="name"/> takes <paramref name="text"/>.</summary>
    internal static bool Admits(string name, string text) =>
        name == TextForms.Guid ? TextForms.Fits(TextForms.Word, text) : TimestampShape().IsMatch(text);

    /// <summary>Whether the member <paramref name="name"/> is called after the form of its value.</summary>
    internal static bool IsTelling(string name) =>
        name is "guid" or "href" || name.EndsWith("_guid", StringComparison.Ordinal) || name.EndsWith("_at", StringComparison.Ordinal);

    /// <summary>Whether there is a form called <paramref name="name"/>.</summary>
    internal static bool Has(string name) => Formats.Any(format => format.Name == name);

    /// <summary>The regular expression of a form.</summary>
    internal static string Pattern(string name) => Formats.Single(format => format.Name == name).Pattern;

    /// <summary>The name of the form that <paramref name="pattern"/> describes; <c>null</c> where it describes none of these.</summary>
    internal static string? NameOf(string pattern) =>
        Formats.Where(format => format.Pattern == pattern).Select(format => format.Name).FirstOrDefault();

    /// <summary>The schema of a form.</summary>
    internal static JsonObject Definition(string name) => new() { ["type"] = "string", ["pattern"] = Pattern(name) };

    /// <summary>Whether a member of this name holds a link.</summary>
    internal static bool IsLinkName(string name) => name is "href" or "url" || name.EndsWith("_url", StringComparison.Ordinal);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\z", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimestampShape();
}
