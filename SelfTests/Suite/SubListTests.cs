using System.Text.Json.Nodes;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Suite;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>A list below an item is held against the list of everything, which moves, and of which a token may see less.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class SubListTests
{
    private const string Clause = "v3.apps-builds/sub-list/equals-filtered-list";
    private const string Lacking = "v3-current-apps-builds-lacks-first-of-parent";
    private const string OfAll = "v3-current-apps-builds-of-every-parent";
    private const string Everything = "/v3/builds";

    /// <summary>An app of each is asked for its builds.</summary>
    private const int KindsOfApps = 3;

    [TestCase(Lacking, "1 missing: ")]
    [TestCase(OfAll, " too many: ")]
    public async Task A_finding_names_the_items_and_both_requests(string fault, string items)
    {
        var result = await DecideAsync(Spoil.Honestly, fault);
        result.Status.Should().Be(ClauseStatus.Failed);
        result.Findings.Select(shown => shown.Curl).Should().OnlyHaveUniqueItems().And.HaveCount(KindsOfApps);
        var finding = result.Findings[0];
        finding.Actual.Should().Contain(items);
        finding.Curl.Should().Contain("/v3/apps/");
        finding.Against.Should().Contain($"{Everything}?app_guids=");
        FindingText.Of(result).Should().Contain(finding.Curl).And.Contain(finding.Against);
    }

    [Test]
    public async Task A_list_of_everything_that_the_token_may_not_read_decides_nothing()
    {
        var result = await DecideAsync(Refusing(403, path => path == Everything));
        result.Status.Should().Be(ClauseStatus.Inconclusive);
        result.Reason.Should().Contain($"{Everything} cannot be filtered by app_guids");
    }

    [Test]
    public async Task What_the_token_may_not_see_alone_need_not_be_in_the_list_of_everything()
    {
        var result = await DecideAsync(Refusing(404, path => path.StartsWith($"{Everything}/", StringComparison.Ordinal)), OfAll);
        result.Status.Should().NotBe(ClauseStatus.Failed);
    }

    [TestCase("/v3/apps/")]
    [TestCase(Everything)]
    public async Task Items_that_one_of_both_lists_shows_for_a_moment_accuse_nobody(string list)
    {
        var shown = 0;
        var result = await DecideAsync(Spoil.Every((reply, call) => call.Head.Path.StartsWith(list, StringComparison.Ordinal)
            && call.Head.Path.EndsWith("/builds", StringComparison.Ordinal)
                ? reply.Edited(page => Add(page, Interlocked.Increment(ref shown)))
                : reply));
        shown.Should().BePositive();
        result.Status.Should().Be(ClauseStatus.Passed);
    }

    private static void Add(JsonObject page, int number)
    {
        if (page["resources"]!.AsArray() is not { Count: > 0 } items)
            return;
        var momentary = items[0]!.DeepClone();
        momentary["guid"] = $"00000000-0000-4000-8000-{number:d12}";
        items.Add(momentary);
    }

    private static Func<Call, Task> Refusing(int status, Func<string, bool> which) => call =>
        which(call.Head.Path) ? call.Send(Reply.Of(status, "application/json", "{}")) : Spoil.Honestly(call);

    private static async Task<ClauseResult> DecideAsync(Func<Call, Task> serve, params string[] faults)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current", Faults = [.. faults] });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, serve);
        await using var run = await ContractRun.StartAsync(
            SuiteRun.Plan(server.Endpoint, controller, Committed.EndpointOf(Clause)));
        return await run.DecideAsync(run.Checks.Single(check => check.Clause.Id == Clause).Clause);
    }
}
