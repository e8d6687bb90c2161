using System.Globalization;
using System.Text;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report for a pull request comment or a step summary, of at most <see cref="BoundedMarkdown.Longest"/> characters.</summary>
internal static class DiffMarkdown
{
    /// <summary>How many changes of an endpoint a table shows, from its shortest form to its longest.</summary>
    private static readonly int[] Rows = [1, 3, 10, 30, 100, 300, int.MaxValue];

    private const int LongestName = 1_000;

    internal static string Of(DiffReport report)
    {
        var head = new StringBuilder();
        head.AppendLine(CultureInfo.InvariantCulture, $"## Contract changes: {report.Summary}").AppendLine();
        head.AppendLine(CultureInfo.InvariantCulture,
            $"{Escape(PlainText.Cut(report.Old, LongestName))} → {Escape(PlainText.Cut(report.New, LongestName))}")
            .AppendLine();
        head.Append(Overview(report));
        var parts = report.Sections
            .Select(section => section with { Changes = [.. section.Changes.OrderByDescending(change => change.Severity)] })
            .OrderByDescending(section => section.Changes
                .Where(change => change.Accepted is null)
                .Select(change => (Severity?)change.Severity)
                .Max())
            .ToList();
        MarkdownSection[] sections =
        [
            .. report.Problems.Select(problem => new MarkdownSection([() => $"**Acceptance:** {Escape(problem)}\n\n"])),
            .. parts.Select((section, at) => new MarkdownSection(Forms(section, isOpen: at < BoundedMarkdown.MostOpen))),
        ];
        return BoundedMarkdown.Of(head.ToString(), sections, left => left > parts.Count
            ? All($"and {left - parts.Count} more problems of the acceptance and all {report.Changes.Count} changes")
            : All($"and {parts.TakeLast(left).Sum(section => section.Changes.Count)} more changes of {left} more endpoints"));

        static string All(FormattableString rest) => $"{FormattableString.Invariant(rest)}; --format html or json has them all\n";
    }

    private static List<Func<string>> Forms(DiffSection section, bool isOpen) =>
    [
        () => $"### {Escape(section.Title)}\n\n{Counted(section.Changes)}; --format html or json has them all\n\n",
        .. Rows.Where((_, at) => at == 0 || section.Changes.Count > Rows[at - 1]).Select(most => (Func<string>)(() =>
        {
            var table = Table(section, most);
            return isOpen
                ? $"### {Escape(section.Title)}\n\n{table}\n"
                : BoundedMarkdown.Folded($"{BoundedMarkdown.Code(section.Title)}: {Counted(section.Changes)}", table);
        })),
    ];

    private static string Overview(DiffReport report)
    {
        if (report.Resources is not [_, ..] resources)
            return "";
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture,
            $"| resource | {string.Join(" | ", report.Counts.Select(count => DiffReport.Word(count.Severity)))} |");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(report.Counts.Select(_ => "---|"))}");
        foreach (var (resource, counts) in resources)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {Escape(resource)} | {string.Join(" | ", counts)} |");
        return table.AppendLine().ToString();
    }

    private static string Table(DiffSection section, int most)
    {
        var changes = section.Changes;
        var table = new StringBuilder();
        table.AppendLine("| severity | rule | place | change | fingerprint |").AppendLine("|---|---|---|---|---|");
        foreach (var change in changes.Take(most))
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {Severity(change)} | {change.Change.Rule.Id} | {Escape(section.Place(change.Change))} | "
                    + $"{Escape(change.Change.Text)} | {change.Change.Fingerprint} |");
        if (changes.Count > most)
            table
                .AppendLine()
                .AppendLine(CultureInfo.InvariantCulture,
                    $"and {Counted(changes.Skip(most).ToList())} more; --format html or json has them all");
        return table.ToString();
    }

    private static string Counted(IReadOnlyCollection<JudgedChange> changes) => string.Join(", ", changes
        .GroupBy(change => change.Accepted is null ? DiffReport.Word(change.Severity) : "accepted")
        .Select(same => FormattableString.Invariant($"{same.Count()} {same.Key}")));

    private static string Severity(JudgedChange change) =>
        change.Accepted is { } accepted
            ? $"~~{DiffReport.Word(change.Severity)}~~ accepted: {Escape(accepted.Reason)}"
            : $"**{DiffReport.Word(change.Severity)}**";

    private static string Escape(string text) => MarkdownReport.Escape(text);
}
