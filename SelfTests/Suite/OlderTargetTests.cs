using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Waivers;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>
/// Cloud Controllers of any version can be tested: nothing younger than the target is asked of it, and everything older is.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class OlderTargetTests
{
    /// <summary>The endpoints whose history is in the contract.</summary>
    private static readonly ContractLibrary OfPastVersions = Committed.Of("apps", "buildpacks", "packages", "stacks");

    [TestCase("v2", "2.100.0")]
    [TestCase("v2", "2.105.0")]
    [TestCase("v2", "2.111.0")]
    [TestCase("v2", "2.128.0")]
    [TestCase("v2", "2.150.0")]
    [TestCase("v2", "2.293.0")]
    [TestCase("v2", "2.400.0")]
    [TestCase("v3", "3.13.0")]
    [TestCase("v3", "3.20.0")]
    [TestCase("v3", "3.40.0")]
    [TestCase("v3", "3.65.0")]
    [TestCase("v3", "3.66.0")]
    [TestCase("v3", "3.67.0")]
    [TestCase("v3", "3.74.0")]
    [TestCase("v3", "3.85.0")]
    [TestCase("v3", "3.99.0-rc.1")]
    [TestCase("v3", "3.180.0+cf-k8s")]
    [TestCase("v3", "3.194.0")]
    [TestCase("v3", "3.195.0")]
    [TestCase("v3", "3.228.0")]
    [TestCase("v3", "3.301.0-rc.2")]
    public async Task A_conforming_target_of_any_version_raises_no_alarm(string family, string version)
    {
        var past = family == "v2" ? new PastController(version, "3.228.0") : new("2.293.0", version);
        var report = await AgainstAsync(past, library: OfPastVersions.Only(endpoint => endpoint.Id.Family == family));
        report.Alarms().Should().BeEmpty();
        if (family == "v3")
            report.Having(ClauseStatus.Inconclusive).Should().BeEmpty("the data decide every clause that applies");
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [Test]
    public async Task A_version_between_two_editions_is_held_against_the_newer_one()
    {
        var report = await AgainstAsync(new("2.105.0", "3.66.0"));
        report.Editions.Should().BeEquivalentTo(new Dictionary<string, string> { ["v2"] = "2.293.0", ["v3"] = "3.228.0" });
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [TestCase("3.180.0", "v3.buildpacks/filtering/lifecycle-one", "it came with 3.195.0, and the target says 3.180.0")]
    [TestCase("3.180.0", "v3.buildpacks/resources/lifecycle", "it came with 3.195.0, and the target says 3.180.0")]
    [TestCase("3.180.0+cf-k8s", "v3.buildpacks/ordering/order-by-lifecycle", "it came with 3.195.0, and the target says 3.180.0+cf-k8s")]
    [TestCase("3.195.0-rc.1", "v3.buildpacks/filtering/lifecycle-one", "it came with 3.195.0, and the target says 3.195.0-rc.1")]
    [TestCase("3.88.0", "v3.packages/filtering/created-ats-gte", "it came with 3.89.0, and the target says 3.88.0")]
    [TestCase("3.70.0", "v3.packages/filtering/app-guids-one", "it came with 3.78.0, and the target says 3.70.0")]
    [TestCase("3.66.0", "v3.buildpacks/resource-links/upload", "it came with 3.67.0, and the target says 3.66.0")]
    [TestCase("3.60.0", "v3.buildpacks/status-and-headers/ok", "it came with 3.65.0, and the target says 3.60.0")]
    [TestCase("3.16.0", "v3.packages/resources/password-with-username", "it came with 3.17.0, and the target says 3.16.0")]
    public async Task What_is_younger_is_not_applicable_and_says_since_when(string v3, string clause, string reason)
    {
        var report = await AgainstAsync(new("2.293.0", v3), library: Committed.EndpointOf(clause));
        report.Clauses.Single(result => result.Id == clause)
            .Should().BeEquivalentTo(new { Status = ClauseStatus.NotApplicable, Reason = reason });
    }

    private static IEnumerable<TestCaseData> Deviations =>
        from row in new (string V2, string V3, string Path, Action<JsonObject> Spoil, string Clause)[]
        {
            ("2.293.0", "3.13.0", "/v3/packages", item => item["data"]!.AsObject().Remove("hash"), "v3.packages/resources/data-hash"),
            ("2.293.0", "3.66.0", "/v3/packages", item => item["type"] = "zip", "v3.packages/resources/type"),
            ("2.293.0", "3.66.0", "/v3/buildpacks", item => item["state"] = "READY", "v3.buildpacks/resources/state"),
            ("2.293.0", "3.99.0-rc.1", "/v3/packages", item => item.Remove("metadata"), "v3.packages/resources/metadata"),
            ("2.293.0", "3.99.0", "/v3/packages", item => item.Remove("relationships"), "v3.packages/resources/relationships"),
            ("2.293.0", "3.180.0", "/v3/buildpacks", item => item["links"]!.AsObject().Remove("upload"),
                "v3.buildpacks/resource-links/upload"),
            ("2.293.0", "3.195.0", "/v3/buildpacks", item => item.Remove("lifecycle"), "v3.buildpacks/resources/lifecycle"),
            ("2.105.0", "3.228.0", "/v2/buildpacks", item => item["entity"]!["position"] = "1", "v2.buildpacks/resources/entity-position"),
            ("2.111.0", "3.228.0", "/v2/buildpacks", item => item["entity"]!.AsObject().Remove("stack"),
                "v2.buildpacks/resources/entity-stack"),
        }
        select new TestCaseData(row.V2, row.V3, row.Path, row.Spoil, row.Clause).SetArgDisplayNames(row.V2, row.V3, row.Clause);

    [TestCaseSource(nameof(Deviations))]
    public async Task What_the_version_has_is_still_tested(string v2, string v3, string path, Action<JsonObject> spoil, string clause)
    {
        var report = await AgainstAsync(new(v2, v3), Spoiling(path, spoil), library: Committed.EndpointOf(clause));
        report.Clauses.Single(result => result.Id == clause).Status.Should().Be(ClauseStatus.Failed);
        report.Verdict.Should().Be(Verdict.Deviating);
    }

    [TestCase("3.180.0", "lifecycle", "the target shows /resources/*/lifecycle, which came with 3.195.0")]
    [TestCase("3.240.0", "flavour", "the target shows /resources/*/flavour, which v3@3.228.0 does not know; the target is newer")]
    public async Task What_a_target_shows_beyond_its_version_is_told_and_no_alarm(string v3, string member, string told)
    {
        var report = await AgainstAsync(new("2.293.0", v3), Spoiling("/v3/buildpacks", item => item[member] = "cnb"),
            library: Committed.Of("buildpacks"));
        report.Alarms().Should().BeEmpty();
        report.Clauses.Single(clause => clause.Id == "v3.buildpacks/resources/only-documented-fields").Reason.Should().Be(told);
        report.Observations.Single(observation => observation.Endpoint == "v3.buildpacks").Fields
            .Should().Contain(field => field.Pointer == $"/resources/*/{member}" && !field.Documented);
    }

    [TestCase("3.194.0")]
    [TestCase("3.228.0")]
    public async Task What_no_version_knows_is_an_alarm(string v3)
    {
        var report = await AgainstAsync(new("2.293.0", v3), Spoiling("/v3/buildpacks", item => item["flavour"] = "x"),
            library: Committed.EndpointOf("v3.buildpacks/resources/only-documented-fields"));
        report.Alarms().Should().ContainSingle().Which.Should().StartWith("v3.buildpacks/resources/only-documented-fields");
    }

    /// <summary>A preview of the version that brought something may have it already, and may not.</summary>
    [TestCase("3.194.0")]
    [TestCase("3.195.0")]
    public async Task A_preview_may_have_what_its_version_brings(string really)
    {
        var past = new PastController("2.293.0", really);
        var report = await AgainstAsync(
            past, (reply, _) => reply.WithText(text => text.Replace($"\"{really}\"", "\"3.195.0-rc.1\"", StringComparison.Ordinal)));
        report.Target.ApiVersionV3.Should().Be("3.195.0-rc.1");
        report.Alarms().Should().BeEmpty();
    }

    [Test]
    public async Task A_waiver_for_what_is_younger_is_not_out_of_date()
    {
        var waiver = new Waiver
        {
            Clause = "v3.buildpacks/resources/lifecycle", Reason = "known", Issue = "https://issues.example.com/1",
            Expires = DateOnly.MaxValue,
        };
        var report = await AgainstAsync(new("2.293.0", "3.180.0"), waivers: [waiver], library: Committed.Of("buildpacks"));
        report.Error.Should().BeNull();
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [Test]
    public async Task A_named_edition_counts_as_it_stands()
    {
        var report = await AgainstAsync(new("2.293.0", "3.180.0"), edition: "3.228.0", library: Committed.Of("buildpacks"));
        report.Clauses.Single(clause => clause.Id == "v3.buildpacks/resources/lifecycle").Status.Should().Be(ClauseStatus.Failed);
    }

    /// <summary>Changes every item of a list, there and where it stands alone.</summary>
    private static Func<Reply, Call, Reply> Spoiling(string list, Action<JsonObject> change) => (reply, call) =>
        call.Head.Path.StartsWith(list, StringComparison.Ordinal) ? reply.Edited(root =>
        {
            foreach (var item in (root["resources"] as JsonArray ?? [root]).OfType<JsonObject>())
                change(item);
        })
        : reply;

    private static async Task<RunReport> AgainstAsync(
        PastController past,
        Func<Reply, Call, Reply>? spoil = null,
        string edition = "auto",
        IReadOnlyList<Waiver>? waivers = null,
        ContractLibrary? library = null)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current" });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, async call =>
        {
            var reply = await past.AnswerAsync(call);
            await call.Send(spoil is null || reply.Status != 200 ? reply : spoil(reply, call));
        });
        var plan = SuiteRun.Plan(server.Endpoint, controller, library ?? OfPastVersions);
        return await SuiteRun.DecideAsync(
            plan with { Settings = plan.Settings with { EditionV3 = edition }, Waivers = waivers ?? [] });
    }
}
