using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>
/// The grammar of the v2 parameter q. Every q is split on ';' (';;' stands for one ';' in a value); each segment is
/// &lt;filter&gt;&lt;op&gt;&lt;value&gt;; all segments of all q have to hold.
/// </summary>
internal static class QGrammar
{
    /// <summary>The operators in the order in which they are looked for at one place: the longer ones first.</summary>
    private static readonly ImmutableArray<(string Text, Comparison Comparison)> Operators =
    [
        (":", Comparison.Equal),
        (">=", Comparison.AtLeast),
        ("<=", Comparison.AtMost),
        ("<", Comparison.Below),
        (">", Comparison.Above),
        (" IN ", Comparison.OneOf),
    ];

    /// <exception cref="ApiErrorException">A segment names something that is not a filter.</exception>
    public static ImmutableArray<Condition> Parse(IEnumerable<string> values, ImmutableArray<string> validFilters) =>
        [.. values.SelectMany(Segments).Select(segment => ParseSegment(segment, validFilters))];

    private static IEnumerable<string> Segments(string value)
    {
        // While q is split, ;; is replaced by a character that no query string can contain.
        const char escaped = '\uFFFF';
        return value.Replace(";;", $"{escaped}", StringComparison.Ordinal)
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment.Replace(escaped, ';'));
    }

    private static Condition ParseSegment(string segment, ImmutableArray<string> validFilters)
    {
        var (filter, comparison, value) = SplitAtFirstOperator(segment);
        if (!validFilters.Contains(filter))
            throw Errors.BadQueryParameter(filter).AsException();
        return comparison switch
        {
            Comparison.IsNull => new Condition(filter, comparison, []),
            Comparison.OneOf => OneOf(filter, value),
            _ => new Condition(filter, comparison, [value]),
        };
    }

    /// <summary>A segment without an operator is a filter without a value, which asks for null.</summary>
    private static (string Filter, Comparison Comparison, string Value) SplitAtFirstOperator(string segment)
    {
        for (var at = 0; at < segment.Length; at++)
        {
            foreach (var (text, comparison) in Operators)
            {
                if (segment.AsSpan(at).StartsWith(text, StringComparison.Ordinal))
                    return (segment[..at], comparison, segment[(at + text.Length)..]);
            }
        }

        return (segment, Comparison.IsNull, "");
    }

    /// <summary>Items are not trimmed; empty ones at the end do not count, and a list of nothing asks for null.</summary>
    private static Condition OneOf(string filter, string list)
    {
        var items = list.TrimEnd(',');
        return items.Length == 0
            ? new Condition(filter, Comparison.IsNull, [])
            : new Condition(filter, Comparison.OneOf, [.. items.Split(',')]);
    }
}
