using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>What v2 makes, changes and deletes today.</summary>
[TestFixture]
public sealed class CurrentWritesOfV2 : WritingFixture
{
    private static WrittenResource[] Resources => WrittenResourcesOfV2.All;

    private static IEnumerable<WrittenResource> Changing => Resources.Where(resource => resource.Change is not null);

    private static IEnumerable<TestCaseData> Refusals =>
        from resource in Resources from body in resource.Refused.Append("1001 []") select new TestCaseData(resource, body);

    private static IEnumerable<TestCaseData> RefusedChanges =>
        from resource in Resources from body in resource.RefusedChanges select new TestCaseData(resource, body);

    [TestCaseSource(nameof(Resources))]
    public async Task A_new_item_is_answered_whole_and_found(WrittenResource resource)
    {
        var answer = await Send(HttpMethod.Post, resource.Path, await Filled(resource.Body));
        ((int)answer.Status).Should().Be(201, answer.Text);
        var url = (string)answer.Json["metadata"]!["url"]!;
        answer.Headers["Location"].Should().Be(url);
        (await Get(url)).Text.Should().Be(answer.Text);
        Schema($"v2.{resource.Name}.get").Validate(JsonDocument.Parse(answer.Text).RootElement)
            .Where(deviation => deviation.Rule != "undocumented").Should().BeEmpty("all items have some members that no document tells of");
        foreach (var query in resource.Found)
        {
            (await Items($"{resource.Path}?{await Filled(query)}")).Should().Contain(
                item => (string)item["metadata"]!["url"]! == url, "{0} finds it", query);
        }
    }

    [TestCaseSource(nameof(Changing))]
    public async Task A_change_changes_what_is_sent_alone(WrittenResource resource)
    {
        var made = await Made(resource);
        var url = (string)made["metadata"]!["url"]!;
        var said = JsonNode.Parse(await Filled(resource.Change!))!.AsObject();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var answer = await Send(HttpMethod.Put, url, said.ToJsonString());
        ((int)answer.Status).Should().Be(201, answer.Text);
        var changed = answer.Json.AsObject();
        Time(changed["metadata"]!["updated_at"]).Should().BeAfter(Time(made["metadata"]!["updated_at"]));
        (await Get(url)).Text.Should().Be(answer.Text);
        foreach (var (name, value) in changed["entity"]!.AsObject().Where(member => !member.Key.EndsWith("_url", StringComparison.Ordinal)))
        {
            var expected = said.ContainsKey(name) ? said[name] : made["entity"]![name];
            JsonNode.DeepEquals(value, expected).Should().BeTrue("{0} is {1}, and should be {2}", name, value, expected);
        }
    }

    [TestCaseSource(nameof(Resources))]
    public async Task A_deletion_leaves_the_data_as_they_were(WrittenResource resource)
    {
        var before = Dump();
        var url = (string)(await Made(resource))["metadata"]!["url"]!;
        Dump().Should().NotBe(before);
        ((int)(await Send(HttpMethod.Delete, url)).Status).Should().Be(204);
        Dump().Should().Be(before);
        ((int)(await Get(url)).Status).Should().Be(404);
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task A_body_that_makes_no_sense_is_refused_and_changes_nothing(WrittenResource resource, string refused) =>
        await Refuse(HttpMethod.Post, resource.Path, refused);

    [TestCaseSource(nameof(RefusedChanges))]
    public async Task A_change_that_makes_no_sense_is_refused_and_changes_nothing(WrittenResource resource, string refused) =>
        await Refuse(HttpMethod.Put, (string)(await Made(resource))["metadata"]!["url"]!, refused);

    [TestCaseSource(nameof(Resources))]
    public async Task What_is_there_already_is_refused(WrittenResource resource)
    {
        await Made(resource);
        await Refuse(HttpMethod.Post, resource.Path, $"{resource.Taken} {resource.Body}", anyStatus: true);
    }

    [TestCase("organizations")]
    [TestCase("spaces")]
    public async Task What_is_not_empty_is_deleted_only_if_that_is_asked_for(string list)
    {
        var url = $"/v2/{list}/{(await Items($"/v3/{list}"))[0]["guid"]}";
        await Refuse(HttpMethod.Delete, url, "10006 ");
        ((int)(await Send(HttpMethod.Delete, $"{url}?recursive=true")).Status).Should().Be(204);
        ((int)(await Get(url)).Status).Should().Be(404);
        Dangling().Should().BeEmpty();
    }

    [Test]
    public async Task A_quota_that_is_in_use_stays() =>
        await Refuse(HttpMethod.Delete, $"/v2/quota_definitions/{(await Items("/v3/organization_quotas"))[0]["guid"]}", "10006 ");

    private async Task Refuse(HttpMethod method, string path, string refused, bool anyStatus = false)
    {
        var gap = refused.IndexOf(' ', StringComparison.Ordinal);
        var (code, body) = (refused[..gap], await Filled(refused[gap..]));
        var before = Dump();
        var answer = await Send(method, path, body);
        $"{answer.Json["code"]}".Should().Be(code, answer.Text);
        if (!anyStatus)
            ((int)answer.Status).Should().Be(400, answer.Text);
        Dump().Should().Be(before);
    }
}
