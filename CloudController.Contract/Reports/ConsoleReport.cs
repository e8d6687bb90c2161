using System.Globalization;
using System.Text;
using CloudController.Contract.Findings;
using Spectre.Console;

namespace CloudController.Contract.Reports;

/// <summary>The end of a run as a terminal shows it: causes, the table of clauses by topic, the verdict.</summary>
public static class ConsoleReport
{
    private const int Width = 120;

    /// <summary>A console shows the beginning; the files of the report have everything.</summary>
    private const int MostCauses = 30;
    private const int MostIds = 20;
    private const int MostRows = 30;

    /// <summary>The whole text, in which <paramref name="files"/> are named.</summary>
    public static string Of(RunReport report, IReadOnlyList<string> files)
    {
        var text = new StringBuilder("\n");
        // Where a run broke off, why is all there is to say of what it left undecided.
        var causes = report.Causes
            .Where(cause => report.Error is null || cause.Status is ClauseStatus.Failed or ClauseStatus.Warning)
            .ToList();
        foreach (var cause in causes.Take(MostCauses))
            text.Append(FindingText.Word(cause.Status)).Append(' ').AppendLine(CauseText.Of(cause, MostIds)).AppendLine();
        if (causes.Count > MostCauses)
            text.AppendLine(CultureInfo.InvariantCulture, $"{causes.Count - MostCauses} more causes are in the report").AppendLine();
        if (report is { Error: null, Clauses.Count: > 0 })
            text.AppendLine(Table(report));
        foreach (var (family, version) in report.Editions)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{family}: {version ?? "no edition"}, because {PlainText.Escape(report.EditionReasons[family])}");
        if (report.Requests > 0)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{report.Target.Endpoint}{(report.Target.Embedded ? " (embedded)" : "")}: {report.Requests} requests, "
                    + $"{report.BytesReceived} bytes, {report.ElapsedSeconds:0.0} s");
        if (report.Scope?.Sentence() is { Length: > 0 } scope)
            text.AppendLine(PlainText.Escape(scope));
        if (report.Comparison?.Sentence() is { } compared)
            text.AppendLine(compared);
        foreach (var remark in report.Remarks)
            text.AppendLine(PlainText.Escape(remark));
        foreach (var file in files)
            text.Append("report ").AppendLine(file);
        return text.AppendLine(VerdictLine(report)).ToString();
    }

    /// <summary>The verdict in one line.</summary>
    public static string VerdictLine(RunReport report)
    {
        var counts = string.Join(", ",
            report.Counts
                .Where(count => count.Value > 0)
                .Select(count => FormattableString.Invariant($"{count.Value} {FindingText.Word(count.Key)}")));
        var isVacuous = report.Verdict == Verdict.Vacuous;
        var gaps = GapText.Line(report.Gaps.Where(gap => !(isVacuous && gap.Required)));
        var parts = (isVacuous ? report.VacuousBecause : []).Append(counts).Append(gaps).Where(part => part.Length > 0);
        var text = report.Error ?? string.Join("; ", parts);
        var why = text.Length > 0 ? $": {PlainText.Escape(text)}" : "";
        return $"verdict {FindingText.Word(report.Verdict)}{why}";
    }

    private static string Table(RunReport report)
    {
        var shown = Enum.GetValues<ClauseStatus>().Where(status => status == ClauseStatus.Passed || report.Counts[status] > 0).ToList();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("clauses");
        foreach (var status in shown)
            table.AddColumn(new TableColumn(FindingText.Word(status)).RightAligned());
        foreach (var (name, clauses) in Rows(report))
            Row(name, clauses);
        Row("all", report.Clauses);

        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Write(table);
        return writer.ToString().TrimEnd();

        void Row(string name, IReadOnlyList<ReportClause> clauses) => table.AddRow(
        [
            Markup.Escape(name),
            .. shown.Select(status => clauses.Count(clause => clause.Status == status) is > 0 and var count
                ? count.ToString(CultureInfo.InvariantCulture)
                : ""),
        ]);
    }

    /// <summary>
    /// A row for each topic of each endpoint; where these are many, for those where not all passed, and for the rest of each family.
    /// </summary>
    private static IEnumerable<(string Name, IReadOnlyList<ReportClause> Clauses)> Rows(RunReport report)
    {
        var topics = report.Clauses.GroupBy(clause => string.Join('/', clause.Id.Split('/').Take(2))).ToList();
        if (topics.Count <= MostRows)
            return topics.Select(topic => (topic.Key, (IReadOnlyList<ReportClause>)[.. topic]));
        var told = topics.Where(topic => topic.Any(clause => clause.Status is not (ClauseStatus.Passed or ClauseStatus.NotApplicable)))
            .OrderByDescending(topic => topic.Count(clause => clause.Status == ClauseStatus.Failed))
            .Take(MostRows).ToList();
        var rest = topics.Except(told).GroupBy(topic => topic.Key.Split('.')[0]).Select(family => (
            FormattableString.Invariant($"{family.Key}: {family.Count()} {(told.Count > 0 ? "other " : "")}topics of endpoints"),
            (IReadOnlyList<ReportClause>)[.. family.SelectMany(topic => topic)]));
        return told.OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => (topic.Key, (IReadOnlyList<ReportClause>)[.. topic]))
            .Concat(rest);
    }
}
