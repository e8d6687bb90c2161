using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report for a browser: one page that loads nothing else and runs no script; the filter is a matter of style.</summary>
internal static class DiffHtml
{
    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; color: #1a1a1a }
        table { border-collapse: collapse; margin: 1rem 0; width: 100% }
        th, td { border: 1px solid #bbb; padding: .3rem .7rem; text-align: left; vertical-align: top }
        pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere } td.side { width: 22% } code { overflow-wrap: anywhere }
        .breaking { color: #a40000 } .risky { color: #7a5200 } .additive { color: #00612e } .accepted { text-decoration: line-through }
        label { margin-right: 1rem }
        """;

    internal static string Of(DiffReport report)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Contract changes: {Text(report.Summary)}</title>
            <style>
            {Style}

            """);
        foreach (var (severity, _) in report.Counts)
            page.Append(CultureInfo.InvariantCulture,
                $"#show-{DiffReport.Word(severity)}:not(:checked) ~ section tr.row-{DiffReport.Word(severity)} {{ display: none }}\n");
        page.Append(CultureInfo.InvariantCulture,
            $"</style>\n</head>\n<body>\n<h1>Contract changes</h1>\n<p>{Text(report.Old)} → {Text(report.New)}: "
                + $"{Text(report.Summary)}</p>\n");
        foreach (var problem in report.Problems)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"breaking\">Acceptance: {Text(problem)}</p>\n");
        foreach (var (severity, count) in report.Counts)
            page.Append(CultureInfo.InvariantCulture,
                $"<input type=\"checkbox\" id=\"show-{DiffReport.Word(severity)}\" checked><label "
                    + $"for=\"show-{DiffReport.Word(severity)}\" class=\"{DiffReport.Word(severity)}\">{DiffReport.Word(severity)} "
                    + $"({count})</label>\n");
        Overview(page, report);
        foreach (var section in report.Sections)
            Section(page, section);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Overview(StringBuilder page, DiffReport report)
    {
        if (report.Resources is not [_, ..] resources)
            return;
        var heads = string.Concat(report.Counts.Select(count => $"<th>{DiffReport.Word(count.Severity)}</th>"));
        page.Append(CultureInfo.InvariantCulture, $"<table class=\"overview\">\n<tr><th>resource</th>{heads}</tr>\n");
        foreach (var (resource, counts) in resources)
        {
            var cells = string.Concat(counts.Select(count => FormattableString.Invariant($"<td>{count}</td>")));
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(resource)}</td>{cells}</tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void Section(StringBuilder page, DiffSection section)
    {
        page.Append(CultureInfo.InvariantCulture,
            $"<section>\n<h2>{Text(section.Title)}</h2>\n<table>\n"
                + $"<tr><th>severity</th><th>change</th><th>old</th><th>new</th></tr>\n");
        foreach (var judged in section.Changes)
        {
            var (word, change) = (DiffReport.Word(judged.Severity), judged.Change);
            page.Append(CultureInfo.InvariantCulture,
                $"<tr class=\"row-{word}\"><td class=\"{word}{(judged.Accepted is null ? "" : " accepted")}\">{word}</td>");
            page.Append(CultureInfo.InvariantCulture,
                $"<td><code>{Text(section.Place(change))}</code><br>{Text(change.Text)}<br><small>{change.Rule.Id} "
                    + $"{change.Fingerprint}</small>{Accepted(judged)}</td>");
            page.Append(CultureInfo.InvariantCulture,
                $"<td class=\"side\">{Side(change.OldPointer, change.Old)}</td><td "
                    + $"class=\"side\">{Side(change.NewPointer, change.New)}</td></tr>\n");
        }

        page.Append("</table>\n</section>\n");
    }

    private static string Accepted(JudgedChange judged) => judged.Accepted is { } accepted ? $"<br>accepted: {Text(accepted.Reason)}" : "";

    private static string Side(string? pointer, JsonElement? value) =>
        pointer is null
            ? ""
            : $"<code>{Text(pointer)}</code>{(value is { } known ? $"<pre>{Text(JsonSerializer.Serialize(known, Pretty))}</pre>" : "")}";

    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Text(string text) => HtmlEncoder.Default.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
