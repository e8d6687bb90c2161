using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Reports;

/// <summary>
/// Every output is drawn from one model: they count the same, and each escapes what its reader would take for more than text.
/// </summary>
[TestFixture]
public sealed partial class OutputsAgree
{
    private static readonly ClauseStatus[] Statuses = Enum.GetValues<ClauseStatus>();

    /// <summary>Of every status another number of clauses.</summary>
    private static readonly IReadOnlyDictionary<ClauseStatus, int> Expected = Statuses.ToDictionary(
        status => status, status => 2 + (int)status);

    [Test]
    public void Every_output_counts_the_same()
    {
        var outputs = Outputs(Report("plain"));

        JsonDocument.Parse(outputs["contract-report.json"]).RootElement.GetProperty("clauses").EnumerateArray()
            .CountBy(clause => clause.GetProperty("status").GetString()!).ToDictionary(StringComparer.OrdinalIgnoreCase)
            .Should().BeEquivalentTo(Expected.ToDictionary(
                count => JsonNamingPolicy.CamelCase.ConvertName(count.Key.ToString()), count => count.Value));
        foreach (var (status, count) in Expected)
        {
            var word = Word(status);
            outputs["contract-report.md"].Should().Contain(string.Create(CultureInfo.InvariantCulture, $"| {word} | {count} |"));
            outputs["contract-report.html"].Should().Contain(string.Create(
                CultureInfo.InvariantCulture, $"<strong>{count}</strong> {word}</a>"));
            outputs["console"].Should().Contain(string.Create(CultureInfo.InvariantCulture, $"{count} {word}"));
        }

        HtmlReading.Clauses(outputs["contract-report.html"]).CountBy(clause => clause.Value.Status).ToDictionary()
            .Should().BeEquivalentTo(Expected.ToDictionary(count => count.Key.ToString().ToLowerInvariant(), count => count.Value));

        var suites = XDocument.Parse(outputs["contract-report.junit.xml"]).Root!;
        Attributes(suites, "tests", "failures", "errors").Should().Equal(
            Expected.Values.Sum(), Expected[ClauseStatus.Failed], Expected[ClauseStatus.Error]);
        suites.Elements("testsuite").Sum(suite => (int)suite.Attribute("skipped")!).Should().Be(
            new[]
            {
                ClauseStatus.Inconclusive,
                ClauseStatus.NotApplicable,
                ClauseStatus.Warning,
                ClauseStatus.Waived,
            }.Sum(status => Expected[status]),
            "what passed with a remark is hidden by most readers, and the message of what was skipped is shown");
        suites.Descendants("skipped").CountBy(skipped => ((string)skipped.Attribute("message")!).Split(':')[0]).ToDictionary().Should()
            .BeEquivalentTo(Expected
                .Where(count => (int)count.Key is not ((int)ClauseStatus.Passed or (int)ClauseStatus.Failed or (int)ClauseStatus.Error))
                .ToDictionary(count => Word(count.Key), count => count.Value));
        suites.Descendants("testcase").Should().HaveCount(Expected.Values.Sum());
        suites.Descendants("failure").Should().HaveCount(Expected[ClauseStatus.Failed]);

        // Every clause has a cause of its own here; GitHub shows ten errors of them.
        var lines = outputs["annotations"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Annotations(outputs["annotations"], ClauseStatus.Warning).Should().Be(Expected[ClauseStatus.Warning]);
        Annotations(outputs["annotations"], ClauseStatus.Inconclusive).Should().Be(Expected[ClauseStatus.Inconclusive]);
        Annotations(outputs["annotations"], ClauseStatus.Waived).Should().Be(Expected[ClauseStatus.Waived]);
        lines.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)).Should().Be(WorkflowCommands.Most);
        lines[^1].Should().Be(string.Create(
            CultureInfo.InvariantCulture,
            $"::notice title=Contract::and {Expected[ClauseStatus.Failed] + Expected[ClauseStatus.Error] - WorkflowCommands.Most} more "
                + $"in the report"));
        lines.Should().HaveCount(WorkflowCommands.Most
            + Expected[ClauseStatus.Warning]
            + Expected[ClauseStatus.Inconclusive]
            + Expected[ClauseStatus.Waived]
            + 1);
    }

    [TestCaseSource(nameof(HostileNames))]
    public void Every_output_escapes_what_the_target_says(string name) =>
        OutputChecks.AreHarmless(Outputs(Report(HostileTexts.All.Single(text => text.Name == name).Text)));

    [Test]
    public void A_workflow_command_is_escaped_as_github_asks_for()
    {
        var lines = GitHubAnnotations.Of(Report("100%: a,b") with { Error = "50% of\r\nit", Verdict = Verdict.Error });
        lines.Split('\n')[0].Should().Be("::error title=Contract%3A error::50%25 of\\u000D\\u000Ait");
        lines.Should().Contain(
            "title=failed%3A v2.buildpacks/topic/failed-0::v2.buildpacks/topic/failed-0: what holds%0A").And.Contain("100%25: a,b");
    }

    private static IEnumerable<string> HostileNames => HostileTexts.All.Select(text => text.Name);

    private static string Word(ClauseStatus status) =>
        status == ClauseStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();

    private static IEnumerable<int> Attributes(XElement element, params string[] names) =>
        names.Select(name => (int)element.Attribute(name)!);

    private static int Annotations(string lines, ClauseStatus status) =>
        Title().Matches(lines).Count(title => title.Groups["status"].Value == Word(status));

    private static Dictionary<string, string> Outputs(RunReport report)
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "TestResults", "outputs", TestContext.CurrentContext.Test.ID);
        var files = ReportFiles.Write(report, folder);
        var outputs = files.ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        outputs["console"] = ConsoleReport.Of(report, files);
        outputs["annotations"] = GitHubAnnotations.Of(report);
        outputs["test messages"] = "";
        return outputs;
    }

    private static RunReport Report(string text) => SampleReport.Of(
        from status in Statuses
        from number in Enumerable.Range(0, Expected[status])
        let word = status.ToString().ToLowerInvariant()
        select SampleReport.Clause(
            string.Create(CultureInfo.InvariantCulture, $"v2.buildpacks/topic/{word}-{number}"), status, text,
            new(string.Create(CultureInfo.InvariantCulture, $"{word}-{number}"), text)),
        reason: text);

    [GeneratedRegex("^::[a-z]+ title=(?<status>[a-z ]+)%3A ", RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();
}
