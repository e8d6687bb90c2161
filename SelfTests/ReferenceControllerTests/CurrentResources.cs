using System.Text.Json.Nodes;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>
/// The resources that are literals only: stacks, apps, spaces, organizations; and what of packages and buildpacks has no list.
/// </summary>
[TestFixture]
public sealed class CurrentResources : CurrentFixture
{
    [TestCase("/v3/stacks",
        "guid created_at updated_at name description state state_reason run_rootfs_image build_rootfs_image default metadata links")]
    [TestCase("/v3/apps", "guid created_at updated_at name state lifecycle relationships metadata links")]
    [TestCase("/v3/spaces", "guid created_at updated_at name suspended relationships metadata links")]
    [TestCase("/v3/organizations", "guid created_at updated_at name suspended relationships metadata links")]
    public async Task A_list_shows_the_items_that_are_there_alone(string path, string members)
    {
        var items = await Items(path);
        items.Should().HaveCountGreaterThan(1);
        foreach (var item in items)
        {
            Members(item).Should().Be(members);
            var self = new Uri((string)item["links"]!["self"]!["href"]!).AbsolutePath;
            JsonNode.DeepEquals((await Get(self)).Json, item).Should().BeTrue("{0} is the item", self);
        }
    }

    [TestCase("/v3/stacks?names=Tiny,cflinuxfs3", "cflinuxfs3 Tiny")]
    [TestCase("/v3/stacks?names=tiny", "")]
    [TestCase("/v3/stacks?default=true", "cflinuxfs4")]
    [TestCase("/v3/stacks?default=false&order_by=name", "Tiny cflinuxfs3 windows2019,core")]
    [TestCase("/v3/stacks?label_selector=env=dev", "cflinuxfs3")]
    [TestCase("/v3/apps?names=APP-3,app-5", "App-3 app-5")]
    [TestCase("/v3/apps?stacks=cflinuxfs4", "app-1 app-5 app-6 app-7")]
    [TestCase("/v3/apps?stacks=", "app-2 app-4")]
    [TestCase("/v3/apps?lifecycle_type=cnb&order_by=-name", "app-7 App-3")]
    [TestCase("/v3/apps?order_by=-state&label_selector=env", "App-3 app-1 app-5 app-7")]
    [TestCase("/v3/spaces?names=space-4", "Space-4")]
    [TestCase("/v3/organizations?names=ORGANIZATION-1", "organization-1")]
    public async Task Lists_take_the_documented_filters_and_orders(string path, string names)
    {
        var found = (await Items(path)).Select(item => (string)item["name"]!);
        if (path.Contains("order_by=-state", StringComparison.Ordinal))
            found.Should().BeEquivalentTo(names.Split(' '));
        else
            string.Join(' ', found).Should().Be(names);
    }

    [TestCase("/v3/stacks?default=yes", "Default must be 'true' or 'false'")]
    [TestCase("/v3/apps?include=space,route",
        "Invalid included resource: 'route'. Valid included resources are: 'space', 'space.organization'")]
    [TestCase("/v3/apps?include=space,space", "Duplicate included resource: 'space'")]
    [TestCase("/v3/spaces?include=space", "Invalid included resource: 'space'. Valid included resources are: 'organization'")]
    public async Task What_a_parameter_cannot_be_is_told(string path, string detail)
    {
        var answer = await Get(path);
        ((int)answer.Status).Should().Be(400);
        ((string?)answer.Json["errors"]![0]!["detail"]).Should().Be($"The query parameter is invalid: {detail}");
    }

    [TestCase("space", "spaces")]
    [TestCase("space.organization", "spaces organizations")]
    [TestCase("space,space.organization", "spaces organizations")]
    public async Task What_is_included_is_what_the_items_belong_to_once(string include, string tables)
    {
        var body = (await Get($"/v3/apps?include={include}&per_page=3")).Json;
        var included = body["included"]!;
        Members(included).Should().Be(tables);
        var spaces = body["resources"]!.AsArray().Select(app => (string)app!["relationships"]!["space"]!["data"]!["guid"]!).Distinct();
        included["spaces"]!.AsArray().Select(space => (string)space!["guid"]!).Should().BeEquivalentTo(spaces).And.HaveCount(2);
        if (tables.Contains("organizations", StringComparison.Ordinal))
        {
            included["organizations"]!.AsArray().Select(organization => (string)organization!["guid"]!).Should().BeEquivalentTo(
                included["spaces"]!
                    .AsArray()
                    .Select(space => (string)space!["relationships"]!["organization"]!["data"]!["guid"]!)
                    .Distinct());
        }

        ((string)body["pagination"]!["next"]!["href"]!).Should().Contain($"include={Uri.EscapeDataString(include)}");
    }

    [Test]
    public async Task A_single_item_takes_include_too()
    {
        var app = (await Items("/v3/apps"))[0];
        var alone = (await Get($"/v3/apps/{app["guid"]}?include=space.organization")).Json;
        Members(alone["included"]!).Should().Be("spaces organizations");
        ((string?)alone["included"]!["spaces"]![0]!["guid"]).Should().Be((string)app["relationships"]!["space"]!["data"]!["guid"]!);
    }

    [Test]
    public async Task Relationships_and_links_lead_to_items_that_are_there()
    {
        foreach (var app in await Items("/v3/apps"))
        {
            var space = (await Get(PathOf(app, "space"))).Json;
            ((string?)space["guid"]).Should().Be((string)app["relationships"]!["space"]!["data"]!["guid"]!);
            var organization = (await Get(PathOf(space, "organization"))).Json;
            ((string?)organization["guid"]).Should().Be((string)space["relationships"]!["organization"]!["data"]!["guid"]!);
            var packages = await Items(PathOf(app, "packages"));
            packages.Select(package => (string)package["guid"]!).Should().Equal(
                (await Items($"/v3/packages?app_guids={app["guid"]}")).Select(package => (string)package["guid"]!));
        }
    }

    [Test]
    public async Task A_sublist_is_paged_filtered_and_seen_by_role()
    {
        var app = (await Items("/v3/apps"))[0];
        var path = $"/v3/apps/{app["guid"]}/packages";
        var page = (await Get($"{path}?per_page=1&types=bits")).Json["pagination"]!;
        ((int)page["total_results"]!).Should().Be(3);
        ((string)page["next"]!["href"]!).Should().EndWith($"{path}?page=2&per_page=1&types=bits");
        ((int)(await Send(HttpMethod.Get, path, $"bearer {Controller.ReaderToken}", null)).Status).Should().Be(404);
        ((string?)(await Get("/v3/apps/nope/packages")).Json["errors"]![0]!["detail"]).Should().Be("App not found");
    }

    [TestCase("bits", "READY", 302, "")]
    [TestCase("bits", "AWAITING_UPLOAD", 422, "Package has no bits to download.")]
    [TestCase("docker", "READY", 422, "Package type must be bits.")]
    public async Task A_download_leads_to_the_blobstore_where_there_are_bits(string type, string state, int status, string detail)
    {
        var package = (await Items("/v3/packages")).First(item => (string?)item["type"] == type && (string?)item["state"] == state);
        var answer = await Get($"/v3/packages/{package["guid"]}/download");
        ((int)answer.Status).Should().Be(status);
        if (status == 302)
        {
            answer.Headers["Location"].Should().Be($"http://blobstore.example.com/packages/{package["guid"]}");
            answer.Headers["Content-Type"].Should().Be("text/html; charset=utf-8");
        }
        else
        {
            ((string?)answer.Json["errors"]![0]!["detail"]).Should().Be(detail);
        }
    }

    [Test]
    public async Task V2_has_stacks_with_an_error_of_their_own()
    {
        var items = await Items("/v2/stacks?q=name%3EU&results-per-page=2");
        items.Select(item => (string)item["entity"]!["name"]!).Should().Equal("cflinuxfs4", "cflinuxfs3");
        items.Should().OnlyContain(item => Members(item["entity"]!) == "name description");
        (await Get((string)items[0]["metadata"]!["url"]!)).Json["entity"]!["name"]!.ToString().Should().Be("cflinuxfs4");
        var unknown = await Get("/v2/stacks/nope");
        ((int)unknown.Status, (int)unknown.Json["code"]!, unknown.Description)
            .Should().Be((404, 250003, "The stack could not be found: nope"));
    }

    [Test]
    public async Task Who_has_no_role_sees_all_stacks_and_no_app()
    {
        var reader = $"bearer {Controller.ReaderToken}";
        foreach (var (path, total) in new[]
        {
            ("/v3/stacks", 4),
            ("/v3/apps?include=space", 0),
            ("/v3/spaces", 0),
            ("/v3/organizations", 0),
        })
            ((int)(await Send(HttpMethod.Get, path, reader, null)).Json["pagination"]!["total_results"]!).Should().Be(total, path);
    }

    private static string PathOf(JsonNode item, string link) => new Uri((string)item["links"]![link]!["href"]!).AbsolutePath;

    private static string Members(JsonNode node) => string.Join(' ', node.AsObject().Select(member => member.Key));
}
