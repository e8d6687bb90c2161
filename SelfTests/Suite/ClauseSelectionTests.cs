using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>What Contract:Endpoints and Contract:Depth leave out is not asked for, and nothing is expected of it.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class ClauseSelectionTests
{
    private static readonly string[] Names = ["v2.info.get", "v3.apps", "v3.apps.get", "v3.apps-routes", "v3.packages", "v3.packages.get"];

    [TestCase("", "v2.info.get v3.apps v3.apps.get v3.apps-routes v3.packages v3.packages.get")]
    [TestCase("v3.packages", "v3.packages")]
    [TestCase("v3.packages*", "v3.packages v3.packages.get")]
    [TestCase("v2.*,*.get", "v2.info.get v3.apps.get v3.packages.get")]
    [TestCase("v3.*,!v3.apps*", "v3.packages v3.packages.get")]
    [TestCase("!*.get", "v3.apps v3.apps-routes v3.packages")]
    [TestCase("v3.apps?routes", "v3.apps-routes")]
    [TestCase("V3.apps", "")]
    [TestCase("v3.apps,!v3.apps", "")]
    public void Endpoints_are_chosen_by_pattern(string patterns, string chosen) => string.Join(' ', Names
        .Where(new EndpointPatterns(patterns.Split(',', StringSplitOptions.RemoveEmptyEntries)).Includes)).Should().Be(chosen);

    [TestCase("v3.package", "names 'v3.package', which is no endpoint; there are v2.buildpacks, *; did you mean v3.packages?")]
    [TestCase("!v9.*", "names '!v9.*', which is no endpoint; there are v2.buildpacks, *")]
    public async Task A_pattern_without_an_endpoint_ends_the_run_before_any_request(string pattern, string message)
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(
            controller, settings => settings with { Endpoints = ["v2.*", pattern] }, Committed.Of("buildpacks", "packages"));
        report.Error.Should().Match($"Contract:Endpoints {message}");
        report.Requests.Should().Be(0);
    }

    [Test]
    public async Task Nothing_is_asked_of_an_endpoint_that_was_not_chosen_but_for_the_subjects_of_others()
    {
        var (report, asked) = await RunAsync(settings => settings with { Endpoints = ["v3.packages.get"] });
        report.Verdict.Should().Be(Verdict.Conformant);
        report.Gaps.Should().BeEmpty();
        report.Clauses.Should().OnlyContain(clause => clause.Id.StartsWith("v3.packages.get/") && clause.Status == ClauseStatus.Passed);
        asked.Where(path => path is not ("/" or "/v2/info")).Should().OnlyContain(path => path.StartsWith("/v3/packages"));
        report.Scope!.Sentence().Should().Be("only the endpoints v3.packages.get");
    }

    [Test]
    public async Task A_quick_run_asks_at_most_three_times_for_an_endpoint_and_finds_what_one_answer_shows()
    {
        var (report, asked) = await RunAsync(settings => settings with { Depth = RunDepth.Quick });
        var endpoints = report.Clauses.Select(clause => clause.Id.Split('/')[0]).Distinct().ToList();
        endpoints.Should().HaveCount(Committed.Library.Endpoints.Count(endpoint => report.Editions[endpoint.Id.Family]
            == endpoint.Edition.Version));
        report.Alarms().Should().BeEmpty();
        report.Having(ClauseStatus.Inconclusive).Should().OnlyContain(
            clause => clause.Contains("no page that was read has") || clause.Contains("has no item that the clause speaks of")
                || clause.Contains("has no item that carries the link"));
        report.Verdict.Should().Be(Verdict.Conformant);
        asked.Should().HaveCountLessThanOrEqualTo(3 * endpoints.Count);
        report.Scope.Should().Match<ReportScope>(scope => scope.Depth == RunDepth.Quick && scope.LeftOut > 500);

        var broken = await RunAsync(settings => settings with { Depth = RunDepth.Quick },
            reply => reply.WithItems((item, _) => item.Remove("created_at")));
        broken.Report.Having(ClauseStatus.Failed).Should().Contain(clause => clause.StartsWith("v3.packages/resources/created-at:"));
    }

    [Test]
    public void Three_days_at_the_standard_depth_see_every_clause()
    {
        var all = Committed.Library.Endpoints.SelectMany(ContractTopics.Catalog.Of).ToList();
        var day = new DateOnly(2026, 1, 1);
        var days = Enumerable.Range(0, 3).Select(later => new ClauseSelection(new(), embedded: false, day.AddDays(later))).ToList();
        foreach (var selection in days)
        {
            selection.Depth.Should().Be(RunDepth.Standard);
            all.Where(check => !selection.Includes(check)).Should().OnlyContain(check => check.Depth == RunDepth.Full
                && selection.DepthOf(check.Endpoint) == RunDepth.Standard).And.NotBeEmpty();
        }

        all.Should().OnlyContain(check => days.Any(selection => selection.Includes(check)));
        foreach (var endpoint in Committed.Library.Endpoints)
            days.Count(selection => selection.DepthOf(endpoint) == RunDepth.Full).Should().Be(1, endpoint.Name);
    }

    [Test]
    public async Task A_standard_run_tells_what_it_left_out_and_which_endpoints_were_looked_at_in_full()
    {
        var (report, _) = await RunAsync(settings => settings with { Depth = RunDepth.Standard });
        report.Verdict.Should().Be(Verdict.Conformant);
        report.Scope!.LeftOut.Should().BePositive();
        ConsoleReport.Of(report, []).Should().Contain(report.Scope.Sentence())
            .And.MatchRegex("depth standard leaves out [0-9]+ clauses; in full today: v[23]");
        foreach (var output in new[] { HtmlReport.Of(report), MarkdownReport.Of(report) })
            output.Should().Contain("depth standard leaves out");
    }

    [Test]
    public void The_embedded_controller_is_looked_at_in_full_unless_a_setting_says_otherwise()
    {
        new ClauseSelection(new(), embedded: true, default).Depth.Should().Be(RunDepth.Full);
        new ClauseSelection(new ContractSettings { Depth = RunDepth.Quick }, embedded: true, default).Depth.Should().Be(RunDepth.Quick);
    }

    private static async Task<(RunReport Report, IReadOnlyList<string> Asked)> RunAsync(
        Func<ContractSettings, ContractSettings> change, Func<Reply, Reply>? spoil = null)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = ContractSettings.CurrentEdition });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, async call =>
        {
            var reply = await call.HonestToGet();
            await call.Send(spoil is null ? reply : spoil(reply));
        });
        var report = await SuiteRun.Through(server.Endpoint, controller, change, Committed.Library);
        return (report, server.Received.Select(head => head.Path).ToList());
    }
}
