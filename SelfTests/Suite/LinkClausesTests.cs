using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>Of links that lead elsewhere, or nowhere, the clause about them fails with the reason, and nobody else is asked.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class LinkClausesTests
{
    private const string External = "https://api.sys.example.com";

    /// <summary>The clauses about the origin of links that show one: those of today's version 3.</summary>
    private static readonly string[] OfV3 =
    [
        .. Committed.Exemplars.Endpoints.Where(endpoint => endpoint.Edition is { Family: "v3", Version: "3.228.0" })
            .SelectMany(endpoint => ContractTopics.Catalog.Of(endpoint))
            .Select(check => check.Clause.Id)
            .Where(id => id.EndsWith("/origin", StringComparison.Ordinal)),
    ];

    [TestCase("2015", "")]
    [TestCase("current", External)]
    [TestCase("current", "HTTPS://api.SYS.example.com:443")]
    public async Task A_target_under_another_name_raises_no_alarm(string edition, string external)
    {
        var (report, _) = await RunAsync(edition, External, external);
        report.Having(ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Error, ClauseStatus.Inconclusive).Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [TestCase(External, "")]
    [TestCase(External, "https://another.example.com")]
    [TestCase("https://{0}", "")]
    [TestCase("http://{0}@evil.example.com", "", "/page-links/form", "/resource-links/self")]
    public async Task Another_origin_is_told_once_for_pages_and_once_for_items(string shown, string external, params string[] besides)
    {
        var (report, own) = await RunAsync("current", shown, external);
        var red = report.Clauses
            .Where(clause => clause.Status is ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Error)
            .ToList();
        if (besides.Length == 0)
            red.Select(clause => clause.Id).Should().BeEquivalentTo(OfV3);
        else
            red.Select(clause => clause.Id).Should().Contain(OfV3);
        foreach (var also in besides)
            red.Select(clause => clause.Id).Should().Contain(id => id.EndsWith(also, StringComparison.Ordinal));
        red.Where(clause => OfV3.Contains(clause.Id)).SelectMany(clause => clause.Findings).Should().AllSatisfy(finding =>
            finding.Expected.Should().Be(external.Length == 0 ? $"http://{own}" : $"http://{own} or {external}"));
        if (besides.Length == 0)
            report.Having(ClauseStatus.Inconclusive).Should().BeEmpty("path and query are asked of the target");
    }

    /// <summary>Whatever is wrong with a link, the clause about its form names it, and what cannot be followed says why.</summary>
    [TestCase("2015", "/v2/buildpacks/", "/v2/build packs/",
        "v2.buildpacks/resource-links/url", "it has a blank at character 10", "v2.buildpacks/resource-links/url-leads-to-item")]
    [TestCase("2015", "/v3/packages/", "/v3/packages/%zz",
        "v3.packages/resource-links/self", "the % at character 14 is not followed by", "v3.packages/resource-links/self-leads-to-item")]
    [TestCase("2015", "/v2/buildpacks?", "/v2/büildpacks?",
        "v2.buildpacks/page-links/form", "it has a character beyond ASCII (U+00FC)", "v2.buildpacks/page-links/q-kept")]
    [TestCase("current", "/v3/packages?", "/v3/packages?x=a|b&",
        "v3.packages/page-links/form", "it has | at character", "v3.packages/page-links/states-kept")]
    [TestCase("current", "/v2/buildpacks?", "//elsewhere.example.com/v2/buildpacks?",
        "v2.buildpacks/page-links/form", "it has the host 'elsewhere.example.com' but no scheme", "v2.buildpacks/page-links/forward-walk")]
    public async Task A_link_that_is_none_says_why(string edition, string right, string wrong, string form, string why, string undecided)
    {
        var (report, _) = await RunAsync(
            edition, null, "", text => text.Replace(right, wrong, StringComparison.Ordinal), Committed.EndpointOf(form));
        report.Clauses.Single(clause => clause.Id == form).Should()
            .Match<ReportClause>(clause => clause.Status == ClauseStatus.Failed && clause.Findings[0].Actual.Contains(why));
        report.Clauses.Single(clause => clause.Id == undecided).Should()
            .Match<ReportClause>(clause => clause.Status == ClauseStatus.Inconclusive && clause.Reason!.Contains(why));
    }

    private static async Task<(RunReport Report, string Own)> RunAsync(
        string edition, string? shown, string external, Func<string, string>? change = null, ContractLibrary? library = null)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, async call =>
        {
            var reply = await call.HonestToGet();
            var origin = shown is null ? $"http://{call.Own}" : string.Format(null, shown, call.Own);
            var text = reply.Text.Replace($"http://{call.Own}", origin, StringComparison.Ordinal);
            await call.Send(reply.WithText(change is null ? text : change(text)));
        });
        Uri[] origins = external.Length == 0 ? [] : [new(external)];
        var report = await SuiteRun.Through(
            server.Endpoint, controller, settings => settings with { ExternalOrigin = origins }, library);
        return (report, server.Endpoint.Authority);
    }
}
