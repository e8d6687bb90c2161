using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report for a browser: one page that loads nothing else and runs no script.</summary>
public static class HtmlReport
{
    /// <summary>Of so many causes the text is seen at once; the others open on a click.</summary>
    private const int MostOpen = 5;

    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a }
        table { border-collapse: collapse; margin: 1rem 0 }
        th, td { border: 1px solid #bbb; padding: .3rem .7rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
        pre { background: #f4f4f4; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere } summary { cursor: pointer }
        section { margin: 1rem 0 }
        ul { columns: 2; margin: .5rem 0; overflow-wrap: anywhere } :target { background: #fff3c4 }
        .failed, .error, .deviating, .vacuous { color: #a40000 } .warning, .waived, .inconclusive { color: #7a5200 }
        .passed, .conformant { color: #00612e }
        """;

    /// <summary>The report as one HTML page.</summary>
    public static string Of(RunReport report)
    {
        var verdict = report.Verdict.ToString().ToLowerInvariant();
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Contract: {verdict}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>Contract: <span class="{verdict}">{verdict}</span></h1>
            <p>{Text(report.Target.Endpoint)}, {report.StartedAt:yyyy-MM-dd HH:mm:ss} UTC,
            {report.Requests} requests, {report.ElapsedSeconds:0.0} s</p>

            """);
        if (report.Scope?.Sentence() is { Length: > 0 } scope)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(scope)}</p>\n");
        if (report.Error is { } error)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"error\">{Text(error)}</p>\n");
        foreach (var sentence in report.VacuousBecause.Concat(GapText.Sentences(report)))
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"vacuous\">{Text(sentence)}</p>\n");
        page.Append("<table>\n<tr><th>status</th><th>clauses</th></tr>\n");
        foreach (var (status, count) in report.Counts)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{FindingText.Word(status)}</td><td>{count}</td></tr>\n");
        page.Append("</table>\n");
        AppendCauses(page, report.Causes);
        page.Append("<h2>All clauses</h2>\n<table>\n<tr><th>clause</th><th>status</th><th>statement</th></tr>\n");
        foreach (var clause in report.Clauses)
            AppendClause(page, clause);
        return page.Append("</table>\n</body>\n</html>\n").ToString();
    }

    private static string Text(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => HtmlEncoder.Default.Encode(PlainText.Escape(line))));

    private static void AppendCauses(StringBuilder page, IReadOnlyList<ReportCause> causes)
    {
        if (causes.Count == 0)
            return;
        page.Append("<h2>Causes</h2>\n<table>\n<tr><th>cause</th><th>clauses</th></tr>\n");
        foreach (var cause in causes)
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"#{cause.Fingerprint}\">{Text(cause.Title)}</a></td><td "
                    + $"class=\"{Class(cause.Status)}\">{CauseText.Counts(cause)}</td></tr>\n");
        page.Append("</table>\n");
        for (var at = 0; at < causes.Count; at++)
            AppendCause(page, causes[at], at < MostOpen);
    }

    private static void AppendCause(StringBuilder page, ReportCause cause, bool isOpen)
    {
        page.Append(CultureInfo.InvariantCulture,
            $"<section id=\"{cause.Fingerprint}\">\n<details{(isOpen ? " open" : "")}><summary><strong "
                + $"class=\"{Class(cause.Status)}\">{Text(CauseText.Heading(cause))}</strong></summary>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(cause.Title)}: {CauseText.Counts(cause)}</p>\n");
        var first = cause.Members[0];
        var shown = first.Findings.Count > 0 ? first.Clause with { Findings = first.Findings } : first.Clause;
        page.Append(CultureInfo.InvariantCulture, $"<pre>{Text(FindingText.Of(shown))}</pre>\n<ul>\n");
        foreach (var (clause, _) in cause.Members)
            page.Append(CultureInfo.InvariantCulture,
                $"<li><a class=\"{Class(clause.Status)}\" href=\"#{Text(clause.Id)}\">{Text(clause.Id)}</a></li>\n");
        page.Append("</ul>\n</details>\n</section>\n");
    }

    private static void AppendClause(StringBuilder page, ReportClause clause)
    {
        page.Append(CultureInfo.InvariantCulture,
            $"<tr id=\"{Text(clause.Id)}\"><td>{Text(clause.Id)}</td><td "
                + $"class=\"{Class(clause.Status)}\">{FindingText.Word(clause.Status)}</td><td>{Text(clause.Statement)}");
        if (clause.Reason is { } reason)
            page.Append("<br>").Append(Text(reason));
        if (clause.Findings.Count > 0)
            page.Append("<details><summary>findings</summary>\n<pre>").Append(Text(FindingText.Of(clause))).Append("</pre></details>");
        page.Append("</td></tr>\n");
    }

    private static string Class(ClauseStatus status) => status.ToString().ToLowerInvariant();
}
