using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Contract.Waivers;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;
using FsCheck;
using FsCheck.Fluent;

namespace CloudController.SelfTests.Reports;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>The JUnit file has the form that Jenkins reads, and tells what is wrong with a run also where no clause does.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class JUnitTests
{
    private static readonly ClauseStatus[] Statuses = Enum.GetValues<ClauseStatus>();

    [Test]
    public async Task A_conformant_run_has_the_form_and_no_case_of_its_own()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(controller);
        var xml = Valid(report);

        xml.Descendants("testcase").Should().HaveCount(report.Clauses.Count).And.NotContain(test =>
            (string)test.Attribute("name")! == "run");
        xml.Elements("testsuite").Should().HaveCount(2);
        foreach (var suite in xml.Elements("testsuite"))
        {
            Properties(suite).Should().Contain("verdict", "conformant").And.Contain(
                "target", controller.Endpoint.GetLeftPart(UriPartial.Authority))
                .And.Contain("edition.v2", "2.33.0").And.Contain("edition.v3", "2.42.0-experimental");
            ((string)suite.Attribute("hostname")!).Should().Be("127.0.0.1");
        }

        ((double)xml.Attribute("time")!).Should().Be(report.ElapsedSeconds);
    }

    [Test]
    public async Task Times_are_those_of_the_clock_of_the_run()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var plan = SuiteRun.Plan(controller.Endpoint, controller.AdminToken, Committed.Library);
        await using var run = await ContractRun.StartAsync(plan with { Time = new EverySecond() });
        await run.DecideAsync(run.Checks.First(check => check.Clause.Id == "v2.buildpacks/status-and-headers/ok").Clause);

        var xml = Valid(RunReport.Of(run));

        ((string)xml.Element("testsuite")!.Attribute("timestamp")!).Should().Be("2015-07-06T12:00:00");
        ((double)xml.Descendants("testcase").Single(test => (string)test.Attribute("name")! == "status-and-headers/ok").Attribute("time")!)
            .Should().BePositive().And.Match(seconds => seconds % 1 == 0);
    }

    [Test]
    public async Task A_run_that_never_started_has_one_case_with_the_error()
    {
        await using var run = ContractRun.NotStarted(
            SuiteRun.Plan(new("http://127.0.0.1:1"), "none", Committed.Library), "a setting is wrong");
        var xml = Valid(RunReport.Of(run));

        Run(xml).Attribute("message")!.Value.Should().Be("a setting is wrong");
        ((int)xml.Attribute("tests")!, (int)xml.Attribute("errors")!).Should().Be((1, 1));
    }

    [Test]
    public async Task A_vacuous_run_has_a_case_with_an_error()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var xml = Valid(await SuiteRun.Against(controller, settings => settings with { MinimumDecided = 10_000 }));

        var error = Run(xml);
        error.Attribute("type")!.Value.Should().Be("run.vacuous");
        error.Attribute("message")!.Value.Should().StartWith("verdict vacuous: ");
    }

    [Test]
    public async Task A_stale_waiver_is_an_error_of_the_run()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var plan = SuiteRun.Plan(controller.Endpoint, controller.AdminToken, Committed.Library);
        var waiver = new Waiver
        {
            Clause = "v2.buildpacks/status-and-headers/ok",
            Reason = "known",
            Issue = "https://example.com/1",
            Expires = new(2999, 1, 1),
        };
        await using var run = await ContractRun.StartAsync(plan with { Waivers = [waiver], Topics = ContractTopics.Catalog });
        await run.DecideAllAsync();

        Run(Valid(RunReport.Of(run))).Attribute("message")!.Value.Should().Contain("matched nothing");
    }

    [FsCheck.NUnit.Property(MaxTest = 200, Arbitrary = [typeof(XmlTexts)])]
    public void Whatever_texts_hold_the_file_is_valid(AnyText text) => Valid(SampleReport.Of(
        Statuses.Select(status => SampleReport.Clause($"v2.buildpacks/topic/{status.ToString().ToLowerInvariant()}", status, text.Value)),
        Verdict.Error, text.Value, text.Value));

    [TestCaseSource(nameof(HostileNames))]
    public void Hostile_texts_do_not_break_the_file(string name)
    {
        var text = HostileTexts.All.Single(row => row.Name == name).Text;
        Valid(SampleReport.Of(Statuses.Select(status => SampleReport.Clause(
            $"v2.buildpacks/topic/{status.ToString().ToLowerInvariant()}", status, text)), Verdict.Error, text, text));
    }

    [Test]
    public void A_warning_and_a_waived_deviation_are_seen()
    {
        var xml = Valid(SampleReport.Of([
            SampleReport.Clause("v2.buildpacks/topic/w", ClauseStatus.Warning, "other"),
            SampleReport.Clause("v2.buildpacks/topic/x", ClauseStatus.Waived, "known"),
        ], Verdict.Conformant));

        xml.Descendants("skipped").Select(skipped => (string)skipped.Attribute("message")!)
            .Should().Equal("warning: what holds: expected other, actual other", "waived: known");
        xml.Descendants("skipped").Select(skipped => (string)skipped.Attribute("type")!)
            .Should().Equal("warning.documented", "waived.documented");
        xml.Descendants("system-out").Should().HaveCount(2).And.OnlyContain(told =>
            told.Value.Contains("expected", StringComparison.Ordinal));
    }

    [TestCase("<testsuites><properties/></testsuites>")]
    [TestCase("<testsuites skipped='1'/>")]
    [TestCase("<testsuites><testsuite name='a' tests='0' failures='0' errors='0' time='0.000' timestamp='1970-01-01T00:00:00' "
        + "hostname='a'><testcase name='a' classname='a' time='0.000'/></testsuite></testsuites>")]
    [TestCase("<testsuites time='1,5'/>")]
    public void The_form_refuses_others(string xml) => Errors(xml).Should().NotBeEmpty();

    private static IEnumerable<string> HostileNames => HostileTexts.All.Select(text => text.Name);

    private static XElement Run(XElement xml)
    {
        var test = xml.Elements("testsuite").First().Elements("testcase").Single();
        (test.Attribute("classname")!.Value, test.Attribute("name")!.Value).Should().Be(("contract", "run"));
        return test.Element("error")!;
    }

    private static Dictionary<string, string> Properties(XElement suite) =>
        suite
            .Element("properties")!
            .Elements()
            .ToDictionary(property => property.Attribute("name")!.Value, property => property.Attribute("value")!.Value);

    /// <summary>The file, which has the form and counts right.</summary>
    private static XElement Valid(RunReport report)
    {
        var text = JUnitReport.Of(report);
        Errors(text).Should().BeEmpty();
        text.Should().StartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var xml = XDocument.Parse(text).Root!;
        foreach (var (attribute, element) in ((string, string)[])[
            ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
        ])
        {
            foreach (var suite in xml.Elements("testsuite"))
                ((int)suite.Attribute(attribute)!).Should().Be(suite.Descendants(element).Count());
            if (attribute != "skipped")
                ((int)xml.Attribute(attribute)!).Should().Be(xml.Descendants(element).Count());
        }

        return xml;
    }

    private static List<string> Errors(string xml)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
        };
        settings.Schemas.Add(null, Path.Combine(Workspace.Folder, "SelfTests", "Reports", "junit.xsd"));
        settings.ValidationEventHandler += (_, trouble) => errors.Add(trouble.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
            // Reading the document to its end validates it.
        }

        return errors;
    }

    /// <summary>A text of any UTF-16 code units, halves of characters among them.</summary>
    public sealed record AnyText(string Value);

    /// <summary>How FsCheck makes them.</summary>
    public static class XmlTexts
    {
        /// <summary>Up to 40 code units, control characters more often than by chance.</summary>
        public static Arbitrary<AnyText> Any() => Gen
            .Frequency((3, Gen.Choose(0, 0xFFFF)), (2, Gen.Choose(0, 0x9F)),
                (1, Gen.Elements(0xD800, 0xDC00, 0xFFFE, 0xFFFF, 0x2028, 0x202E, ']', '>', '<', '&')))
            .Select(unit => (char)unit).ArrayOf(40).Select(units => new AnyText(new string(units))).ToArbitrary();
    }

    /// <summary>A clock that goes on by a second whenever it is looked at.</summary>
    private sealed class EverySecond : TimeProvider
    {
        private static readonly DateTimeOffset Begin = new(2015, 7, 6, 12, 0, 0, TimeSpan.Zero);

        private long _seconds = -1;

        public override long TimestampFrequency => 1;

        public override DateTimeOffset GetUtcNow() => Begin;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }
}
