using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Reports;

/// <summary>Every output is drawn from one model: they count the same, and each escapes what its reader would take for more than text.</summary>
[TestFixture]
public sealed partial class OutputsAgree
{
    private static readonly ClauseStatus[] Statuses = Enum.GetValues<ClauseStatus>();

    /// <summary>Of every status another number of clauses.</summary>
    private static readonly IReadOnlyDictionary<ClauseStatus, int> Expected = Statuses.ToDictionary(status => status, status => 2 + (int)status);

    [Test]
    public void every_output_counts_the_same()
    {
        var outputs = Outputs(Report("plain"));

        JsonDocument.Parse(outputs["contract-report.json"]).RootElement.GetProperty("clauses").EnumerateArray()
            .CountBy(clause => clause.GetProperty("status").GetString()!).ToDictionary(StringComparer.OrdinalIgnoreCase)
            .Should().BeEquivalentTo(Expected.ToDictionary(count => JsonNamingPolicy.CamelCase.ConvertName(count.Key.ToString()), count => count.Value));
        foreach (var (status, count) in Expected)
        {
            var word = Word(status);
            outputs["contract-report.md"].Should().Contain(string.Create(CultureInfo.InvariantCulture, $"| {word} | {count} |"));
            outputs["contract-report.html"].Should().Contain(string.Create(CultureInfo.InvariantCulture, $"<tr><td>{word}</td><td>{count}</td></tr>"));
            outputs["console"].Should().Contain(string.Create(CultureInfo.InvariantCulture, $"{count} {word}"));
        }

        var suites = XDocument.Parse(outputs["contract-report.junit.xml"]).Root!;
        Attributes(suites, "tests", "failures", "errors", "skipped").Should().Equal(
            Expected.Values.Sum(),
            Expected[ClauseStatus.Failed],
            Expected[ClauseStatus.Error],
            Expected[ClauseStatus.Inconclusive] + Expected[ClauseStatus.NotApplicable]);
        suites.Descendants("testcase").Should().HaveCount(Expected.Values.Sum());
        suites.Descendants("failure").Should().HaveCount(Expected[ClauseStatus.Failed]);

        Statuses.Where(status => status is not (ClauseStatus.Passed or ClauseStatus.NotApplicable)).Should()
            .OnlyContain(status => Annotations(outputs["annotations"], status) == Expected[status]);
        outputs["annotations"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Should()
            .HaveCount(Expected.Values.Sum() - Expected[ClauseStatus.Passed] - Expected[ClauseStatus.NotApplicable]);
    }

    [TestCaseSource(nameof(HostileNames))]
    public void every_output_escapes_what_the_target_says(string name) =>
        OutputChecks.AreHarmless(Outputs(Report(HostileTexts.All.Single(text => text.Name == name).Text)));

    [Test]
    public void a_workflow_command_is_escaped_as_github_asks_for()
    {
        var lines = GitHubAnnotations.Of(Report("100%: a,b") with { Error = "50% of\r\nit", Verdict = Verdict.Error });
        lines.Split('\n')[0].Should().Be("::error title=Contract%3A error::50%25 of\\u000D\\u000Ait");
        lines.Should().Contain("title=failed%3A v2.buildpacks/topic/failed-0::v2.buildpacks/topic/failed-0: what holds%0A").And.Contain("100%25: a,b");
    }

    private static IEnumerable<string> HostileNames => HostileTexts.All.Select(text => text.Name);

    private static string Word(ClauseStatus status) => status == ClauseStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();

    private static IEnumerable<int> Attributes(XElement element, params string[] names) => names.Select(name => (int)element.Attribute(name)!);

    private static int Annotations(string lines, ClauseStatus status) => Title().Matches(lines).Count(title => title.Groups["status"].Value == Word(status));

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

    private static RunReport Report(string text)
    {
        var finding = new Finding("0123456789abcdef", text, text, text, text, new(200, new Dictionary<string, string> { ["X"] = text }, text), text);
        var clauses =
            from status in Statuses
            from number in Enumerable.Range(0, Expected[status])
            let hasFinding = status is ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Waived
            select new ReportClause(
                string.Create(CultureInfo.InvariantCulture, $"v2.buildpacks/topic/{status.ToString().ToLowerInvariant()}-{number}"),
                ClauseLevel.Documented, status, "what holds", new("a document", "a section"), text, hasFinding ? [finding] : []);
        return new()
        {
            Verdict = Verdict.Deviating,
            Target = new("http://127.0.0.1:1", "2.42.0", null, Embedded: false),
            Editions = new Dictionary<string, string?> { ["v2"] = "2.33.0" },
            EditionReasons = new Dictionary<string, string> { ["v2"] = text },
            Suite = new("1.0.0", null),
            StartedAt = DateTimeOffset.UnixEpoch,
            ElapsedSeconds = 1,
            Requests = 2,
            BytesReceived = 3,
            Counts = Expected,
            Clauses = clauses.ToList(),
            Observations = [],
        };
    }

    [GeneratedRegex("^::[a-z]+ title=(?<status>[a-z ]+)%3A ", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();
}
