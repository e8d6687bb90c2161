using System.Globalization;
using System.Text;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A cause in words: the clause that shows it best in full, and the ids of all clauses behind it.</summary>
internal static class CauseText
{
    private const int Width = 120;
    private const int LabelWidth = 12;
    private const int MostReasons = 3;

    /// <summary>What the cause is called: its status, its first clause and how many more there are.</summary>
    internal static string Heading(ReportCause cause) =>
        $"{FindingText.Word(cause.Status)}: "
            + $"{cause.Clauses[0]}{(cause.Clauses.Count > 1 ? FormattableString.Invariant($" and {cause.Clauses.Count - 1} more") : "")}";

    /// <summary>How many clauses of each status are behind the cause.</summary>
    internal static string Counts(ReportCause cause) =>
        string.Join(", ",
            cause.Counts
                .OrderByDescending(count => count.Key)
                .Select(count => FormattableString.Invariant($"{count.Value} {FindingText.Word(count.Key)}")));

    /// <summary>
    /// The cause as plain text of several lines, with <paramref name="mostIds"/> ids at most; those left out are counted.
    /// </summary>
    internal static string Of(ReportCause cause, int mostIds = int.MaxValue)
    {
        var first = Shown(cause.Members[0]);
        if (cause.Members.Count == 1)
            return FindingText.Of(first);

        var text = new StringBuilder();
        if (first.Findings.Count > 0)
            text.AppendLine(FindingText.Of(first));
        else
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{cause.Clauses[0]} and {cause.Clauses.Count - 1} more: {PlainText.Escape(cause.Title)}");
        text.Append(Label("cause")).AppendLine(PlainText.Escape(cause.Title));
        text.Append(Label("clauses")).AppendLine(Counts(cause));
        var left = mostIds;
        foreach (var same in Alike(cause))
        {
            if (same.Reason is { } reason)
                text.Append(Label("reason")).AppendLine(PlainText.Escape(reason));
            AppendIds(text, FindingText.Word(same.Status), same.Ids.Take(left).ToList());
            left -= Math.Min(left, same.Ids.Count);
        }

        if (cause.Clauses.Count > mostIds)
            text.Append(Label("")).AppendLine(CultureInfo.InvariantCulture, $"and {cause.Clauses.Count - mostIds} more in the report");
        return text.ToString().TrimEnd();
    }

    /// <summary>The clause with those findings only that have the cause.</summary>
    private static ReportClause Shown(CauseMember member) =>
        member.Findings.Count > 0 ? member.Clause with { Findings = member.Findings } : member.Clause;

    /// <summary>
    /// The clauses by status and reason. What leaves clauses undecided differs in numbers and names only: the commonest reasons are told,
    /// the others are told to be there. What waives them does not.
    /// </summary>
    private static IEnumerable<(ClauseStatus Status, string? Reason, IReadOnlyList<string> Ids)> Alike(ReportCause cause)
    {
        foreach (var status in cause.Members.GroupBy(member => member.Clause.Status))
        {
            var reasons = status.GroupBy(member => member.Clause.Reason).OrderByDescending(same => same.Count()).ToList();
            var told = status.Key == ClauseStatus.Waived ? reasons.Count : MostReasons;
            foreach (var same in reasons.Take(told))
                yield return (status.Key, same.Key, Ids(same));
            if (reasons.Count > told)
                yield return (status.Key, "alike, with other numbers or names", Ids(reasons.Skip(told).SelectMany(same => same)));
        }
    }

    private static IReadOnlyList<string> Ids(IEnumerable<CauseMember> members) => members.Select(member => member.Clause.Id).ToList();

    private static void AppendIds(StringBuilder text, string word, IReadOnlyList<string> ids)
    {
        var line = new StringBuilder(Label(word));
        for (var at = 0; at < ids.Count; at++)
        {
            if (line.Length + ids[at].Length > Width && line.Length > Label(word).Length)
            {
                text.AppendLine(line.ToString().TrimEnd());
                line.Clear().Append(Label(""));
            }

            line.Append(ids[at]).Append(at < ids.Count - 1 ? ", " : "");
        }

        if (ids.Count > 0)
            text.AppendLine(line.ToString());
    }

    private static string Label(string word) => ("  " + word).PadRight(LabelWidth - 1) + " ";
}
