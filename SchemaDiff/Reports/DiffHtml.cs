using System.Text.Encodings.Web;
using System.Text.Json;
using CloudController.Contract.Reports.Html;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>
/// The report for a browser, in the frame of the run's report; which severities are shown is a matter of style, not of script.
/// </summary>
internal static class DiffHtml
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Of(DiffReport report) => HtmlPage.Of(
        $"Contract changes: {report.Summary}",
        Markup.Of($"""
            <header>
            <h1>Contract changes</h1>
            <p class="meaning">{report.Old} → {report.New}: {report.Summary}</p>
            {Markup.Each(report.Problems, problem => Markup.Of($"<p class=\"remark breaking\">Acceptance: {problem}</p>\n"))}</header>
            <main>
            <fieldset class="severities"><legend>shown</legend>{Markup.Each(report.Counts, Switch)}</fieldset>
            {Overview(report)}{Markup.Each(report.Sections, Section)}</main>
            """));

    private static Markup Switch((Severity Severity, int Count) counted)
    {
        var word = DiffReport.Word(counted.Severity);
        var box = Markup.Of($"<input type=\"checkbox\" id=\"show-{word}\" checked>");
        return Markup.Of($"<label class=\"{word}\">{box} {word} ({counted.Count})</label>\n");
    }

    private static Markup Overview(DiffReport report) => Markup.If(report.Resources.Count > 0, () => Markup.Of($"""
        <div class="wide" tabindex="0" role="region" aria-label="changes by resource"><table>
        <caption>Changes by resource</caption>
        <thead><tr><th scope="col">resource</th>{Markup.Each(report.Counts, Head)}</tr></thead>
        <tbody>
        {Markup.Each(report.Resources, Resource)}</tbody>
        </table></div>

        """));

    private static Markup Head((Severity Severity, int Count) counted) =>
        Markup.Of($"<th scope=\"col\">{DiffReport.Word(counted.Severity)}</th>");

    private static Markup Resource((string Resource, IReadOnlyList<int> Counts) row) => Markup.Of(
        $"<tr><th scope=\"row\">{row.Resource}</th>{Markup.Each(row.Counts, count => Markup.Of($"<td>{count}</td>"))}</tr>\n");

    private static Markup Section(DiffSection section) => Markup.Of($"""
        <section>
        <h2>{section.Title}</h2>
        <table class="changes">
        <thead><tr><th scope="col">severity</th><th scope="col">change</th><th scope="col">old</th><th scope="col">new</th></tr></thead>
        <tbody>
        {Markup.Each(section.Changes, change => Row(section, change))}</tbody>
        </table>
        </section>

        """);

    private static Markup Row(DiffSection section, JudgedChange judged)
    {
        var (word, change) = (DiffReport.Word(judged.Severity), judged.Change);
        var struck = judged.Accepted is null ? "" : "accepted";
        return Markup.Of($"""
            <tr class="row-{word}"><td class="{word} {struck}">{word}</td>
            <td><code>{section.Place(change)}</code><br>{change.Text}<br><small>{change.Rule.Id} {change.Fingerprint}</small>
            {Markup.With(judged.Accepted, accepted => Markup.Of($"<br>accepted: {accepted.Reason}"))}</td>
            {Side("old", change.OldPointer, change.Old)}{Side("new", change.NewPointer, change.New)}</tr>

            """);
    }

    private static Markup Side(string head, string? pointer, JsonElement? value)
    {
        var text = value is { } known ? JsonSerializer.Serialize(known, Pretty) : null;
        var shown = Markup.With(pointer, place =>
            Markup.Of($"<code>{place}</code>{Markup.With(text, json => Markup.Of($"<pre>{json}</pre>"))}"));
        return Markup.Of($"<td class=\"side\" data-head=\"{head}\">{shown}</td>");
    }
}
