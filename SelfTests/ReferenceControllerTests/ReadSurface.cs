using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Reference;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>The controller of today answers every GET that the documents of today describe, and what it links to is there.</summary>
[TestFixture]
public sealed class ReadSurface
{
    /// <summary>What says that an item has no such part, beside 200 and 302 for those that have it.</summary>
    private static readonly Dictionary<string, int> Otherwise = new()
    {
        ["/v3/apps/:guid/droplets/current"] = 404, ["/v3/droplets/:guid/download"] = 422, ["/v3/packages/:guid/download"] = 422,
        ["/v3/service_instances/:guid/credentials"] = 404, ["/v3/service_instances/:guid/parameters"] = 404,
        ["/v2/apps/:guid/download"] = 404, ["/v2/apps/:guid/droplet/download"] = 404, ["/v2/apps/:guid/instances"] = 400,
        ["/v2/apps/:guid/stats"] = 400, ["/v2/routes/reserved/domain/:domain_guid"] = 404,
        ["/v2/routes/reserved/domain/:domain_guid/host/:host"] = 404,
    };

    /// <summary>What nothing leads to: v2 has removed the one, and the other is told to those only who have a job done.</summary>
    private static readonly string[] Unreachable = ["/v2/apps/:app_guid/instances/:instance_index/files/:file_path", "/v3/jobs/:guid"];

    private static readonly int[] Success = [200, 204, 302];

    private ReferenceCloudController _controller = null!;
    private SurfaceWalk _walk = null!;

    private static IEnumerable<SurfaceLine> Routes => SurfaceLine.All;

    private static IEnumerable<SurfaceLine> Lists => Routes.Where(line => line.IsPaged);

    [OneTimeSetUp]
    public async Task Start()
    {
        _controller = await ReferenceCloudController.StartAsync(new ReferenceOptions { Edition = "current" });
        _walk = new(_controller);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _walk.Dispose();
        await _controller.DisposeAsync();
    }

    [Test]
    public void The_list_has_every_route() => Routes.Select(line => line.IsV3).Should().HaveCount(262);

    [TestCaseSource(nameof(Routes))]
    public async Task A_documented_path_answers(SurfaceLine line)
    {
        var paths = await _walk.Paths(line.Route);
        var statuses = await Task.WhenAll(paths.Select(async path => (await _walk.Get(path)).Status));
        if (Unreachable.Contains(line.Route))
        {
            statuses.Should().OnlyContain(status => status == 404);
            return;
        }

        statuses.Should().IntersectWith(Success, "one of the items has what {0} shows", line.Route);
        statuses.Except(Success).Should().BeSubsetOf([Otherwise.GetValueOrDefault(line.Route)]);
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_has_an_envelope_and_items(SurfaceLine line)
    {
        var lists = await Task.WhenAll((await _walk.Paths(line.Route)).Select(path => _walk.Object(path)));
        lists.Should().AllSatisfy(list =>
            (line.IsV3 ? list["pagination"] : list)!["total_results"]!.GetValueKind().Should().Be(JsonValueKind.Number));
        lists.Should().AllSatisfy(list => list["resources"].Should().BeOfType<JsonArray>());
        lists.Should().Contain(list => list["resources"]!.AsArray().Count > 0, "a list without an item decides nothing");
    }

    [TestCaseSource(nameof(Routes))]
    public async Task What_an_item_links_to_is_there(SurfaceLine line)
    {
        if (Unreachable.Contains(line.Route))
            Assert.Pass("nothing leads there");
        var hrefs = new HashSet<string>();
        foreach (var path in await _walk.Paths(line.Route))
            hrefs.UnionWith(SurfaceLinks.Of((await _walk.Get(path)).Body));
        var routes = hrefs.Select(href => (Href: href, Route: Routes.FirstOrDefault(other => other.Matches(href.Split('?')[0])))).ToList();
        foreach (var (href, route) in routes.Where(pair => pair.Route is not null))
        {
            var status = (await _walk.Get(href)).Status;
            status.Should().BeOneOf([200, 302, Otherwise.GetValueOrDefault(route!.Route, 200)], "{0} links to {1}", line.Route, href);
        }
    }

    [TestCaseSource(nameof(Routes))]
    public async Task A_documented_parameter_is_accepted(SurfaceLine line)
    {
        var path = (await _walk.Paths(line.Route))[^1];
        foreach (var query in line.Queries())
        {
            var answer = await _walk.Get($"{path}?{query}");
            Success.Should().Contain(answer.Status, "{0} takes {1}, and answers {2}", line.Route, query, answer.Text);
        }
    }
}
