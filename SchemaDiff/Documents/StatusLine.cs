using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudController.SchemaDiff.Documents;

/// <summary>The status of an answer as a page prints it.</summary>
internal static partial class StatusLine
{
    /// <summary>
    /// The HTTP statuses that <paramref name="text"/> names, such as <c>201</c> of <c>HTTP/1.1 201 Created</c>; a sentence above such a
    /// line does not count.
    /// </summary>
    internal static IReadOnlyList<int> Codes(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        var first = lines.Where(line => Start().IsMatch(line)).ToList();
        return (first.Count > 0 ? first : [.. lines])
            .SelectMany(line => Code().Matches(line))
            .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
            .Distinct()
            .ToList();
    }

    [GeneratedRegex(@"^(HTTP/[0-9.]+ )?[1-5][0-9]{2}(?!\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<![\w.])[1-5][0-9]{2}(?![\w.])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
