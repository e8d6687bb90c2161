using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports.Html;

/// <summary>
/// Causes with what was found, the most urgent first. Each shows one finding in full, and others as long as there is room: the page stays
/// small enough for any browser, and contract-report.json has them all.
/// </summary>
internal sealed class CauseHtml(IReadOnlyList<ReportCause> causes)
{
    /// <summary>Of so many causes the text is seen at once; the others open on a click.</summary>
    private const int MostOpen = 5;

    /// <summary>How many clauses a cause lists before it leads to the list of all.</summary>
    private const int MostListed = 30;

    /// <summary>How many characters all findings may take that are not the first of their cause.</summary>
    private const int Room = 1_000_000;

    private static readonly (string Id, string Title, ClauseStatus[] Statuses)[] Parts =
    [
        ("findings", "Findings", [ClauseStatus.Failed, ClauseStatus.Error, ClauseStatus.Warning]),
        ("undecided", "Undecided, by what is missing", [ClauseStatus.Inconclusive]),
        ("waived", "Waived", [ClauseStatus.Waived]),
    ];

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private int _room = Room;

    internal Markup Of() => Markup.Each(Parts, part =>
    {
        var own = causes.Where(cause => part.Statuses.Contains(cause.Status)).ToList();
        return Markup.If(own.Count > 0, () => Markup.Of($"""
            <section aria-labelledby="{part.Id}">
            <h2 id="{part.Id}">{part.Title}</h2>
            {Markup.Each(own.Index(), cause => Cause(cause.Item, isOpen: cause.Index < MostOpen))}</section>

            """));
    });

    private Markup Cause(ReportCause cause, bool isOpen) => Markup.Of($"""
        <details class="cause" id="{cause.Fingerprint}"{Markup.If(isOpen, () => Markup.Of($" open"))}>
        <summary>{MatrixHtml.Badge(cause.Status)} <strong>{CauseText.Heading(cause)}</strong>
        <span class="quiet">{cause.Title}: {CauseText.Counts(cause)}</span></summary>
        {Clause(cause.Members[0])}{Members(cause)}</details>

        """);

    private Markup Members(ReportCause cause) => Markup.If(cause.Members.Count > 1, () => Markup.Of($"""
        <h3>Other clauses with this cause</h3>
        <ul class="others">
        {Markup.Each(cause.Members.Skip(1).Take(MostListed), Member)}{More(cause)}</ul>

        """));

    private static Markup More(ReportCause cause) => Markup.If(cause.Members.Count - 1 > MostListed, () =>
        Markup.Of($"<li><a href=\"#cause={cause.Fingerprint}\">and {cause.Members.Count - 1 - MostListed} more</a></li>\n"));

    /// <summary>A clause with what was found; its id alone where that is shown elsewhere or there is no room.</summary>
    private Markup Member(CauseMember member)
    {
        var name = Markup.Of($"{MatrixHtml.Badge(member.Clause.Status)} {member.Clause.Id}");
        if (_room <= 0 || member.Findings.Count == 0 || _shown.Contains(member.Clause.Id))
            return Markup.Of($"<li><a href=\"#{member.Clause.Id}\">{name}</a></li>\n");
        var text = Clause(member);
        _room -= text.ToString().Length;
        return Markup.Of($"<li><details><summary>{name}</summary>\n{text}</details></li>\n");
    }

    private Markup Clause(CauseMember member)
    {
        var clause = member.Clause;
        // A clause with findings of several causes stands behind each; only one place can have its id.
        var id = Markup.If(_shown.Add(clause.Id), () => Markup.Of($" id=\"{clause.Id}\""));
        return Markup.Of($"""
            <article{id}>
            <h3><a href="#{clause.Id}">{clause.Id}</a> <small>{clause.Level.ToString().ToLowerInvariant()}</small></h3>
            <p>{clause.Statement} <small class="quiet">({clause.Source.Document}, {clause.Source.Section})</small></p>
            {Markup.With(clause.Reason, reason => Markup.Of($"<p>{reason}</p>"))}
            {Markup.Each(member.Findings, Finding)}</article>

            """);
    }

    private static Markup Finding(Finding finding)
    {
        var (expected, actual) = TextDifference.Mark(finding.Expected, finding.Actual);
        var place = finding.Pointer.Length == 0 ? Markup.Of($"the whole answer") : Markup.Of($"<code>{finding.Pointer}</code>");
        return Markup.Of($"""
            <div class="sides"><div><h4>Expected</h4><pre>{expected}</pre></div><div><h4>Actual</h4><pre>{actual}</pre></div></div>
            <dl>
            <dt>at</dt><dd>{place}</dd>
            <dt>request</dt><dd>{Command(finding.Curl)}</dd>
            {Markup.With(finding.Against, other => Markup.Of($"<dt>against</dt><dd>{Command(other)}</dd>"))}
            <dt>request id</dt><dd>{finding.RequestId ?? "none"}</dd>
            <dt>finding</dt><dd><code>{finding.Fingerprint}</code></dd>
            <dt>answer</dt><dd><details><summary>status {finding.Response.Status}, headers and body</summary>
            <pre>{Markup.Each(finding.Response.Headers, header => Markup.Of($"{header.Key}: {header.Value}\n"))}
            {JsonExcerpt.Mark(finding.Response.Body, finding.Pointer)}</pre></details></dd>
            </dl>

            """);
    }

    private static Markup Command(string curl) =>
        Markup.Of($"<span class=\"command\"><code>{curl}</code> <button type=\"button\" class=\"copy\">copy</button></span>");
}
