using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.SchemaDiffTests;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Suite;

/// <summary>A run goes on where another one broke off, and its report is that of a whole run.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class ResumedRuns
{
    private const int Enough = 30;

    [Test]
    public async Task What_was_decided_is_not_asked_for_again()
    {
        using var files = new TemporaryFolder();
        await using var controller = await ReferenceCloudController.StartAsync();
        using var honest = new HonestController(controller, controller.AdminToken);
        var (packages, breaks) = (0, true);
        await using var front = new HostileServer(honest, controller.Endpoint, async call =>
        {
            if (call.Head.Path == "/v3/packages" && Interlocked.Increment(ref packages) > Enough && breaks)
                call.Reset();
            await Spoil.Honestly(call);
        });
        var plan = SuiteRun.Plan(front.Endpoint, controller, Committed.Exemplars);

        var broken = await DecideAsync(files, plan);
        breaks = false;
        var before = front.Received.Count(request => request.Path == "/v2/buildpacks");
        var resumed = await DecideAsync(files, plan);
        var whole = await SuiteRun.DecideAsync(plan);

        broken.Verdict.Should().Be(Verdict.Error);
        resumed.Resumed!.Endpoints.Should().Be(1);
        (front.Received.Count(request => request.Path == "/v2/buildpacks") - before).Should().BeLessThan(2 * before);
        resumed.Clauses.Select(Told).Should().Equal(whole.Clauses.Select(Told));
        resumed.Verdict.Should().Be(whole.Verdict);
        resumed.Observations.Select(seen => seen.Endpoint).Should().Equal(whole.Observations.Select(seen => seen.Endpoint));
        RunJournal.Read(files.Path, JournalHead.Of(plan)).WhyNot.Should().StartWith("no run before this one broke off");
    }

    [Test]
    public void A_finding_is_taken_over_as_it_was()
    {
        using var files = new TemporaryFolder();
        var head = new JournalHead("https://api.example.com", "1.0", "", TimeProvider.System.GetUtcNow());
        var finding = new Finding("0123456789abcdef", "one", "two", "/a", "curl", new(200, new Dictionary<string, string>(), "{}"), "id")
        {
            Cause = new("kind", "/a/*", ["q"], 200), Against = "curl",
        };
        var endpoint = new DecidedEndpoint("v3.apps", [new("v3.apps/paging/a", ClauseStatus.Failed)
        {
            Findings = [finding], Causes = [finding.Cause], Elapsed = 1.5,
        }], null, ShowedAnItem: true);
        using (var journal = RunJournal.Begin(files.Path, head))
            journal.Add(endpoint);
        File.AppendAllText(Path.Combine(files.Path, RunJournal.File), "{\"name\":\"v3.sp");

        var read = RunJournal.Read(files.Path, head with { StartedAt = head.StartedAt.AddHours(23) });

        read.StartedAt.Should().Be(head.StartedAt);
        read.Endpoints.Should().ContainSingle().Which.Should().BeEquivalentTo(endpoint, options => options.Excluding(one => one.Clauses));
        read.Endpoints[0].Clauses[0].Causes![0].Should().BeEquivalentTo(finding.Cause);
        read.Endpoints[0].Clauses[0].Findings![0].Response.Body.Should().Be("{}");
    }

    [TestCase("https://other.example.com", 1, "*about another target*")]
    [TestCase("https://api.example.com", 25, "*more than a day ago*")]
    public void What_does_not_fit_is_not_taken_over(string target, int hours, string why)
    {
        using var files = new TemporaryFolder();
        var head = new JournalHead("https://api.example.com", "1.0", "", TimeProvider.System.GetUtcNow());
        RunJournal.Begin(files.Path, head).Dispose();
        var read = RunJournal.Read(files.Path, head with { Target = target, StartedAt = head.StartedAt.AddHours(hours) });
        read.StartedAt.Should().BeNull();
        read.WhyNot.Should().Match(why);
    }

    [Test]
    public void A_journal_that_cannot_be_read_is_named()
    {
        using var files = new TemporaryFolder();
        files.Write(RunJournal.File, "no journal\n");
        var read = () => RunJournal.Read(files.Path, new("", "", "", TimeProvider.System.GetUtcNow()));
        read.Should().Throw<SettingsException>().WithMessage($"Contract:Resume is true, and *{RunJournal.File} cannot be read*");
    }

    /// <summary>A run that keeps a journal and goes on from the one that is there.</summary>
    private static async Task<RunReport> DecideAsync(TemporaryFolder files, RunPlan plan)
    {
        var head = JournalHead.Of(plan);
        var before = RunJournal.Read(files.Path, head);
        using var journal = RunJournal.Begin(files.Path, head);
        var report = await SuiteRun.DecideAsync(plan with
        {
            Resumes = before.StartedAt, TakenOver = before.Endpoints, EndpointDecided = journal.Add,
        });
        if (report.Error is null)
            journal.Remove();
        return report;
    }

    private static string Told(ReportClause clause) => $"{clause.Id} {clause.Status} {clause.Findings.Count}";
}
