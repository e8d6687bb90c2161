using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report for a browser: one page that loads nothing else and runs no script.</summary>
public static class HtmlReport
{
    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a }
        table { border-collapse: collapse; margin: 1rem 0 } th, td { border: 1px solid #bbb; padding: .3rem .7rem; text-align: left; vertical-align: top }
        pre { background: #f4f4f4; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere }
        .failed, .error, .deviating, .vacuous { color: #a40000 } .warning, .waived, .inconclusive { color: #7a5200 } .passed, .conformant { color: #00612e }
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
            <p>{Text(report.Target.Endpoint)}, {report.StartedAt:yyyy-MM-dd HH:mm:ss} UTC, {report.Requests} requests, {report.ElapsedSeconds:0.0} s</p>

            """);
        if (report.Error is { } error)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"error\">{Text(error)}</p>\n");
        foreach (var sentence in report.VacuousBecause.Concat(GapText.Sentences(report)))
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"vacuous\">{Text(sentence)}</p>\n");
        page.Append("<table>\n<tr><th>status</th><th>clauses</th></tr>\n");
        foreach (var (status, count) in report.Counts)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{FindingText.Word(status)}</td><td>{count}</td></tr>\n");
        page.Append("</table>\n");
        foreach (var clause in report.Clauses.Where(clause => clause.Findings.Count > 0 || clause.Status == ClauseStatus.Error))
            page.Append(CultureInfo.InvariantCulture, $"<h2 class=\"{Class(clause)}\">{FindingText.Word(clause.Status)}: {Text(clause.Id)}</h2>\n<pre>{Text(FindingText.Of(clause))}</pre>\n");
        page.Append("<h2>All clauses</h2>\n<table>\n<tr><th>clause</th><th>status</th><th>statement</th></tr>\n");
        foreach (var clause in report.Clauses)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(clause.Id)}</td><td class=\"{Class(clause)}\">{FindingText.Word(clause.Status)}</td><td>{Text(clause.Statement)}{(clause.Reason is { } reason ? $"<br>{Text(reason)}" : "")}</td></tr>\n");
        return page.Append("</table>\n</body>\n</html>\n").ToString();
    }

    private static string Class(ReportClause clause) => clause.Status.ToString().ToLowerInvariant();

    private static string Text(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => HtmlEncoder.Default.Encode(PlainText.Escape(line))));
}
