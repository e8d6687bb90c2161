using System.Globalization;
using System.Xml.Linq;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report for programs that read JUnit's XML, in the form that Jenkins, GitLab and others agree on.</summary>
public static class JUnitReport
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    /// <summary>The suite, and the class of its case, that tells what is wrong with the run itself.</summary>
    private const string Contract = "contract";

    /// <summary>
    /// The report as XML: a suite for each endpoint, a case for each clause. A run that broke off, is vacuous or has a waiver that is no
    /// longer good has one case more, called <c>run</c>. Warnings, waived and undecided clauses are skipped ones, because readers of the
    /// format show the message of those and hide what passed.
    /// </summary>
    public static string Of(RunReport report)
    {
        var ofRun = Case(report);
        IEnumerable<XElement> suites =
        [
            .. ofRun is null ? [] : (XElement[])[Suite(report, Contract, [ofRun], report.ElapsedSeconds)],
            .. report.Clauses
                .GroupBy(clause => clause.Id.Split('/')[0])
                .Select(endpoint => Suite(report, endpoint.Key, endpoint.Select(Case).ToList(),
                    endpoint.Sum(clause => clause.ElapsedSeconds))),
        ];
        var all = suites.ToList();
        var cases = all.SelectMany(suite => suite.Elements("testcase")).ToList();
        return Declaration
            + new XElement("testsuites", new XAttribute("name", Contract), Seconds(report.ElapsedSeconds), Counts(cases).Take(3), all)
            + "\n";
    }

    private static XElement Suite(RunReport report, string name, IReadOnlyList<XElement> cases, double seconds) => new(
        "testsuite",
        new XAttribute("name", name),
        Counts(cases),
        Seconds(seconds),
        new XAttribute("timestamp", report.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
        new XAttribute("hostname", Uri.TryCreate(report.Target.Endpoint, UriKind.Absolute, out var target) ? target.IdnHost : "localhost"),
        new XElement("properties",
            Properties(report, name).Select(property => new XElement(
                "property", new XAttribute("name", property.Name), new XAttribute("value", PlainText.Escape(property.Value))))),
        cases);

    private static IEnumerable<(string Name, string Value)> Properties(RunReport report, string suite)
    {
        yield return ("verdict", FindingText.Word(report.Verdict));
        if (report.Error is { } error)
            yield return ("error", error);
        foreach (var gap in report.Gaps.Where(gap => IsToldIn(suite, gap, report)))
            yield return ("gap", GapText.Sentence(gap));
        yield return ("target", report.Target.Endpoint);
        yield return ("target.embedded", report.Target.Embedded ? "true" : "false");
        foreach (var (family, version) in (IEnumerable<(string, string?)>)[
            ("v2", report.Target.ApiVersionV2), ("v3", report.Target.ApiVersionV3),
        ])
            yield return ($"target.apiVersion.{family}", version ?? "none");
        foreach (var (family, edition) in report.Editions)
            yield return ($"edition.{family}", edition ?? "none");
        foreach (var (family, reason) in report.EditionReasons)
            yield return ($"edition.{family}.reason", reason);
        yield return ("suite.version", report.Suite.Version);
        if (report.Suite.Commit is { } commit)
            yield return ("suite.commit", commit);
    }

    /// <summary>
    /// A gap is told with its endpoint, one of a family with all of its endpoints, and one without any endpoint with all there are.
    /// </summary>
    private static bool IsToldIn(string suite, Gap gap, RunReport report) =>
        suite == Contract || IsOf(suite, gap) || !report.Clauses.Any(clause => IsOf(clause.Id.Split('/')[0], gap));

    private static bool IsOf(string endpoint, Gap gap) =>
        endpoint == gap.Name || endpoint.StartsWith(gap.Name + ".", StringComparison.Ordinal);

    /// <summary>
    /// The numbers are those of the elements, so that they agree with what a reader counts; the last one is for suites only.
    /// </summary>
    private static IEnumerable<XAttribute> Counts(IReadOnlyCollection<XElement> cases)
    {
        yield return Count("tests", cases.Count);
        yield return Count("failures", cases.Elements("failure").Count());
        yield return Count("errors", cases.Elements("error").Count());
        yield return Count("skipped", cases.Elements("skipped").Count());
    }

    private static XAttribute Count(string name, int count) => new(name, count.ToString(CultureInfo.InvariantCulture));

    private static XAttribute Seconds(double seconds) => new("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));

    /// <summary>
    /// What is wrong with the run itself and shows in no clause: it broke off, is vacuous, or has a waiver that is out of date.
    /// </summary>
    private static XElement? Case(RunReport report) => report.Error is null && report.Verdict != Verdict.Vacuous
        ? null
        : Case(Contract, "run", report.ElapsedSeconds,
            Told("error", $"run.{FindingText.Word(report.Verdict)}", report.Error ?? ConsoleReport.VerdictLine(report),
                ConsoleReport.VerdictLine(report)));

    private static XElement Case(ReportClause clause)
    {
        var parts = clause.Id.Split('/', 2);
        var (word, text) = (FindingText.Word(clause.Status), FindingText.Of(clause));
        return Case(parts[0], parts[1], clause.ElapsedSeconds, clause.Status switch
        {
            ClauseStatus.Failed => [Told("failure", Kind(clause), Message(clause), text)],
            ClauseStatus.Error => [Told("error", Kind(clause), clause.Reason ?? "", text)],
            ClauseStatus.Inconclusive or ClauseStatus.NotApplicable => [Told("skipped", Kind(clause), $"{word}: {clause.Reason}", "")],
            ClauseStatus.Warning or ClauseStatus.Waived =>
            [
                Told("skipped", Kind(clause), $"{word}: {clause.Reason ?? Message(clause)}", ""), new XElement("system-out", Lines(text)),
            ],
            _ => [],
        });
    }

    private static XElement Case(string suite, string name, double seconds, params IEnumerable<XElement> outcome) =>
        new("testcase", new XAttribute("classname", suite), new XAttribute("name", name), Seconds(seconds), outcome);

    private static XElement Told(string element, string type, string message, string text) =>
        new(element, new XAttribute("type", type), new XAttribute("message", PlainText.Escape(message)),
            text.Length == 0 ? null : Lines(text));

    /// <summary>Status and, where there is one, level: what a reader may group by.</summary>
    private static string Kind(ReportClause clause) => clause.Findings.Count > 0
        ? $"{clause.Status.ToString().ToLowerInvariant()}.{clause.Level.ToString().ToLowerInvariant()}"
        : clause.Status.ToString().ToLowerInvariant();

    private static string Message(ReportClause clause) => clause.Findings is [var first, ..]
        ? $"{clause.Statement}: expected {first.Expected}, actual {first.Actual}"
        : clause.Statement;

    /// <summary>Characters that XML does not know are written out; line breaks stay.</summary>
    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(PlainText.Escape));
}
