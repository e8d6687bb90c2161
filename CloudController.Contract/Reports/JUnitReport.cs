using System.Globalization;
using System.Xml.Linq;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report for programs that read JUnit's XML.</summary>
public static class JUnitReport
{
    /// <summary>The report as XML: a suite for each endpoint, a case for each clause.</summary>
    public static string Of(RunReport report)
    {
        var suites =
            from clause in report.Clauses
            group clause by clause.Id.Split('/')[0] into endpoint
            select new XElement("testsuite", new XAttribute("name", endpoint.Key), Counts([.. endpoint]), endpoint.Select(Case));
        return new XElement("testsuites", new XAttribute("name", "contract"), Counts(report.Clauses), Broken(report), suites) + "\n";
    }

    private static XAttribute[] Counts(IReadOnlyCollection<ReportClause> clauses) =>
    [
        Count("tests", clauses.Count),
        Count("failures", clauses.Count(clause => clause.Status == ClauseStatus.Failed)),
        Count("errors", clauses.Count(clause => clause.Status == ClauseStatus.Error)),
        Count("skipped", clauses.Count(clause => clause.Status is ClauseStatus.Inconclusive or ClauseStatus.NotApplicable)),
    ];

    private static XAttribute Count(string name, int count) => new(name, count.ToString(CultureInfo.InvariantCulture));

    private static XElement? Broken(RunReport report)
    {
        var properties = GapText.Sentences(report).Select(sentence => Property("gap", sentence)).ToList();
        if (report.Error is { } error)
            properties.Insert(0, Property("error", error));
        return properties.Count > 0 ? new("properties", properties) : null;
    }

    private static XElement Property(string name, string value) =>
        new("property", new XAttribute("name", name), new XAttribute("value", PlainText.Escape(value)));

    private static XElement Case(ReportClause clause)
    {
        var parts = clause.Id.Split('/', 2);
        var text = string.Join('\n', FindingText.Of(clause).Split('\n').Select(line => PlainText.Escape(line.TrimEnd('\r'))));
        var element = new XElement("testcase", new XAttribute("classname", parts[0]), new XAttribute("name", parts[1]));
        element.Add(clause.Status switch
        {
            ClauseStatus.Failed => new XElement("failure", new XAttribute("message", PlainText.Escape(clause.Statement)), text),
            ClauseStatus.Error => new XElement("error", new XAttribute("message", PlainText.Escape(clause.Reason ?? "")), text),
            ClauseStatus.Inconclusive or ClauseStatus.NotApplicable => new XElement("skipped", new XAttribute("message", PlainText.Escape(clause.Reason ?? ""))),
            ClauseStatus.Warning or ClauseStatus.Waived => new XElement("system-out", text),
            _ => null,
        });
        return element;
    }
}
