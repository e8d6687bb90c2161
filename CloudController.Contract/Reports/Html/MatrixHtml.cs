using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports.Html;

/// <summary>The matrix as a table: a body for each resource, whose endpoints the script folds.</summary>
internal static class MatrixHtml
{
    internal static Markup Of(ReportMatrix matrix) => Markup.If(matrix.Resources.Count > 0, () => Markup.Of($"""
        <section aria-labelledby="matrix-title">
        <h2 id="matrix-title">What was checked</h2>
        <p class="keys">{Markup.Each(Keys, Key)}</p>
        <div class="wide" tabindex="0" role="region" aria-label="matrix">
        <table class="matrix">
        <caption>Clauses by endpoint and topic: in each cell the most urgent status, and how many clauses have it</caption>
        <thead><tr><th scope="col">endpoint</th>{Markup.Each(matrix.Topics, Head)}</tr></thead>
        {Markup.Each(matrix.Resources, resource => Resource(matrix, resource))}</table>
        </div>
        </section>

        """));

    private static readonly ClauseStatus[] Keys =
    [
        ClauseStatus.Passed, ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Inconclusive, ClauseStatus.Waived, ClauseStatus.Error,
    ];

    /// <summary>A status in a box.</summary>
    internal static Markup Badge(ClauseStatus? status) => Markup.Of($"<span class=\"cell {Class(status)}\">{Sign(status)}</span>");

    /// <summary>A sign for each status: colour alone must not tell.</summary>
    private static string Sign(ClauseStatus? status) => status switch
    {
        ClauseStatus.Passed => "✓",
        ClauseStatus.Failed => "✗",
        ClauseStatus.Error => "‼",
        ClauseStatus.Warning => "!",
        ClauseStatus.Inconclusive => "?",
        ClauseStatus.Waived => "~",
        _ => "",
    };

    private static Markup Head(string topic) => Markup.Of($"<th scope=\"col\"><span>{topic}</span></th>");

    private static Markup Key(ClauseStatus status) => Markup.Of($"<span>{Badge(status)} {FindingText.Word(status)}</span> ");

    private static Markup Resource(ReportMatrix matrix, MatrixRow resource)
    {
        if (resource.Endpoints is [var only])
            return Markup.Of($"<tbody>\n{Row(matrix, only, "", Markup.Of($"{only.Name}"))}</tbody>\n");
        var name = Markup.Of(
            $"<button type=\"button\" aria-expanded=\"true\">{resource.Name}</button> <small>{resource.Endpoints.Count} endpoints</small>");
        var endpoints = Markup.Each(resource.Endpoints, endpoint => Row(matrix, endpoint, "endpoint", Markup.Of($"{endpoint.Name}")));
        return Markup.Of($"<tbody class=\"group\">\n{Row(matrix, resource, "resource", name)}{endpoints}</tbody>\n");
    }

    private static Markup Row(ReportMatrix matrix, MatrixRow row, string kind, Markup name)
    {
        var cells = Markup.Each(matrix.Topics.Zip(row.Cells), cell => Cell(row, cell.First, cell.Second));
        return Markup.Of($"<tr class=\"{kind}\"><th scope=\"row\">{Badge(row.Whole.Status)} {name}</th>{cells}</tr>\n");
    }

    private static Markup Cell(MatrixRow row, string topic, MatrixCell cell) => cell.Status switch
    {
        null => Markup.Of($"<td></td>"),
        ClauseStatus.Passed => Markup.Of($"<td class=\"passed\">{cell.All}</td>"),
        { } status => Markup.Of($"<td class=\"{Class(status)}\" data-topic=\"{topic}\">{Link(row, topic, cell, status)}</td>"),
    };

    private static Markup Link(MatrixRow row, string topic, MatrixCell cell, ClauseStatus status)
    {
        var place = $"{(row.Endpoints.Count > 0 ? "resource" : "endpoint")}={row.Name}&topic={topic}&status={Class(status)}";
        var spoken = FormattableString.Invariant($" of {cell.All} {FindingText.Word(status)}, {topic}");
        return Markup.Of($"<a href=\"#{place}\">{cell.Worst}<span class=\"unseen\">{spoken}</span> {Sign(status)}</a>");
    }

    /// <summary>What the style calls a status.</summary>
    internal static string Class(ClauseStatus? status) => status?.ToString().ToLowerInvariant() ?? "none";
}
