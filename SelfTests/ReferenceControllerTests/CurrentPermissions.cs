using System.Text.Json.Nodes;
using CloudController.Reference.Auth;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>What not everybody sees who sees an item, by the permitted roles of the documentation.</summary>
[TestFixture]
public sealed class CurrentPermissions : VisibilityFixture
{
    private const string InSpaces = "om sa sd sm ss ro ga";
    private const string Hidden = "[PRIVATE DATA HIDDEN]";

    /// <summary>
    /// A path below an item, who is answered there, and who sees the item. Before the arrow stands the list whose first item's guid goes in
    /// the place of <c>:guid</c>.
    /// </summary>
    private static readonly (string Path, string Permitted, string Seeing)[] Parts =
    [
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/env", "sd ss ro", InSpaces),
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/environment_variables", "sd ss ro", InSpaces),
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/manifest", "sd ro", InSpaces),
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/permissions", InSpaces, InSpaces),
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/processes/web/stats", InSpaces, InSpaces),
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/ssh_enabled", InSpaces, InSpaces),
        ("/v3/apps?space_guids={spaces} > /v3/apps/:guid/tasks", InSpaces, InSpaces),
        ("/v3/apps?space_guids={spaces} > /v2/apps/:guid/env", "sd ro", InSpaces),
        ("/v3/apps/{app}/revisions > /v3/revisions/:guid", InSpaces, InSpaces),
        ("/v3/apps/{app}/revisions > /v3/revisions/:guid/environment_variables", "sd ro", InSpaces),
        ("/v3/apps/{app}/sidecars > /v3/sidecars/:guid", InSpaces, InSpaces),
        ("/v3/packages?app_guids={app}&types=bits&states=READY > /v3/packages/:guid/download", "sd", InSpaces),
        ("/v3/droplets?app_guids={app}&states=STAGED > /v3/droplets/:guid/download", "om sa sd sm ro ga", InSpaces),
        ("/v3/service_instances?space_guids={spaces}&type=managed > /v3/service_instances/:guid/parameters", "om sa sd sm ro ga", InSpaces),
        ("/v3/service_instances?space_guids={spaces}&type=user-provided > /v3/service_instances/:guid/credentials", "sd sm ro", InSpaces),
        ("/v3/service_credential_bindings?app_guids={app} > /v3/service_credential_bindings/:guid/details", "sd ro", InSpaces),
        ("/v3/service_credential_bindings?app_guids={app} > /v3/service_credential_bindings/:guid/parameters", "sd ss ro", InSpaces),
        ("/v3/service_credential_bindings?type=key > /v3/service_credential_bindings/:guid/details", "sd ro", InSpaces),
        ("/v3/service_route_bindings?service_instance_guids={instances} > /v3/service_route_bindings/:guid/parameters", "sd ro", InSpaces),
        ("/v3/isolation_segments > /v3/isolation_segments/:guid/organizations", "oa ob om ro ga", $"ou oa ob {InSpaces}"),
        ("/v3/organizations > /v3/organizations/:guid/usage_summary", $"ou oa ob {InSpaces}", $"ou oa ob {InSpaces}"),
        ("/v3/organizations > /v3/organizations/:guid/domains/default", $"oa {InSpaces}", $"oa {InSpaces}"),
        ("/v3/organizations > /v3/info/usage_summary", "ro ga", $"ou oa ob {InSpaces}"),
    ];

    private static IEnumerable<TestCaseData> Asked =>
        from part in Parts from role in Roles.Concat(Overseers) select new TestCaseData(part.Path, role);

    [TestCaseSource(nameof(Asked))]
    public async Task A_part_is_for_the_roles_that_the_documentation_permits(string path, string role)
    {
        var (_, permitted, seeing) = Parts.Single(part => part.Path == path);
        var answer = await Send(HttpMethod.Get, await PathOf(path), await As(role), null);
        if (permitted.Split(' ').Contains(role))
            ((int)answer.Status).Should().BeOneOf([200, 302], answer.Text);
        else if (seeing.Split(' ').Contains(role))
            ((int)answer.Status, Code(answer.Json)).Should().Be((403, 10003));
        else
            ((int)answer.Status).Should().Be(404, answer.Text);
        ((int)(await Get(await PathOf(path))).Status).Should().BeOneOf([200, 302], "an admin is answered");
    }

    [TestCase("sd", true, true)]
    [TestCase("ro", true, false)]
    [TestCase("ga", false, false)]
    [TestCase("om", false, false)]
    [TestCase("sa", false, false)]
    [TestCase("sm", false, false)]
    [TestCase("ss", false, false)]
    public async Task Permissions_are_the_callers(string role, bool sensitive, bool manage)
    {
        var header = await As(role);
        var app = (await Send(HttpMethod.Get, await PathOf("/v3/apps > /v3/apps/:guid/permissions"), header, null)).Json;
        ((bool)app["read_basic_data"]!, (bool)app["read_sensitive_data"]!).Should().Be((true, sensitive));
        app = (await Send(HttpMethod.Get, await PathOf("/v3/apps > /v2/apps/:guid/permissions"), header, null)).Json;
        ((bool)app["read_sensitive_data"]!).Should().Be(sensitive);
        var path = await PathOf("/v3/service_instances?space_guids={spaces} > /v3/service_instances/:guid/permissions");
        var instance = (await Send(HttpMethod.Get, path, header, null)).Json;
        ((bool)instance["read"]!, (bool)instance["manage"]!).Should().Be((true, manage));
    }

    [TestCase("sd", true)]
    [TestCase("ro", true)]
    [TestCase("ga", false)]
    [TestCase("om", false)]
    [TestCase("sa", false)]
    [TestCase("sm", false)]
    [TestCase("ss", false)]
    public async Task Secrets_are_hidden_in_items(string role, bool isShown)
    {
        var header = await As(role);
        var process = await Of("/v3/processes?app_guids={app} > /v3/processes/:guid");
        ((string?)process["command"] != Hidden).Should().Be(isShown);
        var droplet = await Of("/v3/droplets?app_guids={app}&states=STAGED > /v3/droplets/:guid");
        ((string?)droplet["execution_metadata"] != Hidden).Should().Be(isShown);
        (droplet["process_types"]!["web"] is not null).Should().Be(isShown);
        droplet["process_types"]!.AsObject().ContainsKey("redacted_message").Should().Be(!isShown);
        (await Of("/v3/tasks?app_guids={app} > /v3/tasks/:guid")).ContainsKey("command").Should().Be(isShown);
        (await Of("/v3/apps > /v3/apps/:guid/tasks"))["resources"]!.AsArray()
            .Should().OnlyContain(task => task!.AsObject().ContainsKey("command") == isShown);

        async Task<JsonObject> Of(string path) => (await Send(HttpMethod.Get, await PathOf(path), header, null)).Json.AsObject();
    }

    [Test]
    public async Task A_supporter_sees_the_environment_without_what_services_tell()
    {
        var path = await PathOf("/v3/apps > /v3/apps/:guid/env");
        var (supporter, developer) = (await Send(HttpMethod.Get, path, await As("ss"), null), await Get(path));
        ((string?)supporter.Json["system_env_json"]!["redacted_message"]).Should().Be(Hidden);
        supporter.Json["environment_variables"]!.ToJsonString().Should().Be(developer.Json["environment_variables"]!.ToJsonString());
        developer.Json["system_env_json"]!.AsObject().Select(member => member.Key).Should().Equal("VCAP_SERVICES");
    }

    [Test]
    public async Task Who_sees_an_item_may_not_change_it_for_that()
    {
        var token = Controller.IssueToken(TokenGrant.Of(await UserWith("sa")) with
        {
            Scopes = ["cloud_controller.read", "cloud_controller.write"],
        });
        var apps = await Guids("/v3/apps");
        ((int)(await Send(HttpMethod.Patch, $"/v3/apps/{apps[0]}", $"bearer {token}", "{}")).Status).Should().Be(403);
        ((int)(await Send(HttpMethod.Patch, $"/v3/apps/{apps[3]}", $"bearer {token}", "{}")).Status).Should().Be(404);
    }

    private static int Code(JsonNode refusal) => (int)(refusal["errors"]?[0]!["code"] ?? refusal["code"])!;

    /// <summary>The path with the guid of the first item of the list before the arrow.</summary>
    private async Task<string> PathOf(string text)
    {
        var (list, path) = text.Split(" > ") is [var before, var after] ? (before, after) : throw new ArgumentException(text);
        var app = (await Guids("/v3/apps"))[0];
        var filled = await Filled(list.Replace("{app}", app, StringComparison.Ordinal), "sd");
        return path.Replace(":guid", (await Guids(filled))[0], StringComparison.Ordinal);
    }
}
