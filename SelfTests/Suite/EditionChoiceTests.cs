using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>Which editions are held against a target follows from what it says of itself, and from what it lets through.</summary>
public sealed class EditionChoiceTests
{
    private const string Newer = ", which is newer: what is younger than the target is not applicable";
    private const string Newest = "it is the newest edition that is not newer than the target's ";

    [TestCase("2015", "2.42.0", null, "2.33.0", "2.42.0-experimental", Newest + "2.42.0")]
    [TestCase("2015", "2.32.9", null, null, null, "the target's v3 is 2.32.9, which is older than every documented edition")]
    [TestCase("2015", "2.33.0", null, "2.33.0", null, "the target's v3 is 2.33.0, which is older than every documented edition")]
    [TestCase("current", "2.293.0", "3.228.0", "2.293.0", "3.228.0", Newest + "3.228.0")]
    [TestCase("current", "2.300.0", "3.300.1", "2.293.0", "3.228.0", Newest + "3.300.1")]
    [TestCase("current", "2.293.0", "3.195.0", "2.293.0", "3.228.0",
        "the target says 3.195.0, the only edition of this major version is 3.228.0" + Newer)]
    [TestCase("current", "2.293.0", "3.0.5", "2.293.0", null,
        "the target says 3.0.5, the only edition of this major version is 3.228.0, which is newer and tells of 3.1.0 and later only; "
            + "Contract:EditionV3 can name it")]
    [TestCase("current", "2.293.0", "4.0.0", "2.293.0", null,
        "no documented edition has the major version of the target's 4.0.0; Contract:EditionV3 can name one")]
    [TestCase("current", "2.293.0", "main", "2.293.0", null,
        "the target says that its v3 is 'main', which is no version; Contract:EditionV3 can name an edition")]
    public async Task The_newest_edition_that_fits_is_chosen(
        string edition, string v2, string? v3, string? expectedV2, string? expectedV3, string whyV3)
    {
        var report = await AgainstAsync(edition, async call => (await call.HonestToGet()).WithText(text => text
            .Replace("2.42.0", v2, StringComparison.Ordinal)
            .Replace("2.293.0", v2, StringComparison.Ordinal)
            .Replace("3.228.0", v3, StringComparison.Ordinal)));
        report.Editions["v2"].Should().Be(expectedV2);
        report.Editions["v3"].Should().Be(expectedV3);
        report.EditionReasons["v3"].Should().Be(whyV3);
        report.Alarms().Should().BeEmpty();
    }

    [Test]
    public async Task A_family_that_is_not_let_through_is_not_applicable()
    {
        var report = await AgainstAsync("current",
            async call => call.Head.Path.StartsWith("/v2/", StringComparison.Ordinal) && call.Head.Path != "/v2/info"
            ? Reply.Of(404, "text/html", "<html><center>nginx</center></html>")
            : await call.HonestToGet(),
            Committed.Of("buildpacks"));
        report.Editions["v2"].Should().BeNull();
        report.EditionReasons["v2"].Should().Be("the target does not offer v2: GET /v2/buildpacks answered 404");
        report.Clauses.Should().OnlyContain(clause => clause.Id.StartsWith("v3."));
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [Test]
    public async Task A_setting_that_names_no_edition_ends_the_run_before_any_request()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(controller, settings => settings with { EditionV3 = "9.9" });
        report.Error.Should().StartWith("Contract:EditionV3 is '9.9'; the editions of v3 are ");
        report.Requests.Should().Be(0);
    }

    [Test]
    public async Task A_token_that_is_refreshed_is_the_one_that_every_clause_shows()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(controller.Endpoint, controller.AdminToken,
            tokens: new Refreshed(controller.ExpiredToken, controller.AdminToken));
        report.Alarms().Should().BeEmpty();
    }

    [TestCase(0, Verdict.Conformant)]
    [TestCase(1, Verdict.Vacuous)]
    public async Task Fewer_clauses_than_the_settings_ask_for_decide_nothing(int more, Verdict expected)
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(controller, settings => settings with { MinimumDecided = ClausesOf2015 + more });
        report.Decided.Should().Be(ClausesOf2015);
        report.Verdict.Should().Be(expected);
    }

    private static int ClausesOf2015 => Committed.Library.Endpoints
        .Where(endpoint => endpoint.Edition.ToString() is "v2@2.33.0" or "v3@2.42.0-experimental")
        .Sum(endpoint => ContractTopics.Catalog.Of(endpoint).Count);

    private static async Task<RunReport> AgainstAsync(string edition, Func<Call, Task<Reply>> answer, ContractLibrary? library = null)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, async call => await call.Send(await answer(call)));
        return await SuiteRun.Through(server.Endpoint, controller, library: library);
    }

    /// <summary>A token that has expired, and the one that replaces it when it is refused.</summary>
    private sealed class Refreshed(string expired, string valid) : ITokenSource
    {
        private volatile string _token = expired;

        public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_token);

        public ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken)
        {
            _token = valid;
            return ValueTask.FromResult(refused != valid);
        }
    }
}
