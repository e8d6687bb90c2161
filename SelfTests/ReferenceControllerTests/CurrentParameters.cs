using System.Text.Json.Nodes;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class CurrentParameters : CurrentFixture
{
    private static readonly string[] V3Lists = ["/v3/packages", "/v3/buildpacks"];

    [TestCase("page=0", "Page must be a positive integer")]
    [TestCase("page=-1", "Page must be a positive integer")]
    [TestCase("page=1abc", "Page must be a positive integer")]
    [TestCase("page=1.5", "Page must be a positive integer")]
    [TestCase("page=", "Page must be a positive integer")]
    [TestCase("page=%2B1", "Page must be a positive integer")]
    [TestCase("page[]=1", "Unknown query parameter(s): 'page[]'.")]
    [TestCase("page=9223372036854775807", "Maximum result (page * per_page) must be less than 9223372036854775807")]
    [TestCase("per_page=0", "Per page must be a positive integer")]
    [TestCase("per_page=abc", "Per page must be a positive integer")]
    [TestCase("per_page=5001", "Per page must be between 1 and 5000")]
    [TestCase("foo=1&bar=2&page=0", "Unknown query parameter(s): 'foo', 'bar'. Valid parameters are: 'page', 'per_page', 'order_by'")]
    [TestCase("Page=1", "Unknown query parameter(s): 'Page'.")]
    [TestCase("states[]=READY", "Unknown query parameter(s): 'states[]'.")]
    [TestCase("created_ats[ne]=2024-02-29T23:59:04Z", "Unknown query parameter(s): 'created_ats[ne]'.")]
    [TestCase("order_by=guid", "Order by can only be: 'created_at', 'updated_at'")]
    [TestCase("order_by=", "Order by can only be: ")]
    [TestCase("order_by=+created_at", "Order by can only be: ")]
    [TestCase("order_by=--created_at", "Order by can only be: ")]
    [TestCase("order_by=created_at,updated_at", "Order by can only be: ")]
    [TestCase("label_selector=", "Invalid label_selector value")]
    [TestCase("label_selector==prod", "Invalid label_selector value")]
    [TestCase("label_selector=env,", "Invalid label_selector value")]
    [TestCase("label_selector=env%20in%20prod", "Invalid label_selector value")]
    [TestCase("label_selector=env%20in%20()", "Invalid label_selector value")]
    [TestCase("label_selector=env%20in%20(a", "Invalid label_selector value")]
    [TestCase("label_selector=!env=prod", "Invalid label_selector value")]
    [TestCase("label_selector=env>prod", "Invalid label_selector value")]
    [TestCase("label_selector=a/b/c", "Invalid label_selector value")]
    [TestCase("label_selector=-env", "Invalid label_selector value")]
    [TestCase("label_selector=env=a%0A", "Invalid label_selector value")]
    [TestCase("created_ats=", "Created ats has an invalid timestamp format")]
    [TestCase("created_ats=2024-02-29", "Created ats has an invalid timestamp format")]
    [TestCase("created_ats=2024-02-29T23:59:04", "Created ats has an invalid timestamp format")]
    [TestCase("created_ats=2024-02-29T23:59:04.5Z", "Created ats has an invalid timestamp format")]
    [TestCase("created_ats=2024-02-29T23:59:04%2B00:00", "Created ats has an invalid timestamp format")]
    [TestCase("created_ats=2023-02-29T23:59:04Z", "Created ats has an invalid timestamp format")]
    [TestCase("updated_ats=2024-02-29T23:59:04Z,nope", "Updated ats has an invalid timestamp format")]
    [TestCase("updated_ats[lt]=2024-02-29T23:59:04Z,2024-02-29T23:59:05Z", "Updated ats has an invalid timestamp format")]
    [TestCase("updated_ats[gte]=%202024-02-29T23:59:04Z", "Updated ats has an invalid timestamp format")]
    public async Task A_bad_parameter_of_v3_is_a_400_that_says_why(string query, string detail)
    {
        foreach (var list in V3Lists)
        {
            var answer = await Get($"{list}?{query}");
            ((int)answer.Status).Should().Be(400, "{0} answers {1}", list, answer.Text);
            var error = answer.Json["errors"]!.AsArray().Should().ContainSingle().Subject!;
            ((string)error["title"]!, (int)error["code"]!).Should().Be(("CF-BadQueryParameter", 10005));
            ((string)error["detail"]!).Should().StartWith($"The query parameter is invalid: {detail}");
        }
    }

    [TestCase("/v3/packages?names=a")]
    [TestCase("/v3/packages?order_by=position")]
    [TestCase("/v3/buildpacks?guids=a")]
    [TestCase("/v2/buildpacks?q=lifecycle:cnb")]
    [TestCase("/v2/buildpacks?q=position:1")]
    public async Task What_another_list_has_is_a_400(string path) => ((int)(await Get(path)).Status).Should().Be(400);

    [TestCase("/v3/packages?per_page=5000&page=1", 12)]
    [TestCase("/v3/packages?per_page=1&per_page=2", 2)]
    [TestCase("/v3/buildpacks?per_page=5000", 8)]
    [TestCase("/v3/buildpacks?page=9", 0)]
    public async Task The_bounds_are_in(string path, int items) => (await Items(path)).Should().HaveCount(items);

    [TestCase("order_by=created_at", "created_at")]
    [TestCase("order_by=%2Bcreated_at", "created_at")]
    [TestCase("order_by=updated_at", "updated_at")]
    public async Task Order_by_orders_and_the_guid_decides(string query, string field)
    {
        foreach (var list in V3Lists)
        {
            var ascending = (await Items($"{list}?{query}")).Select(item => ((string)item[field]!, (string)item["guid"]!)).ToList();
            ascending.Should().Equal(ascending
                .OrderBy(pair => pair.Item1, StringComparer.Ordinal)
                .ThenBy(pair => pair.Item2, StringComparer.Ordinal));
            ascending.Select(pair => pair.Item1).Should().NotEqual(ascending.Select(pair => pair.Item1).Distinct(), "some of them tie");
            var descending = await Items($"{list}?order_by=-{field}&per_page=3&page=2");
            descending.Select(item => (string)item["guid"]!).Should().Equal(ascending.Select(pair => pair.Item2).Reverse().Skip(3).Take(3));
        }
    }

    [TestCase("lifecycle")]
    [TestCase("position")]
    public async Task Buildpacks_have_more_orders(string field)
    {
        var ascending = await Items($"/v3/buildpacks?order_by={field}");
        ascending.Select(item => item[field]!.ToJsonString()).Should().BeInAscendingOrder(StringComparer.Ordinal);
        (await Buildpacks($"order_by=-{field}")).Should().Equal((await Buildpacks($"order_by={field}")).Reverse());
        (await Buildpacks($"order_by={field}")).Should().NotEqual(await Buildpacks(""));
    }

    [Test]
    public async Task Without_a_wish_packages_are_in_creation_order_and_buildpacks_by_lifecycle_and_position()
    {
        (await Items("/v3/packages")).Select(item => (string)item["created_at"]!).Should().BeInAscendingOrder();
        (await Items("/v3/buildpacks")).Select(item => $"{item["lifecycle"]} {item["position"]}").Should()
            .Equal("buildpack 1", "buildpack 2", "buildpack 3", "buildpack 4", "buildpack 5", "cnb 1", "cnb 2", "cnb 3");
    }

    [Test]
    public async Task V2_is_in_the_order_of_positions_and_turns_around()
    {
        (await Items("/v2/buildpacks")).Select(item => (int)item["entity"]!["position"]!).Should().Equal(1, 1, 2, 2, 3, 3, 4, 5);
        (await Names("order-direction=desc")).Should().Equal((await Names("")).Reverse());
    }

    [TestCase("/v3/packages?per_page=5", "page=1&per_page=5", "page=3&per_page=5", "page=2&per_page=5", null, 12, 3)]
    [TestCase("/v3/packages?per_page=5&page=9", "page=1&per_page=5", "page=3&per_page=5", null, "page=8&per_page=5", 12, 3)]
    [TestCase("/v3/packages?states=NOPE", "page=1&per_page=50&states=NOPE", "page=1&per_page=50&states=NOPE", null, null, 0, 1)]
    [TestCase(
        "/v3/packages?types=bits,docker&order_by=created_at&per_page=11&page=2&created_ats[gt]=2000-01-01T00:00:00Z",
        "created_ats%5Bgt%5D=2000-01-01T00%3A00%3A00Z&order_by=%2Bcreated_at&page=1&per_page=11&types=bits%2Cdocker",
        "created_ats%5Bgt%5D=2000-01-01T00%3A00%3A00Z&order_by=%2Bcreated_at&page=2&per_page=11&types=bits%2Cdocker",
        null,
        "created_ats%5Bgt%5D=2000-01-01T00%3A00%3A00Z&order_by=%2Bcreated_at&page=1&per_page=11&types=bits%2Cdocker",
        12,
        2)]
    [TestCase(
        "/v3/buildpacks?stacks=windows2019%252Ccore,cflinuxfs3&per_page=2&order_by=-position&label_selector=!nope,env%20notin%20(dev)",
        "label_selector=%21nope%2Cenv%20notin%20%28dev%29&order_by=-position&page=1&per_page=2&stacks=windows2019%252Ccore%2Ccflinuxfs3",
        "label_selector=%21nope%2Cenv%20notin%20%28dev%29&order_by=-position&page=2&per_page=2&stacks=windows2019%252Ccore%2Ccflinuxfs3",
        "label_selector=%21nope%2Cenv%20notin%20%28dev%29&order_by=-position&page=2&per_page=2&stacks=windows2019%252Ccore%2Ccflinuxfs3",
        null,
        4,
        2)]
    public async Task The_links_carry_everything_that_was_asked(
        string path, string first, string last, string? next, string? previous, int total, int pages)
    {
        var pagination = (await Get(path)).Json["pagination"]!;
        var list = new Uri(Controller.Endpoint, path).GetLeftPart(UriPartial.Path);
        var expected = new JsonObject { ["total_results"] = total, ["total_pages"] = pages };
        foreach (var (name, query) in new[] { ("first", first), ("last", last), ("next", next), ("previous", previous) })
            expected[name] = query is null ? null : new JsonObject { ["href"] = $"{list}?{query}" };
        pagination.ToJsonString().Should().Be(expected.ToJsonString());
    }
}
