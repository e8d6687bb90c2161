using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports.Html;

/// <summary>
/// A report for a browser: verdict, what was checked, findings by cause and a list of all clauses. Without script only the list is missing.
/// </summary>
public static class HtmlReport
{
    /// <summary>Of so many new deviations the page tells the clauses at the top.</summary>
    private const int MostNew = 10;

    /// <summary>The report as one HTML page.</summary>
    public static string Of(RunReport report)
    {
        var verdict = FindingText.Word(report.Verdict);
        return HtmlPage.Of(
            $"Contract: {verdict}, {report.Target.Endpoint}",
            Markup.Of($"""
                <header>
                <h1><span class="verdict {verdict}">{verdict}</span> <span>{report.Target.Endpoint}</span></h1>
                <p class="meaning">{Meaning(report)}</p>
                {Markup.Each(Remarks(report), remark => remark)}{Facts(report)}{Counts(report)}</header>
                <main>
                {new CauseHtml(report.Causes).Of()}{MatrixHtml.Of(ReportMatrix.Of(report.Clauses))}{List}
                </main>
                """),
            ClauseTable.Of(report));
    }

    private static string Meaning(RunReport report) => report.Verdict switch
    {
        Verdict.Conformant => $"The target does what the documents say, as far as {Counted(report.Decided, "clause")} could be decided.",
        Verdict.Deviating => "The target departs from what the documents say in "
            + $"{Counted(report.Counts[ClauseStatus.Failed], "clause")}, for "
            + $"{Counted(report.Causes.Count(cause => cause.Status == ClauseStatus.Failed), "cause")}.",
        Verdict.Vacuous => "The run says nothing of the target, because too little of it could be looked at.",
        _ => "The suite could not do its work; what it saw says nothing of the target.",
    };

    private static string Counted(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static IEnumerable<Markup> Remarks(RunReport report)
    {
        if (report.Error is { } error)
            yield return Markup.Of($"<p class=\"remark error\">{error}</p>\n");
        foreach (var sentence in report.VacuousBecause.Concat(GapText.Sentences(report)))
            yield return Markup.Of($"<p class=\"remark vacuous\">{sentence}</p>\n");
        if (report.Comparison is { } comparison)
            yield return Comparison(comparison);
        if (report.Scope?.Sentence() is { Length: > 0 } scope)
            yield return Markup.Of($"<p class=\"remark\">{scope}</p>\n");
        foreach (var remark in report.Remarks)
            yield return Markup.Of($"<p class=\"remark\">{remark}</p>\n");
    }

    private static Markup Comparison(RunComparison comparison) => Markup.Of($"""
        <p class="remark">{comparison.Sentence()}</p>
        {Markup.If(comparison.New.Count > 0, () => Markup.Of($"<p>New: {Markup.Each(comparison.New.Take(MostNew), Deviation)}</p>\n"))}
        """);

    private static Markup Deviation(KnownDeviation known) =>
        Markup.Of($"<a class=\"{MatrixHtml.Class(known.Status)}\" href=\"#{known.Clause}\">{known.Clause}</a> ");

    private static Markup Facts(RunReport report) => Markup.Of($"""
        <dl class="facts">
        {Markup.Each(report.Editions.Keys.Order(StringComparer.Ordinal), family => Edition(report, family))}<dt>run</dt>
        <dd>{report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {report.ElapsedSeconds:0.0} s, {report.Requests} requests,
        {report.BytesReceived / 1024} KiB received</dd>
        <dt>suite</dt>
        <dd>{report.Suite.Version}{Markup.With(report.Suite.Commit, commit => Markup.Of($", commit <code>{commit}</code>"))}</dd>
        </dl>

        """);

    private static Markup Edition(RunReport report, string family) => Markup.Of($"""
        <dt>{family}</dt><dd>{report.Editions[family] ?? "no edition"} <small>({report.EditionReasons[family]})</small></dd>

        """);

    private static Markup Counts(RunReport report) => Markup.Of($"""
        <ul class="counts">{Markup.Each(report.Counts, count => Count(count.Key, count.Value))}</ul>

        """);

    private static Markup Count(ClauseStatus status, int count)
    {
        var name = MatrixHtml.Class(status);
        return Markup.Of($"<li class=\"{name}\"><a href=\"#status={name}\"><strong>{count}</strong> {FindingText.Word(status)}</a></li>");
    }

    private static readonly string[] Filters = ["status", "level", "family", "resource", "endpoint", "topic"];

    private static Markup Filter(string name) =>
        Markup.Of($"<label>{name} <select name=\"{name}\"><option value=\"\">all</option></select></label>\n");

    /// <summary>The list that the script fills.</summary>
    private static Markup List => Markup.Of($"""
        <section id="list" aria-labelledby="list-title">
        <h2 id="list-title">All clauses</h2>
        <noscript><p class="remark">This list needs a script, which is off here. contract-report.json has all of it.</p></noscript>
        <form id="filters" hidden>
        <label>search <input type="search" name="q" autocomplete="off" placeholder="words of the clause"></label>
        {Markup.Each(Filters, Filter)}<button type="reset">clear</button>
        </form>
        <p id="found" role="status"></p>
        <ol id="clauses"></ol>
        <button type="button" id="more" hidden>show more</button>
        </section>
        """);
}
