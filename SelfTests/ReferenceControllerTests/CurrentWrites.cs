using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Findings;
using CloudController.Reference.Auth;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>What v3 makes, changes and deletes today.</summary>
[TestFixture]
public sealed class CurrentWrites : WritingFixture
{
    private static WrittenResource[] Resources => WrittenResources.V3;

    private static IEnumerable<TestCaseData> Refusals =>
        from resource in Resources from body in resource.Refused.Append("[]") select new TestCaseData(resource, body);

    private static IEnumerable<TestCaseData> RefusedChanges =>
        from resource in Resources from body in resource.RefusedChanges select new TestCaseData(resource, body);

    private static IEnumerable<WrittenResource> Changing => Resources.Where(resource => resource.Change is not null);

    [TestCaseSource(nameof(Resources))]
    public async Task A_new_item_is_answered_whole_and_found(WrittenResource resource)
    {
        var made = await Made(resource);
        var guid = (string)made["guid"]!;
        (await Get($"{resource.Path}/{guid}")).Json.ToJsonString().Should().Be(made.ToJsonString());
        Schema($"v3.{resource.Name}.get").Validate(JsonDocument.Parse(made.ToJsonString()).RootElement).Should().BeEmpty();
        foreach (var query in resource.Found.Append("order_by=-created_at"))
        {
            var found = await Items($"{resource.Path}?{(await Filled(query)).Replace("{guid}", guid, StringComparison.Ordinal)}");
            found.Should().Contain(item => (string)item["guid"]! == guid, "{0} finds it", query);
        }

        foreach (var list in resource.Below)
            (await Items(await Filled(list))).Should().Contain(item => (string)item["guid"]! == guid, "{0} has it", list);
    }

    [TestCaseSource(nameof(Changing))]
    public async Task A_change_changes_what_is_sent_alone(WrittenResource resource)
    {
        var made = await Made(resource);
        var said = JsonNode.Parse(await Filled(resource.Change!))!.AsObject();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var answer = await Send(HttpMethod.Patch, $"{resource.Path}/{made["guid"]}", said.ToJsonString());
        ((int)answer.Status).Should().Be(200, answer.Text);
        var changed = answer.Json.AsObject();
        Time(changed["updated_at"]).Should().BeAfter(Time(made["updated_at"]));
        changed["updated_at"] = (string)made["updated_at"]!;
        changed.ToJsonString().Should().Be(resource.Expected(made, said).ToJsonString());
        (await Get($"{resource.Path}/{made["guid"]}")).Text.Should().Be(answer.Text);
    }

    [TestCaseSource(nameof(Resources))]
    public async Task A_deletion_leaves_the_data_as_they_were(WrittenResource resource)
    {
        var before = Dump();
        var path = $"{resource.Path}/{(await Made(resource))["guid"]}";
        Dump().Should().NotBe(before);
        var answer = await Send(HttpMethod.Delete, path);
        ((int)answer.Status).Should().Be(resource.Deleted, answer.Text);
        answer.Text.Should().BeEmpty();
        Dump().Should().Be(before);
        ((int)(await Get(path)).Status).Should().Be(404);
        ((int)(await Send(HttpMethod.Delete, path)).Status).Should().Be(404);
        if (resource.Deleted != 202)
            return;
        var job = await Get(new Uri(answer.Headers["Location"]).AbsolutePath);
        ((int)job.Status).Should().Be(200);
        ((string?)job.Json["state"]).Should().Be("COMPLETE");
        ((string?)job.Json["operation"]).Should().Be($"{resource.Name[..^1]}.delete");
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task A_body_that_makes_no_sense_is_refused_and_changes_nothing(WrittenResource resource, string body)
    {
        var before = Dump();
        var answer = await Send(HttpMethod.Post, resource.Path, await Filled(body));
        var expected = body == "[]" ? (400, 1001) : (422, 10008);
        ((int)answer.Status, (int)answer.Json["errors"]![0]!["code"]!).Should().Be(expected, answer.Text);
        Dump().Should().Be(before);
    }

    [TestCaseSource(nameof(RefusedChanges))]
    public async Task A_change_that_makes_no_sense_is_refused_and_changes_nothing(WrittenResource resource, string body)
    {
        var path = $"{resource.Path}/{(await Made(resource))["guid"]}";
        var before = Dump();
        var answer = await Send(HttpMethod.Patch, path, await Filled(body));
        ((int)answer.Status).Should().Be(422, answer.Text);
        Dump().Should().Be(before);
    }

    [TestCaseSource(nameof(Resources))]
    public async Task What_is_there_already_is_refused_and_nothing_is_made_without_being_an_admin(WrittenResource resource)
    {
        var body = await Filled(resource.Body);
        var token = Controller.IssueToken(TokenGrant.Admin with { Scopes = ["cloud_controller.read", "cloud_controller.write"] });
        var before = Dump();
        ((int)(await Send(HttpMethod.Post, resource.Path, null, body)).Status).Should().Be(401);
        ((int)(await Send(HttpMethod.Post, resource.Path, $"bearer {token}", body)).Status).Should().Be(403);
        Dump().Should().Be(before);
        if (!resource.IsUnique)
            return;
        await Made(resource);
        before = Dump();
        ((int)(await Send(HttpMethod.Post, resource.Path, body)).Status).Should().Be(422);
        Dump().Should().Be(before);
    }

    [TestCase("/v3/organizations")]
    [TestCase("/v3/spaces")]
    [TestCase("/v3/apps")]
    [TestCase("/v3/packages")]
    [TestCase("/v3/users")]
    [TestCase("/v3/domains")]
    [TestCase("/v3/routes")]
    [TestCase("/v3/security_groups")]
    [TestCase("/v3/buildpacks")]
    public async Task What_belongs_to_an_item_goes_with_it(string path)
    {
        Dangling().Should().BeEmpty();
        foreach (var item in await Items(path))
            ((int)(await Send(HttpMethod.Delete, $"{path}/{item["guid"]}")).Status).Should().Be(202);
        (await Items(path)).Should().BeEmpty();
        Dangling().Should().BeEmpty();
    }

    [TestCase("/v3/organization_quotas", "/v3/organizations")]
    [TestCase("/v3/space_quotas", "/v3/spaces")]
    [TestCase("/v3/isolation_segments", "/v3/organizations")]
    public async Task What_is_in_use_stays(string path, string users)
    {
        (await Items(users)).Should().NotBeEmpty();
        var before = Dump();
        ((int)(await Send(HttpMethod.Delete, $"{path}/{(await Items(path))[0]["guid"]}")).Status).Should().Be(422);
        Dump().Should().Be(before);
    }

    [Test]
    public async Task A_new_app_has_a_process_of_type_web()
    {
        var app = await Made(Resources.First(resource => resource.Name == "apps"));
        var process = (await Items($"/v3/apps/{app["guid"]}/processes")).Should().ContainSingle().Subject;
        ((string?)process["type"]).Should().Be("web");
        Schema("v3.processes.get").Validate(JsonDocument.Parse(process.ToJsonString()).RootElement).Should().BeEmpty();
        ((int)(await Get($"/v2/apps/{app["guid"]}")).Json["entity"]!["memory"]!).Should().Be(1024);
    }

    [Test]
    public async Task The_suite_has_nothing_to_say_of_what_is_made()
    {
        foreach (var resource in Resources)
            await Made(resource);
        var report = await SuiteRun.Against(Controller);
        report.Alarms().Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }
}
