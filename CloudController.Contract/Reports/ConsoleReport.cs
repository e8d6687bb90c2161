using System.Globalization;
using System.Text;
using CloudController.Contract.Findings;
using Spectre.Console;

namespace CloudController.Contract.Reports;

/// <summary>The end of a run as a terminal shows it: causes, the table of clauses by topic, the verdict.</summary>
public static class ConsoleReport
{
    private const int Width = 120;

    /// <summary>The whole text, in which <paramref name="files"/> are named.</summary>
    public static string Of(RunReport report, IReadOnlyList<string> files)
    {
        var text = new StringBuilder("\n");
        foreach (var cause in report.Causes)
            text.Append(FindingText.Word(cause.Status)).Append(' ').AppendLine(CauseText.Of(cause)).AppendLine();
        if (report.Clauses.Count > 0)
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
        return $"verdict {report.Verdict.ToString().ToLowerInvariant()}{why}";
    }

    private static string Table(RunReport report)
    {
        var shown = Enum.GetValues<ClauseStatus>().Where(status => status == ClauseStatus.Passed || report.Counts[status] > 0).ToList();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("clauses");
        foreach (var status in shown)
            table.AddColumn(new TableColumn(FindingText.Word(status)).RightAligned());
        foreach (var topic in report.Clauses.GroupBy(clause => string.Join('/', clause.Id.Split('/').Take(2))))
            Row(topic.Key, topic.ToList());
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

        void Row(string name, IReadOnlyCollection<ReportClause> clauses) => table.AddRow(
        [
            Markup.Escape(name),
            .. shown.Select(status => clauses.Count(clause => clause.Status == status) is > 0 and var count
                ? count.ToString(CultureInfo.InvariantCulture)
                : ""),
        ]);
    }
}
