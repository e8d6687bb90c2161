using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Reads facts out of the sentences that describe members and parameters. Code stands in backticks.</summary>
internal static partial class DocumentedProse
{
    /// <summary>The values that <paramref name="description"/> says are the only ones; empty where it names none.</summary>
    internal static IReadOnlyList<string> Values(string description)
    {
        var text = Quoted().Replace(description, "`$1`");
        return OnlyCode().Match(text) is { Success: true } only
            ? [only.Groups["value"].Value]
            : ValueList().Matches(text).SelectMany(match => Code().Matches(match.Groups["list"].Value))
                .Select(code => code.Groups["value"].Value).Distinct().ToList();
    }

    /// <summary>Whether <paramref name="description"/> says that there can be <c>null</c>.</summary>
    internal static bool IsNullable(string description) => Null().IsMatch(description) || Unset().IsMatch(description);

    /// <summary>The other members that <paramref name="description"/> says can be <c>null</c>.</summary>
    internal static IReadOnlyList<string> NullMembers(string description) =>
        NullMember().Matches(description).Select(match => match.Groups["name"].Value).ToList();

    /// <summary>Whether <paramref name="description"/> says that the member is not always there.</summary>
    internal static bool IsOptional(string description) => Absent().IsMatch(description) || Unset().IsMatch(description);

    /// <summary>Whether <paramref name="description"/> says that there can be an object without members.</summary>
    internal static bool IsMaybeEmpty(string description) => EmptyObject().IsMatch(description);

    /// <summary>The least and the largest number that <paramref name="description"/> allows.</summary>
    internal static (long? Minimum, long? Maximum) Bounds(string description)
    {
        if (Bound().Match(description) is not { Success: true } bounds)
            return (null, null);
        return (Number(bounds.Groups["minimum"]), Number(bounds.Groups["maximum"]));

        static long? Number(Group group) => group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Whether a filter can also exclude.</summary>
    internal static bool Excludes(string description) => description.Contains("filtering by exclusion", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a filter looks at what something else shows that an item belongs to.</summary>
    internal static bool IsOfAnother(string description) => Possessive().IsMatch(description);

    /// <summary>Whether a filter takes relational operators.</summary>
    internal static bool Relates(string description) => description.Contains("relational operators", StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    // One value in curly quotes is set as code elsewhere.
    [GeneratedRegex("[\u2018'](?<1>[A-Za-z0-9_.-]+)[\u2019']", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*`(?<value>[^`]+)`\s*\z", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyCode();

    // "valid values are `A`, `B` (default) and `C`", "valid states are: `A`", "either `A` or `B`", "must be one of `A`, `B`"
    [GeneratedRegex(
        @"(\b(valid|possible|allowed|supported)\s+\w+(\s+\w+)?\s*(are|is|:)\s*:?|\bsupported\s+are|\beither|\bone\s+of:?"
        + @"|\bcan\s+(only\s+)?be|\bcurrently)\s*(?<list>"
        + @"`[^`]*`(\s*\([^)]*\))?(\s*[,;]?\s*((or|and)\b)?\s*`[^`]*`(\s*\([^)]*\))?)*)",
        Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValueList();

    [GeneratedRegex("`(?<value>[^`]*)`", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\w.-])null(?![\w-])", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Null();

    // "the value is `{}` when usage data is unavailable"
    [GeneratedRegex(@"\b(is|be)\s+(an\s+empty\s+object\b|`\{\s*\}`\s+(when|if|unless)\b)", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmptyObject();

    // "filters by the route's space"
    [GeneratedRegex("\\bfilters?\\s+by\\s+the\\s+\\w+['\u2019]s\\b", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Possessive();

    // Neither whether it is null nor whether it is absent then is said.
    [GeneratedRegex(@"\bif\s+(set|provided|any|applicable|available|configured)\b|\bwill\s+be\s+(blank|empty)\b", Options,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unset();

    [GeneratedRegex(@"`(?<name>[a-z_.]+)`(\s+(field|key|value))?\s+(will\s+be|is|may\s+be|can\s+be)\s+`?null\b", Options,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NullMember();

    [GeneratedRegex(
        @"\bonly\s+(shown|appears?|present|available|included|returned|set|valid|for|used|when)\b|\bomitted\b|\boptional(ly)?\b"
        + @"|\bpresent\s+(if|when)\b"
        + @"|\b(may|can|might)\s+be\s+(excluded|absent|missing)\b|\bexcluded\b|\bnot\s+(shown|present|included)\b|\brequired\s+when\b",
        Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Absent();

    // ">= 1", "1 through 5000", "between -1 and 255"
    [GeneratedRegex(
        @"(>=|&gt;=)\s*(?<minimum>-?[0-9]{1,18})|\bare\s+(?<minimum>-?[0-9]{1,18})\s+(through|to)\s+(?<maximum>-?[0-9]{1,18})\b"
        + @"|\bbetween\s+(?<minimum>-?[0-9]{1,18})\s+and\s+(?<maximum>-?[0-9]{1,18})(\s+\(inclusive\)|\z)",
        Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bound();
}
