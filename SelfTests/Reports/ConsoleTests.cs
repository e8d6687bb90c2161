using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.TestLogger;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Reports;

/// <summary>What a console shows of a run: little, and each thing once.</summary>
public sealed class ConsoleTests
{
    [TestCase(null, 60)]
    [TestCase("nobody answers", 20)]
    public void A_whole_api_fits_on_a_screen(string? error, int most)
    {
        var clauses =
            from endpoint in Enumerable.Range(0, 254)
            from topic in Enumerable.Range(0, 8)
            from clause in Enumerable.Range(0, 10)
            let status = clause > 0 ? ClauseStatus.Passed : topic < 4 ? ClauseStatus.Inconclusive : ClauseStatus.NotApplicable
            select SampleReport.Clause(
                $"v{2 + (endpoint % 2)}.things_{endpoint}/topic-{topic}/clause-{clause}", status, "too few", new("too-few-items"));

        var text = ConsoleReport.Of(SampleReport.Of(clauses, error is null ? Verdict.Conformant : Verdict.Error, error), []);

        text.Split('\n').Should().HaveCountLessThan(most);
        text.Should().Contain("verdict");
    }

    [Test]
    public void What_was_found_before_a_run_broke_off_is_told()
    {
        var report = SampleReport.Of(
            [
                SampleReport.Clause("v3.apps/topic/a", ClauseStatus.Failed, "seen", new("type")),
                SampleReport.Clause("v3.apps/topic/b", ClauseStatus.Error, "nobody answers", new("no-answer")),
            ],
            Verdict.Error, "nobody answers");

        ConsoleReport.Of(report, []).Should().Contain("failed v3.apps/topic/a").And.NotContain("v3.apps/topic/b");
    }

    [Test]
    public void Topics_where_something_failed_are_shown_before_the_rest_of_a_large_table()
    {
        var clauses =
            from endpoint in Enumerable.Range(0, 90)
            let status = endpoint < 60 ? ClauseStatus.Inconclusive : endpoint == 77 ? ClauseStatus.Failed : ClauseStatus.Passed
            select SampleReport.Clause($"v3.things_{endpoint:00}/topic/clause", status, "x", new("cause"));

        var lines = ConsoleReport.Of(SampleReport.Of(clauses), []).Split('\n');

        lines.Should().Contain(line => line.StartsWith("  v3.things_77/topic ", StringComparison.Ordinal));
        lines.Should().Contain(line => line.StartsWith("  v3: 60 other topics of endpoints ", StringComparison.Ordinal));
    }

    [Test]
    public void Where_lines_stay_progress_is_a_line_every_30_seconds()
    {
        var (text, time) = (new StringWriter(), new StoppedTime());
        var output = new RunOutput(text, null, time);

        for (var second = 1; second <= 65; second++)
        {
            time.Now += TimeSpan.FromSeconds(1);
            output.Progress($"{RunOutput.ProgressMark}{second} s");
        }

        text.ToString().Should().Be($"30 s{Environment.NewLine}60 s{Environment.NewLine}");
    }

    [Test]
    public void On_a_terminal_progress_is_one_line_that_is_gone_when_the_report_comes()
    {
        var text = new StringWriter();
        var output = new RunOutput(text, () => 12, new StoppedTime());

        output.Progress($"{RunOutput.ProgressMark}100 of 254 endpoints");
        output.Progress($"{RunOutput.ProgressMark}101");
        output.Progress("NUnit says something");
        output.Report("the report\n");

        text.ToString().Should().Be($"\r100 of 254 \r101        \r   \rthe report{Environment.NewLine}");
    }

    [TestCase(true, "", ExpectedResult = new[] { "the report" }, TestName = "a clause that failed is told by the report alone")]
    [TestCase(false, "", ExpectedResult = new[] { "failed a/b/c", "why" }, TestName = "a clause that failed is told where no report came")]
    [TestCase(true, "at X", ExpectedResult = new[] { "failed a/b/c", "why", "at X", "the report" },
        TestName = "what is no clause is told with its stack trace")]
    public string[] A_failure_is_told_once(bool hasReport, string trace)
    {
        var text = new StringWriter();
        var output = new RunOutput(text, null, new StoppedTime());

        output.Failure("a/b/c", "why", trace);
        if (hasReport)
            output.Report("the report");
        output.End();
        output.End();

        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private sealed class StoppedTime : TimeProvider
    {
        internal TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
