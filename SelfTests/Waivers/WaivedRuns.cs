using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Waivers;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Waivers;

/// <summary>Runs with waivers against a target that deviates in one header of one list.</summary>
[TestFixture]
public sealed class WaivedRuns
{
    private const string Broken = "v2.buildpacks/status-and-headers/x-content-type-options";
    private const string Sound = "v2.buildpacks/status-and-headers/ok";
    private const string Other = "v3.packages/status-and-headers/ok";

    private readonly Canary _token = new();
    private readonly ContractLibrary _library = Committed.Library;
    private ReferenceCloudController _controller = null!;
    private HonestController _honest = null!;
    private HostileServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _controller = await ReferenceCloudController.StartAsync();
        _honest = new(_controller, _token.Value);
        _server = new(_honest, _controller.Endpoint, Spoil.Every((reply, call) =>
            call.Head.Path == "/v2/buildpacks" ? reply.Replacing("X-Content-Type-Options", "sniff") : reply));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        _honest.Dispose();
        await _controller.DisposeAsync();
    }

    [Test]
    public async Task Without_a_waiver_the_run_deviates()
    {
        var run = await Run([], Broken, Sound);
        run.Report.Verdict.Should().Be(Verdict.Deviating);
        Status(run, Broken).Should().Be(ClauseStatus.Failed);
    }

    [TestCase(Broken)]
    [TestCase("v2.buildpacks/status-and-headers/x-*")]
    [TestCase("v2.buildpacks/*")]
    public async Task A_waived_finding_does_not_fail_the_run_and_stays_in_every_report(string clause)
    {
        var run = await Run([Waiver(clause)], Broken, Sound);
        run.Report.Error.Should().BeNull();
        run.Report.Verdict.Should().Be(Verdict.Conformant);
        Status(run, Broken).Should().Be(ClauseStatus.Waived);
        run.Report.Clauses.Single(result => result.Id == Broken).Findings.Should().NotBeEmpty();
        foreach (var (place, text) in run.Outputs)
            text.Should().Contain("waived", "{0} shows what is waived", place).And.Contain("known and harmless").And.Contain(
                "example.com/issues/7");
    }

    [Test]
    public async Task A_waiver_of_another_finding_leaves_the_clause_failed_and_fails_the_run()
    {
        var run = await Run([Waiver(Broken) with { Fingerprint = "0000000000000000" }], Broken);
        Status(run, Broken).Should().Be(ClauseStatus.Failed);
        run.Report.Verdict.Should().Be(Verdict.Error);
        run.Report.Error.Should().Be($"the waiver of {Broken}, finding 0000000000000000 matched nothing; the deviation is gone, so "
            + $"remove it (https://example.com/issues/7)");
    }

    [Test]
    public async Task A_waiver_of_the_finding_itself_is_enough()
    {
        var fingerprint = (await Run([], Broken)).Report.Clauses.Single(result => result.Id == Broken).Findings.Single().Fingerprint;
        (await Run([Waiver(Broken) with { Fingerprint = fingerprint }], Broken)).Report.Verdict.Should().Be(Verdict.Conformant);
    }

    [TestCase(Sound)]
    [TestCase("v2.buildpacks/status-and-headers/o*")]
    public async Task A_waiver_that_matched_nothing_fails_the_run_by_name(string clause)
    {
        var run = await Run([Waiver(Broken), Waiver(clause)], Broken, Sound);
        run.Report.Verdict.Should().Be(Verdict.Error);
        run.Report.Error.Should().StartWith($"the waiver of {clause} matched nothing");
        run.Outputs["console"].Should().Contain($"the waiver of {clause} matched nothing");
    }

    [Test]
    public async Task A_waiver_whose_day_has_passed_waives_nothing_and_fails_the_run_by_name()
    {
        var run = await Run([Waiver(Broken) with { Expires = new(2020, 1, 31) }], Broken);
        Status(run, Broken).Should().Be(ClauseStatus.Failed);
        run.Report.Verdict.Should().Be(Verdict.Error);
        run.Report.Error.Should().Be($"the waiver of {Broken} expired on 2020-01-31 (https://example.com/issues/7)");
    }

    [Test]
    public async Task A_waiver_of_a_clause_that_does_not_exist_fails_the_run()
    {
        var run = await Run([Waiver("v2.buildpacks/no-such-topic/*")], Sound);
        run.Report.Error.Should().Be("the waiver of v2.buildpacks/no-such-topic/* names no clause that there is");
    }

    [TestCase(Other)]
    [TestCase("v3.packages/*")]
    [TestCase("v2.buildpacks/status-and-headers/*")]
    public async Task A_run_of_chosen_clauses_needs_no_waiver_of_the_others(string clause)
    {
        var run = await Run([Waiver(clause), Waiver(clause) with { Fingerprint = "0000000000000000" }], Sound);
        run.Report.Error.Should().BeNull();
        run.Report.Verdict.Should().Be(Verdict.Conformant);
    }

    [TestCase("2.42.0", null, ClauseStatus.Waived)]
    [TestCase(null, "2.43.0", ClauseStatus.Waived)]
    [TestCase("2.43.0", null, ClauseStatus.Failed)]
    [TestCase(null, "2.42.0", ClauseStatus.Failed)]
    public async Task A_waiver_of_other_versions_is_none_and_no_fault(string? from, string? before, ClauseStatus expected)
    {
        var range = new VersionRange(from is null ? null : Version.Parse(from), before is null ? null : Version.Parse(before));
        var run = await Run([Waiver(Broken) with { Target = range }], Broken);
        Status(run, Broken).Should().Be(expected);
        run.Report.Error.Should().BeNull();
    }

    private static Waiver Waiver(string clause) => new()
    {
        Clause = clause,
        Reason = "known and harmless",
        Issue = "https://example.com/issues/7",
        Expires = new(2999, 12, 31),
    };

    private static ClauseStatus Status(MeasuredRun run, string clause) => run.Report.Clauses.Single(result => result.Id == clause).Status;

    private Task<MeasuredRun> Run(IReadOnlyList<Waiver> waivers, params string[] clauses) =>
        MeasuredRun.OfAsync(_server.Endpoint, _token.Value, _library, Folder(), TimeSpan.FromSeconds(30), waivers,
            clause => clauses.Contains(clause.Id));

    private static string Folder() =>
        Path.Combine(TestContext.CurrentContext.WorkDirectory, "TestResults", "waivers", TestContext.CurrentContext.Test.ID);
}
