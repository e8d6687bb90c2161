using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Http;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Reference;
using CloudController.Reference.Auth;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Permissions;

/// <summary>A reference controller of today with a user for each role in one space and its organization, and one without any.</summary>
internal sealed class UsersOfRoles : IAsyncDisposable
{
    private const string Read = "cloud_controller.read";

    private static readonly string[] OfOrganizations =
        ["organization_user", "organization_auditor", "organization_manager", "organization_billing_manager"];

    private static readonly string[] OfSpaces = ["space_auditor", "space_developer", "space_manager", "space_supporter"];

    private readonly HttpClient _client;

    private UsersOfRoles(ReferenceCloudController controller, HttpClient client, IReadOnlyDictionary<string, string> tokens) =>
        (Controller, _client, Tokens) = (controller, client, tokens);

    internal ReferenceCloudController Controller { get; }

    /// <summary>The token of each user, by the role that the user has.</summary>
    internal IReadOnlyDictionary<string, string> Tokens { get; }

    internal static async Task<UsersOfRoles> StartAsync()
    {
        var controller = await ReferenceCloudController.StartAsync(new() { Edition = ContractSettings.CurrentEdition });
        var client = new HttpClient { BaseAddress = controller.Endpoint };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", controller.AdminToken);
        var users = new UsersOfRoles(controller, client, new Dictionary<string, string>());
        // The space with most apps shows most of what roles decide about.
        var space = (await users.ListAsync("/v3/apps?per_page=100")).Select(app => Related(app, "space")).GroupBy(guid => guid)
            .MaxBy(apps => apps.Count())!.Key;
        var organization = Related((await users.ListAsync($"/v3/spaces?guids={space}"))[0], "organization");
        var tokens = new Dictionary<string, string>
        {
            ["nobody"] = await users.TokenAsync([]),
            ["admin-read-only"] = controller.IssueToken(new TokenGrant("auditor-1", [Read, "cloud_controller.admin_read_only"])),
            ["global-auditor"] = controller.IssueToken(new TokenGrant("auditor-2", [Read, "cloud_controller.global_auditor"])),
            ["admin"] = controller.IssueToken(new TokenGrant("admin-2", ["cloud_controller.admin"])),
        };
        foreach (var role in OfOrganizations)
            tokens[role] = await users.TokenAsync([(role, "organization", organization)]);
        foreach (var role in OfSpaces)
            tokens[role] = await users.TokenAsync([("organization_user", "organization", organization), (role, "space", space)]);
        return new(controller, client, tokens);
    }

    /// <summary>A run with all these users.</summary>
    internal RunPlan Plan(Uri front, Contract.Contracts.ContractLibrary library) => SuiteRun.Plan(front, Controller, library) with
    {
        Users = Tokens.ToDictionary(user => user.Key, user => (ITokenSource)new FixedToken(user.Value)),
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Controller.DisposeAsync();
    }

    private async Task<string> TokenAsync(IEnumerable<(string Role, string Place, string Guid)> roles)
    {
        var guid = $"{Guid.NewGuid()}";
        await PostAsync("/v3/users", new JsonObject { ["guid"] = guid });
        foreach (var (role, place, at) in roles)
        {
            await PostAsync("/v3/roles", new JsonObject
            {
                ["type"] = role, ["relationships"] = new JsonObject { ["user"] = To(guid), [place] = To(at) },
            });
        }

        return Controller.IssueToken(new TokenGrant(guid, [Read]));
    }

    private async Task PostAsync(string path, JsonObject body)
    {
        using var answer = await _client.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<JsonNode[]> ListAsync(string path) =>
        [.. (await _client.GetFromJsonAsync<JsonObject>(path))!["resources"]!.AsArray().Select(item => item!)];

    private static JsonObject To(string guid) => new() { ["data"] = new JsonObject { ["guid"] = guid } };

    private static string Related(JsonNode item, string relation) => (string)item["relationships"]![relation]!["data"]!["guid"]!;
}
