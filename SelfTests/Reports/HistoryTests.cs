using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Reports;

/// <summary>Runs are compared with the one before against the same target, by the fingerprints of their deviations.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class HistoryTests
{
    [TestCase(ClauseStatus.Passed, ClauseStatus.Failed, "new")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Failed, "still")]
    [TestCase(ClauseStatus.Warning, ClauseStatus.Failed, "still")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Passed, "fixed")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Waived, "not looked at")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Inconclusive, "not looked at")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.NotApplicable, "not looked at")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Error, "not looked at")]
    [TestCase(ClauseStatus.Passed, ClauseStatus.Warning, "new")]
    [TestCase(ClauseStatus.Passed, ClauseStatus.Passed, "")]
    public void What_became_of_a_deviation_is_told(ClauseStatus before, ClauseStatus now, string said)
    {
        var comparison = Nights.Night(1, ("v3.apps/paging/a", now)).After(Nights.Night(0, ("v3.apps/paging/a", before))).Comparison!;
        Said(comparison).Should().Be(said);
    }

    [Test]
    public void A_deviation_that_stays_is_known_since_it_was_first_seen_also_when_it_was_not_looked_at_meanwhile()
    {
        var nights = new[]
        {
            ClauseStatus.Failed, ClauseStatus.Failed, ClauseStatus.Inconclusive, ClauseStatus.Failed,
        }.Select((status, night) => Nights.Night(night, ("v3.apps/paging/a", status))).ToList();

        var last = nights.Aggregate((before, after) => after.After(before));

        last.Comparison!.Still.Should().ContainSingle().Which.Since.Should().Be(Nights.First);
        last.Comparison.Sentence().Should().Be(
            "against the run of 2026-11-25 02:00 UTC, deviations: 0 new, 0 fixed, 1 as before (the oldest since 2026-11-23)");
    }

    [Test]
    public void What_leaves_more_clauses_undecided_is_told()
    {
        var after = Nights.Night(1, Undecided("a"), Undecided("b"))
            .After(Nights.Night(0, Undecided("a"), ("v3.apps/paging/b", ClauseStatus.Passed)));
        after.Comparison!.NewlyUndecided.Should().Equal(new UndecidedCause("too few items", 1));
        after.Comparison.Sentence().Should().EndWith("1 newly undecided");
    }

    [Test]
    public void A_first_run_is_compared_with_nothing() =>
        Nights.Night(0, ("v3.apps/paging/a", ClauseStatus.Failed)).Comparison.Should().BeNull();

    [Test]
    public void Every_output_tells_the_comparison()
    {
        var report = Nights.Night(1, ("v3.apps/paging/a", ClauseStatus.Failed))
            .After(Nights.Night(0, ("v3.apps/paging/a", ClauseStatus.Passed)));
        var json = JsonDocument.Parse(ReportFiles.Serialize(report)).RootElement.GetProperty("comparison");
        json.GetProperty("new")[0].GetProperty("clause").GetString().Should().Be("v3.apps/paging/a");
        foreach (var text in new[] { ConsoleReport.Of(report, []), MarkdownReport.Of(report), Contract.Reports.Html.HtmlReport.Of(report) })
            text.Should().Contain(report.Comparison!.Sentence());
    }

    [Test]
    public void The_last_run_of_the_same_target_is_read_back()
    {
        using var files = new TemporaryFolder();
        var report = Nights.Night(0, ("v3.apps/paging/a", ClauseStatus.Failed), ("v3.apps/paging/b", ClauseStatus.Inconclusive));
        RunHistory.Append(files.Path, report);
        RunHistory.Append(files.Path, report with { Target = report.Target with { Endpoint = "http://127.0.0.2:1" } });

        var read = RunHistory.Last(files.Path, Plan);

        read.Should().BeEquivalentTo(HistoryEntry.Of(report));
        RunHistory.Read(files.Path).Should().HaveCount(2);
        RunHistory.Last(files.Path, Plan with { Endpoint = new("http://127.0.0.3:1") }).Should().BeNull();
        RunHistory.Last(files.Path, Plan with { Embedded = true }).Should().BeNull("the port of an embedded one says nothing");
    }

    [TestCase("{", "*history.jsonl:2: this is no line about a run*")]
    [TestCase("null", "*history.jsonl:2: this is no line about a run*")]
    [TestCase("""{ "startedAt": "2026-11-23T02:00:00+00:00" }""", "*history.jsonl:2: this is no line about a run*")]
    public void A_line_that_is_no_run_is_named(string line, string said)
    {
        using var files = new TemporaryFolder();
        files.Write(RunHistory.File, "\n" + line + "\n");
        FluentActions.Invoking(() => RunHistory.Read(files.Path)).Should().Throw<SettingsException>().WithMessage(said);
    }

    [TestCase(FailOn.Any, ClauseStatus.Failed, ClauseStatus.Failed, false)]
    [TestCase(FailOn.New, ClauseStatus.Failed, ClauseStatus.Failed, true)]
    [TestCase(FailOn.New, ClauseStatus.Passed, ClauseStatus.Failed, false)]
    [TestCase(FailOn.Any, ClauseStatus.Failed, ClauseStatus.Passed, true)]
    public void Only_new_deviations_fail_a_run_that_is_to_fail_on_new_ones(
        FailOn failOn, ClauseStatus before, ClauseStatus now, bool succeeds)
    {
        var report = Nights.Night(1, ("v3.apps/paging/a", now)).After(Nights.Night(0, ("v3.apps/paging/a", before)));
        report.Succeeds(failOn).Should().Be(succeeds);
    }

    [TestCase(ClauseStatus.Failed, true)]
    [TestCase(ClauseStatus.Passed, false)]
    public void A_run_saw_what_has_the_same_fingerprint(ClauseStatus before, bool saw)
    {
        var clause = Nights.Night(1, ("v3.apps/paging/a", ClauseStatus.Failed)).Clauses.Single();
        HistoryEntry.Of(Nights.Night(0, ("v3.apps/paging/a", before)))
            .Saw(new(new(clause.Id, clause.Level, clause.Statement, clause.Source), clause.Status, null, clause.Findings))
            .Should().Be(saw);
    }

    [Test]
    public void Without_a_run_before_every_deviation_fails_the_run() =>
        Nights.Night(0, ("v3.apps/paging/a", ClauseStatus.Failed)).Succeeds(FailOn.New).Should().BeFalse();

    private static string Said(RunComparison comparison) => string.Join(", ", new[]
    {
        (comparison.New, "new"), (comparison.Still, "still"), (comparison.Fixed, "fixed"), (comparison.NotLookedAt, "not looked at"),
    }.Where(part => part.Item1.Count > 0).Select(part => part.Item2));

    private static RunPlan Plan => new()
    {
        Settings = new(),
        Endpoint = new("http://127.0.0.1:1"),
        Tokens = new FixedToken(""),
        Library = Committed.Library,
        Topics = ContractTopics.Catalog,
        Redactor = new(),
    };

    private static (string Id, ClauseStatus Status) Undecided(string rule) => ($"v3.apps/paging/{rule}", ClauseStatus.Inconclusive);
}
