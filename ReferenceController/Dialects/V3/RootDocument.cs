using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Auth;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>The answers of / and /v3: where things are. The addresses beside the API's own are placeholders.</summary>
/// <param name="v2">The other family.</param>
/// <param name="v3">The family.</param>
/// <param name="linked">The tables that v3 links to.</param>
/// <param name="isUaa">Whether the UAA is where the API is.</param>
internal sealed class RootDocument(V2Dialect v2, V3Dialect v3, IEnumerable<Table> linked, bool isUaa)
{
    /// <summary>What finds out which files need no upload; nothing there can be read.</summary>
    private const string Matches = "resource_matches";

    /// <summary>What is beside the API, at addresses that are placeholders.</summary>
    private static readonly ImmutableArray<(string Name, string Href)> Beside =
    [
        ("login", InfoDocument.Uaa), ("uaa", InfoDocument.Uaa), ("credhub", "https://credhub.example.com:8844"),
        ("routing", "http://routing.example.com"), ("logging", "wss://doppler.example.com:443"),
        ("log_cache", "https://log-cache.example.com"), ("log_stream", "https://log-stream.example.com"),
    ];

    public IEnumerable<ApiEndpoint> Endpoints() =>
    [
        new ObjectEndpoint("v3.root.get", "/", RouteAccess.Open, GetAsync),
        new ObjectEndpoint("v3.v3.get", "/v3", RouteAccess.Open, GetV3Async),
    ];

    /// <summary>Which API families there are, each with its version.</summary>
    private Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation)
    {
        var links = new JsonObject
        {
            ["self"] = Link(call, ""),
            ["cloud_controller_v2"] = Family(call, v2),
            ["cloud_controller_v3"] = Family(call, v3),
            ["network_policy_v0"] = Link(call, "/networking/v0/external"),
            ["network_policy_v1"] = Link(call, "/networking/v1/external"),
        };
        foreach (var (name, href) in Beside)
            links[name] = new JsonObject { ["href"] = isUaa && href == InfoDocument.Uaa ? call.Origin : href };
        links["app_ssh"] = new JsonObject
        {
            ["href"] = "ssh.example.com:2222",
            ["meta"] = new JsonObject { ["host_key_fingerprint"] = "00:11:22:33:44:55:66:77", ["oauth_client"] = "ssh-proxy" },
        };
        return Links(links);
    }

    /// <summary>What v3 has here.</summary>
    private Task<ApiReply> GetV3Async(ApiCall call, CancellationToken cancellation)
    {
        var links = new JsonObject { ["self"] = Link(call, "/v3") };
        foreach (var name in linked.Select(table => table.Name).Append(Matches).Order(StringComparer.Ordinal))
            links[name] = Link(call, $"/v3/{name}");
        return Links(links);
    }

    private JsonObject Family(ApiCall call, Dialect dialect)
    {
        var family = Link(call, $"/{dialect.Family}");
        family["meta"] = new JsonObject { ["version"] = dialect.ApiVersion };
        return family;
    }

    private JsonObject Link(ApiCall call, string path) => new() { ["href"] = v3.Link(call.Origin, path) };

    private static Task<ApiReply> Links(JsonObject links) => Task.FromResult(ApiReply.Ok(new JsonObject { ["links"] = links }));
}
