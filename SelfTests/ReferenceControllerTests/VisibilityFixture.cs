using System.Text.Json.Nodes;
using CloudController.Reference.Auth;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>
/// One fresh controller of the current editions for each test, and users who have exactly one role: in the first space, or in its
/// organization.
/// </summary>
public abstract class VisibilityFixture : CurrentFixture
{
    /// <summary>The kinds of roles, by the short names that the tables of the tests use.</summary>
    private static readonly Dictionary<string, string> Types = new()
    {
        ["ou"] = "organization_user",
        ["oa"] = "organization_auditor",
        ["om"] = "organization_manager",
        ["ob"] = "organization_billing_manager",
        ["sa"] = "space_auditor",
        ["sd"] = "space_developer",
        ["sm"] = "space_manager",
        ["ss"] = "space_supporter",
    };

    protected static IEnumerable<string> Roles => Types.Keys;

    /// <summary>Those who see everything.</summary>
    protected static string[] Overseers => ["ro", "ga"];

    /// <summary>The header of one who has a role and no other, or who sees everything.</summary>
    protected async Task<string> As(string role) => $"bearer {role switch
    {
        "ro" => Controller.IssueToken(TokenGrant.AdminReadOnly),
        "ga" => Controller.IssueToken(TokenGrant.GlobalAuditor),
        _ => Controller.IssueToken(TokenGrant.Of(await UserWith(role))),
    }}";

    /// <summary>A new user with one role.</summary>
    protected async Task<string> UserWith(string role)
    {
        var user = await Create("/v3/users", """{"username":"somebody","origin":"uaa"}""");
        var space = (await Items("/v3/spaces"))[0];
        await Give(user, Types[role], role[0] == 's' ? (string)space["guid"]! : OrganizationOf(space));
        return user;
    }

    /// <summary>Gives a user a role.</summary>
    protected async Task Give(string user, string type, string place)
    {
        var places = new JsonObject { ["user"] = One(user), [type.Split('_')[0]] = One(place) };
        await Create("/v3/roles", new JsonObject { ["type"] = type, ["relationships"] = places }.ToJsonString());

        static JsonObject One(string guid) => new() { ["data"] = new JsonObject { ["guid"] = guid } };
    }

    /// <summary>The guids of the items of a list, whole.</summary>
    protected async Task<string[]> Guids(string path, string? authorization = null)
    {
        var size = path.StartsWith("/v2", StringComparison.Ordinal) ? "results-per-page=100" : "per_page=500";
        var whole = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{size}";
        var answer = await Send(HttpMethod.Get, whole, authorization ?? $"bearer {Controller.AdminToken}", null);
        ((int)answer.Status).Should().Be(200, "{0} answers {1}", whole, answer.Text);
        var guids = answer.Json["resources"]!.AsArray().Select(item => (string)(item!["guid"] ?? item["metadata"]!["guid"])!).ToArray();
        ((int)(answer.Json["pagination"]?["total_results"] ?? answer.Json["total_results"])!).Should().Be(guids.Length, path);
        return guids;
    }

    /// <summary>
    /// A path or query with what stands in braces in place: guids of what is in the first space or, for a role in its organization, in all
    /// spaces of that.
    /// </summary>
    protected async Task<string> Filled(string text, string role)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(role);
        var first = (await Items("/v3/spaces"))[0];
        var organization = OrganizationOf(first);
        string[] spaces = role[0] == 's' ? [(string)first["guid"]!] : await Guids($"/v3/spaces?organization_guids={organization}");
        var list = string.Join(',', spaces);
        var values = new Dictionary<string, Func<Task<IEnumerable<string>>>>
        {
            ["organization"] = () => Task.FromResult<IEnumerable<string>>([organization]),
            ["spaces"] = () => Task.FromResult<IEnumerable<string>>(spaces),
            ["apps"] = async () => await Guids($"/v3/apps?space_guids={list}"),
            ["routes"] = async () => await Guids($"/v3/routes?space_guids={list}"),
            ["instances"] = async () => await Guids($"/v3/service_instances?space_guids={list}"),
            ["shared"] = () => Instances(instance => instance.Any(spaces.Contains)),
            ["domains"] = async () => await Guids($"/v3/organizations/{organization}/domains"),
            ["open domains"] = () => OpenDomains(),
            ["fellows"] = () => Fellows(organization),
        };
        foreach (var (name, value) in values.Where(pair => text.Contains($"{{{pair.Key}}}", StringComparison.Ordinal)))
            text = text.Replace($"{{{name}}}", string.Join(',', await value()), StringComparison.Ordinal);
        return text;
    }

    private async Task<string> Create(string path, string body)
    {
        var answer = await Send(HttpMethod.Post, path, body);
        ((int)answer.Status).Should().Be(201, answer.Text);
        return (string)answer.Json["guid"]!;
    }

    private async Task<IEnumerable<string>> Instances(Func<IEnumerable<string>, bool> isSharedWith)
    {
        var found = new List<string>();
        foreach (var instance in await Guids("/v3/service_instances?type=managed"))
        {
            var shares = (await Get($"/v3/service_instances/{instance}/relationships/shared_spaces")).Json["data"]!.AsArray();
            if (isSharedWith(shares.Select(space => (string)space!["guid"]!)))
                found.Add(instance);
        }

        return found;
    }

    private async Task<IEnumerable<string>> OpenDomains() =>
        from domain in await Items("/v3/domains?per_page=500")
        where domain["relationships"]!["organization"]!["data"] is null
        select (string)domain["guid"]!;

    private async Task<IEnumerable<string>> Fellows(string organization)
    {
        var spaces = await Guids($"/v3/spaces?organization_guids={organization}");
        return from role in await Items("/v3/roles?per_page=500")
               let places = role["relationships"]!
               where (string?)places["organization"]!["data"]?["guid"] == organization
                   || spaces.Contains((string?)places["space"]!["data"]?["guid"])
               select (string)places["user"]!["data"]!["guid"]!;
    }

    private static string OrganizationOf(JsonObject space) => (string)space["relationships"]!["organization"]!["data"]!["guid"]!;
}
