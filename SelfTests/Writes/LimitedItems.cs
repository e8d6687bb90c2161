using System.Text.Json.Nodes;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Writes;

/// <summary>What a run makes lives in an organization that a small quota limits.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class LimitedItems
{
    [TestCase("v2.spaces")]
    [TestCase("v3.spaces")]
    public async Task What_everything_belongs_to_has_a_quota_of_the_run(string resource)
    {
        await using var target = await WritableTarget.StartAsync();

        await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf(resource), settings => settings with { Keep = true }));

        var spaces = (await ListAsync(target, "/v3/spaces?per_page=5000")).Where(IsOfRun).ToList();
        var organizations = (await ListAsync(target, "/v3/organizations?per_page=5000")).ToDictionary(Guid);
        var quotas = (await ListAsync(target, "/v3/organization_quotas?per_page=5000")).Where(IsOfRun).ToList();
        spaces.Should().NotBeEmpty();
        quotas.Should().ContainSingle();
        spaces.Select(space => Related(organizations[Related(space, "organization")], "quota")).Should().AllBe(Guid(quotas[0]));
        quotas[0]["apps"]!["total_memory_in_mb"]!.GetValue<int>().Should().BeLessThanOrEqualTo(2048);
    }

    [TestCase("POST", "/v3/organization_quotas", "POST /v3/organization_quotas answered 422")]
    [TestCase("POST", "/v3/organization_quotas/.*/relationships/organizations", "/relationships/organizations answered 422")]
    public async Task A_target_that_gives_no_quota_is_tested_all_the_same_and_the_report_says_so(string method, string path, string said)
    {
        await using var target = await WritableTarget.StartAsync(call => call.Head.Method == method && Matches(call.Head.Path, path)
            ? call.Send(Reply.Of(422, "application/json", """{ "errors": [{ "code": 10008, "title": "no", "detail": "no" }] }"""))
            : Spoil.Honestly(call));
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.spaces")));

        report.Alarms().Should().BeEmpty();
        report.Data!.Unlimited.Should().ContainSingle().Which.Should().Contain("has no limit of its own").And.Contain(said);
        report.Data.Sentences().Should().Contain(line => line.Contains(said));
        target.Data().Should().Equal(before);
    }

    private static bool Matches(string path, string pattern) => pattern.Split(".*") is [var begin, var end]
        ? path.StartsWith(begin, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal)
        : path == pattern;

    private static bool IsOfRun(JsonNode item) => item["name"]!.GetValue<string>().StartsWith("contract-", StringComparison.Ordinal);

    private static string Guid(JsonNode item) => item["guid"]!.GetValue<string>();

    private static string Related(JsonNode item, string relation) =>
        item["relationships"]![relation]!["data"]!["guid"]!.GetValue<string>();

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(WritableTarget target, string path)
    {
        using var client = target.Client();
        return JsonNode.Parse(await client.GetStringAsync(path))!["resources"]!.AsArray().Select(item => item!).ToList();
    }
}
