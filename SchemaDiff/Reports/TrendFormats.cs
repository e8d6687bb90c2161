using System.Text;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Runs;
using Spectre.Console;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The formats of a report on many runs, by the name that the command line gives them.</summary>
public static class TrendFormats
{
    /// <summary>The format of a terminal.</summary>
    public const string Default = "console";

    /// <summary>How many runs the Markdown form lists of a target, from its shortest form to its longest: the latest.</summary>
    private static readonly int[] Rows = [1, 10, 50, 200, int.MaxValue];

    /// <summary>All formats; each takes the report and the width of tables.</summary>
    public static IReadOnlyDictionary<string, Func<RunTrend, int, string>> All { get; } =
        new Dictionary<string, Func<RunTrend, int, string>>
        {
            [Default] = Console,
            ["md"] = (report, _) => Markdown(report),
            ["html"] = (report, _) => TrendHtml.Of(report),
        };

    private static string Console(RunTrend report, int width)
    {
        var text = new StringBuilder();
        foreach (var trend in report.Targets)
        {
            var table = new Table { Border = TableBorder.Simple };
            table.AddColumns([.. TrendRows.Heads]);
            foreach (var run in trend.Runs)
                table.AddRow(TrendRows.Of(run).Select(Terminal.Cell));
            text.Append(PlainText.Escape(trend.Target)).Append('\n').Append(Terminal.Text(table, width)).Append('\n')
                .Append(Sparkline.Of(trend)).Append("  ").Append(TrendRows.Sentence(trend)).Append("\n\n");
        }

        return text.ToString();
    }

    private static string Markdown(RunTrend report)
    {
        MarkdownSection[] problems = report.Problems.Count == 0
            ? []
            : [new([() => FormattableString.Invariant($"{Terminal.Count(report.Problems.Count, "line")} skipped that are no run\n\n")])];
        return BoundedMarkdown.Of(
            "## Runs over time\n\n",
            [.. problems, .. report.Targets.Select(Section)],
            left => FormattableString.Invariant($"and {Terminal.Count(left, "target")} more; --format html has them all\n"));
    }

    private static MarkdownSection Section(TargetTrend trend) => new(Rows.Where((_, at) => at == 0 || trend.Runs.Count > Rows[at - 1])
        .Select(most => (Func<string>)(() => $"### {MarkdownReport.Escape(PlainText.Cut(trend.Target, 200))}\n\n"
            + $"`{Sparkline.Of(trend with { Runs = [.. trend.Runs.TakeLast(most)] })}` {TrendRows.Sentence(trend)}\n\n"
            + MarkdownTable.Of(TrendRows.Heads, trend.Runs.TakeLast(most).Select(TrendRows.Of))
            + Earlier(trend.Runs.Count - most)))
        .ToList());

    private static string Earlier(int left) =>
        left <= 0 ? "" : FormattableString.Invariant($"and {Terminal.Count(left, "earlier run")}; --format html has them all\n\n");
}
