using CloudController.Contract.Findings;
using CloudController.Contract.Reports.Html;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>Many runs for a browser: of each target a chart and the table that says the same in numbers.</summary>
internal static class TrendHtml
{
    /// <summary>The width of a run in the chart and its height, in units of the drawing.</summary>
    private const int Step = 10;
    private const int Height = 100;

    /// <summary>The chart has room for so many runs at least, so that few of them are bars and not blocks.</summary>
    private const int Fewest = 40;

    /// <summary>The lowest bar, so that one deviation beside thousands is seen, and the mark of a run without any.</summary>
    private const int Lowest = 3;

    internal static string Of(RunTrend report) => HtmlPage.Of(
        "Runs over time",
        Markup.Of($"""
            <header>
            <h1>Runs over time</h1>
            {Markup.Each(report.Problems, problem => Markup.Of($"<p class=\"remark vacuous\">skipped: {problem}</p>\n"))}</header>
            <main>
            {Markup.Each(report.Targets.Select((trend, at) => (trend, at)), target => Target(target.trend, target.at))}</main>
            """));

    private static Markup Target(TargetTrend trend, int at) => ReportTable.Of(
        trend.Target, TrendRows.Heads, trend.Runs.Select(TrendRows.Of), row => row[1], Chart(trend, at));

    private static Markup Chart(TargetTrend trend, int at) => Markup.Of($"""
        <figure>
        <svg class="trend" role="img" aria-labelledby="trend-{at}" aria-describedby="trend-{at}-says"
        viewBox="0 0 {Math.Max(trend.Runs.Count, Fewest) * Step} {Height + Lowest}" preserveAspectRatio="none">
        <title id="trend-{at}">Deviations from run to run: {trend.Target}</title>
        <desc id="trend-{at}-says">{TrendRows.Sentence(trend)}; the table below has the numbers</desc>
        {Markup.Each(trend.Runs.Select((run, index) => (run, index)), bar => Bar(bar.run, bar.index, trend.Most))}</svg>
        <figcaption>{TrendRows.Sentence(trend)}: <span class="failed">failed</span>, <span class="warning">warnings</span>,
        <span class="passed">none</span>, <span class="quiet">the run says nothing of its target</span></figcaption>
        </figure>

        """);

    private static Markup Bar(TrendRun run, int index, int most)
    {
        var (failed, warned) = (Share(run.Count(ClauseStatus.Failed), most), Share(run.Count(ClauseStatus.Warning), most));
        var pieces = !run.SaysSomething ? Piece("silent", index, 0, Height)
            : failed + warned == 0 ? Piece("clean", index, 0, Lowest)
            : Markup.Of($"{Piece("failed", index, 0, failed)}{Piece("warning", index, failed, warned)}");
        return Markup.Of($"<g><title>{string.Join(", ", TrendRows.Of(run).Take(4))}</title>{pieces}</g>\n");
    }

    private static int Share(int count, int most) => count == 0 ? 0 : Math.Max(Lowest, (int)((long)count * Height / most));

    /// <summary>A part of a bar that begins <paramref name="from"/> units above the ground.</summary>
    private static Markup Piece(string kind, int index, int from, int height) => Markup.If(height > 0, () => Markup.Of(
        $"<rect class=\"bar-{kind}\" x=\"{index * Step + 1}\" y=\"{Height + Lowest - from - height}\" width=\"{Step - 2}\" height=\"{height}\"/>"));
}
