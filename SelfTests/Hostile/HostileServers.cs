using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Reference;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Hostile;

/// <summary>
/// Against each hostile server, the run ends in time with the right verdict, stays within its limits and shows no secret.
/// </summary>
[TestFixture, Category("hostile"), Parallelizable(ParallelScope.Children)]
public sealed class HostileServers
{
    private const int MostRequests = 1_100;
    private const long MostBytes = 200L << 20;

    /// <summary>How many request timeouts a run may take, those of the requests included that are still under way at its end.</summary>
    private const int MostTimeouts = 23;

    private static readonly Canary Token = new();
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Impatient = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<Survived> _survived = [];
    private readonly ContractLibrary _library = Committed.Library;
    private ReferenceCloudController _controller = null!;
    private ReferenceCloudController _empty = null!;
    private HonestController _honest = null!;
    private HonestController _honestAndEmpty = null!;

    private static IEnumerable<TestCaseData> Large => All.Where(behaviour => behaviour.IsLarge).Select(Case);

    private static IEnumerable<TestCaseData> Others => All.Where(behaviour => !behaviour.IsLarge).Select(Case);

    private static IEnumerable<Behaviour> All => Behaviours.All(new Spoil(Token.Value));

    [OneTimeSetUp]
    public async Task Start()
    {
        _controller = await ReferenceCloudController.StartAsync();
        _empty = await ReferenceCloudController.StartAsync(new() { Buildpacks = 0, Packages = 0 });
        _honest = new(_controller, Token.Value);
        _honestAndEmpty = new(_empty, Token.Value);
    }

    [OneTimeTearDown]
    public async Task WriteTheTable()
    {
        _honest.Dispose();
        _honestAndEmpty.Dispose();
        await _controller.DisposeAsync();
        await _empty.DisposeAsync();
        SurvivedTable.Write(_survived);
    }

    [TestCaseSource(nameof(Others))]
    public Task Survives(object row) => SurviveAsync((Behaviour)row);

    [TestCaseSource(nameof(Large)), NonParallelizable]
    public async Task Survives_in_little_memory(object row) =>
        (await SurviveAsync((Behaviour)row)).PeakBytes.Should().BeLessThan(MostBytes);

    [Test]
    public async Task A_run_that_decides_nothing_is_vacuous()
    {
        await using var server = new HostileServer(_honestAndEmpty, _controller.Endpoint, Spoil.Honestly);
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "TestResults", "hostile", "vacuous");

        var run = await MeasuredRun.OfAsync(server.Endpoint, Token.Value, _library, folder, Patient,
            chosen: clause => clause.Id == "v2.buildpacks/filtering/equality");

        run.Report.Clauses.Should().ContainSingle().Which.Status.Should().Be(ClauseStatus.Inconclusive);
        run.Report.Verdict.Should().Be(Verdict.Vacuous);
    }

    private async Task<MeasuredRun> SurviveAsync(Behaviour behaviour)
    {
        await using var other = new HostileServer(_honest, _controller.Endpoint, call => call.Hang());
        await using var server = new HostileServer(behaviour.HasNoData ? _honestAndEmpty : _honest, other.Endpoint, behaviour.Serve);
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "TestResults", "hostile", behaviour.Name);

        var timeout = behaviour.FallsSilent ? Impatient : Patient;
        var run = await MeasuredRun.OfAsync(server.Endpoint, Token.Value, _library, folder, timeout,
            measuresMemory: behaviour.IsLarge).WaitAsync(timeout * MostTimeouts);

        TestContext.Out.WriteLine($"{run.Report.Verdict} {run.Report.Error} {server.Requests} requests, {run.Elapsed}, "
            + $"{run.PeakBytes >> 20} MB\n{run.Outputs["console"]}");
        _survived.Add(new(behaviour.Name, behaviour.Answers, run.Report.Verdict, server.Requests, Math.Round(run.Elapsed.TotalSeconds, 1),
            run.PeakBytes >> 20));
        run.Report.Verdict.Should().Be(behaviour.Expected, "{0}", run.Report.Error);
        Reasons(run.Report).Should().Contain(reason => reason.Contains(behaviour.Says ?? "", StringComparison.Ordinal));
        if (behaviour is { Expected: Verdict.Error, AlsoDeviates: false })
            run.Report.Clauses.Where(clause => clause.Status == ClauseStatus.Failed).Should().BeEmpty("trouble on the way is no deviation");
        run.Report.Clauses.Should().NotContain(clause => clause.Reason != null && clause.Reason.StartsWith("the suite itself failed"));

        server.Requests.Should().BeLessThan(MostRequests);
        other.Requests.Should().Be(0, "only the configured server may be asked");
        server.Received.SelectMany(head => head.Headers).Should().NotContain(header =>
            header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase));
        server.Received.Select(head => head.Target).Where(target => Token.FoundIn(target) is not null)
            .Should().BeEmpty("no request repeats the token");
        OutputChecks.AreHarmless(run.Outputs);
        foreach (var (place, text) in run.Outputs)
            Token.FoundIn(text).Should().BeNull("{0} must not show the token", place);
        return run;
    }

    private static TestCaseData Case(Behaviour behaviour) => new TestCaseData(behaviour).SetName($"survives {behaviour.Name}");

    private static IEnumerable<string> Reasons(RunReport report) =>
        report.Clauses.Select(clause => clause.Reason ?? "").Append(report.Error ?? "");
}
