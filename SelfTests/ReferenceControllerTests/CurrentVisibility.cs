using System.Text.Json.Nodes;
using CloudController.Reference.Auth;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>What a user sees who has one role in one place, by the permitted roles of the documentation.</summary>
[TestFixture]
public sealed class CurrentVisibility : VisibilityFixture
{
    private const string InSpaces = "om sa sd sm ss";
    private const string AllRoles = "ou oa om ob sa sd sm ss";
    private const string Global = "globally_enabled_running=true|globally_enabled_staging=true";

    /// <summary>Which items of a list some roles see: those that an admin finds by one of some queries. Other roles see none.</summary>
    private static readonly (string Path, string Roles, string Queries)[] Seen =
    [
        ("/v3/organizations", AllRoles, "guids={organization}"),
        ("/v3/spaces", InSpaces, "guids={spaces}"),
        ("/v3/apps", InSpaces, "space_guids={spaces}"),
        ("/v3/packages", InSpaces, "app_guids={apps}"),
        ("/v3/processes", InSpaces, "app_guids={apps}"),
        ("/v3/droplets", InSpaces, "app_guids={apps}"),
        ("/v3/builds", InSpaces, "app_guids={apps}"),
        ("/v3/deployments", InSpaces, "app_guids={apps}"),
        ("/v3/tasks", InSpaces, "app_guids={apps}"),
        ("/v3/routes", $"oa {InSpaces}", "space_guids={spaces}"),
        ("/v3/route_policies", $"oa {InSpaces}", "route_guids={routes}"),
        ("/v3/domains", $"oa {InSpaces}", "guids={domains}"),
        ("/v3/domains", "ou ob", "guids={open domains}"),
        ("/v3/service_instances", InSpaces, "space_guids={spaces}|guids={shared}"),
        ("/v3/service_credential_bindings", InSpaces, "app_guids={apps}|type=key&service_instance_guids={instances}"),
        ("/v3/service_route_bindings", InSpaces, "service_instance_guids={instances}"),
        ("/v3/service_brokers", "sd ss", "space_guids={spaces}"),
        ("/v3/organization_quotas", AllRoles, ""),
        ("/v3/space_quotas", "om", "organization_guids={organization}"),
        ("/v3/space_quotas", "sa sd sm ss", "space_guids={spaces}"),
        ("/v3/security_groups", InSpaces, $"{Global}|running_space_guids={{spaces}}|staging_space_guids={{spaces}}"),
        ("/v3/security_groups", "ou oa ob", Global),
        ("/v3/isolation_segments", AllRoles, "organization_guids={organization}"),
        ("/v3/roles", InSpaces, "organization_guids={organization}|space_guids={spaces}"),
        ("/v3/roles", "oa ob", "organization_guids={organization}"),
        ("/v3/users", AllRoles, "guids={fellows}"),
        ("/v3/audit_events", "oa", "organization_guids={organization}"),
        ("/v3/audit_events", "sa sd ss", "space_guids={spaces}"),
        ("/v3/app_usage_events", "", ""),
        ("/v3/service_usage_events", "", ""),
        ("/v3/buildpacks", AllRoles, ""),
        ("/v2/organizations", AllRoles, "/v3/organizations?guids={organization}"),
        ("/v2/spaces", InSpaces, "/v3/spaces?guids={spaces}"),
        ("/v2/apps", InSpaces, "/v3/apps?space_guids={spaces}"),
        ("/v2/routes", $"oa {InSpaces}", "/v3/routes?space_guids={spaces}"),
        ("/v2/events", "oa", "/v3/audit_events?organization_guids={organization}"),
        ("/v2/events", "sa sd ss", "/v3/audit_events?space_guids={spaces}"),
        ("/v2/service_keys", InSpaces, "/v3/service_credential_bindings?type=key&service_instance_guids={instances}"),
        ("/v2/shared_domains", AllRoles, "/v3/domains?guids={open domains}"),
        ("/v2/app_usage_events", "", ""),
    ];

    private static IEnumerable<TestCaseData> Lists =>
        from path in Seen.Select(row => row.Path).Distinct()
        from role in Roles
        select new TestCaseData(path, role);

    [TestCaseSource(nameof(Lists))]
    public async Task A_role_shows_what_is_where_it_is(string path, string role)
    {
        var header = await As(role);
        string[] expected = [.. await Expected(path, role)];
        (await Guids(path, header)).Should().BeEquivalentTo(expected);
        foreach (var guid in await Guids(path))
        {
            ((int)(await Send(HttpMethod.Get, $"{path}/{guid}", header, null)).Status)
                .Should().Be(expected.Contains(guid) ? 200 : 404, "{0}/{1}", path, guid);
        }
    }

    [Test]
    public async Task The_table_tells_roles_apart()
    {
        foreach (var path in Seen.Select(row => row.Path).Distinct().Where(path => !path.Contains("usage", StringComparison.Ordinal)))
        {
            var all = await Guids(path);
            all.Should().NotBeEmpty(path);
            (await Expected(path, "sd")).Should().NotBeEmpty(path);
        }
    }

    [Test]
    public async Task Whoever_oversees_everything_sees_every_item([ValueSource(nameof(Overseers))] string who)
    {
        var header = await As(who);
        foreach (var path in Seen.Select(row => row.Path).Distinct())
        {
            var all = await Guids(path);
            (await Guids(path, header)).Should().Equal(all);
            foreach (var guid in all.Take(1))
                ((int)(await Send(HttpMethod.Get, $"{path}/{guid}", header, null)).Status).Should().Be(200, path);
        }

        ((int)(await Send(HttpMethod.Delete, $"/v3/apps/{(await Guids("/v3/apps"))[0]}", header, null)).Status).Should().Be(403);
    }

    [Test]
    public async Task Who_has_no_role_sees_only_themselves()
    {
        var (path, guid) = ("/v3/users", (await Guids("/v3/users"))[^1]);
        foreach (var role in await Guids($"/v3/roles?user_guids={guid}"))
            await Send(HttpMethod.Delete, $"/v3/roles/{role}");
        var header = $"bearer {Controller.IssueToken(TokenGrant.Of(guid))}";
        (await Guids(path, header)).Should().Equal(guid);
        ((int)(await Send(HttpMethod.Get, $"{path}/{guid}", header, null)).Status).Should().Be(200);
        foreach (var other in Seen.Select(row => row.Path).Distinct().Except([path, "/v3/buildpacks"]))
            (await Guids(other, header)).Should().BeEmpty(other);
    }

    [Test]
    public async Task A_role_in_two_places_shows_both()
    {
        var user = await UserWith("sd");
        var other = (await Guids("/v3/spaces"))[2];
        await Give(user, "space_auditor", other);
        var header = $"bearer {Controller.IssueToken(TokenGrant.Of(user))}";
        var spaces = await Filled($"{{spaces}},{other}", "sd");
        (await Guids("/v3/apps", header)).Should().Equal(await Guids($"/v3/apps?space_guids={spaces}"));
        (await Guids("/v3/apps?order_by=-name&stacks=cflinuxfs4", header))
            .Should().Equal(await Guids($"/v3/apps?order_by=-name&stacks=cflinuxfs4&space_guids={spaces}"));
    }

    [Test]
    public async Task What_is_not_seen_is_not_shown_inside_of_what_is()
    {
        var header = await As("sd");
        var space = await Filled("{spaces}", "sd");
        var quota = await Send(HttpMethod.Get, "/v3/organization_quotas?per_page=100", header, null);
        quota.Json["resources"]!.AsArray().SelectMany(item => Data(item!, "organizations")).Should()
            .Equal(await Filled("{organization}", "sd"));
        var groups = await Send(HttpMethod.Get, "/v3/security_groups?per_page=100", header, null);
        groups.Json["resources"]!.AsArray().SelectMany(item => Data(item!, "running_spaces")).Distinct().Should().Equal(space);
        var organization = await Send(
            HttpMethod.Get, $"/v2/organizations/{await Filled("{organization}", "sd")}?inline-relations-depth=1", header, null);
        organization.Json["entity"]!["spaces"]!.AsArray().Select(item => (string)item!["metadata"]!["guid"]!).Should().Equal(space);
        ((int)(await Send(HttpMethod.Get, $"/v3/apps/{(await Guids("/v3/apps"))[3]}/packages", header, null)).Status).Should().Be(404);
    }

    private static IEnumerable<string> Data(JsonNode item, string relationship) =>
        item["relationships"]![relationship]!["data"]!.AsArray().Select(other => (string)other!["guid"]!);

    private async Task<IEnumerable<string>> Expected(string path, string role)
    {
        var found = new HashSet<string>();
        foreach (var (_, _, queries) in Seen.Where(row => row.Path == path && row.Roles.Split(' ').Contains(role)))
        {
            foreach (var query in queries.Split('|'))
            {
                var filled = await Filled(query, role);
                found.UnionWith(await Guids(filled.StartsWith('/') ? filled : $"{path}?{filled}"));
            }
        }

        return found;
    }
}
