using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Findings;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.SelfTests.Suite;

/// <summary>An item that is deleted while clauses about it are decided accuses nobody.</summary>
public sealed class DeletedSubjectTests
{
    private const string Endpoint = "v2.buildpacks.get";

    [Test]
    public async Task What_is_deleted_after_it_was_chosen_leaves_clauses_undecided()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current" });
        await using var run = await ContractRun.StartAsync(SuiteRun.Plan(
            controller.Endpoint, controller.AdminToken, Committed.Library.Only(endpoint => endpoint.Name is "v2.buildpacks" or Endpoint)));
        var first = await run.DecideAsync(Clauses(run).Single(clause =>
            clause.Id.EndsWith("/single/is-the-one-asked-for", StringComparison.Ordinal)));
        first.Status.Should().Be(ClauseStatus.Passed);

        await DeleteBuildpacksAsync(controller);
        var later = await Task.WhenAll(Clauses(run).Select(run.DecideAsync));

        later
            .Where(result => result.Status is ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Error)
            .Select(result => result.Clause.Id)
            .Should().BeEmpty();
        later.Should().Contain(result => result.Status == ClauseStatus.Inconclusive
            && result.Reason!.EndsWith("was deleted or changed meanwhile", StringComparison.Ordinal));
    }

    private static IEnumerable<Clause> Clauses(ContractRun run) =>
        run.Checks.Where(check => check.Endpoint.Name == Endpoint).Select(check => check.Clause);

    private static async Task DeleteBuildpacksAsync(ReferenceCloudController controller)
    {
        using var client = new HttpClient { BaseAddress = controller.Endpoint };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"bearer {controller.AdminToken}");
        var list = await client.GetFromJsonAsync<JsonObject>("/v2/buildpacks?results-per-page=100");
        foreach (var buildpack in list!["resources"]!.AsArray())
        {
            using var deleted = await client.DeleteAsync(new Uri((string)buildpack!["metadata"]!["url"]!, UriKind.Relative));
            deleted.EnsureSuccessStatusCode();
        }
    }
}
