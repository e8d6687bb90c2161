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
internal sealed class RootDocument(V2Dialect v2, V3Dialect v3, IEnumerable<Table> linked)
{
    public IEnumerable<ApiEndpoint> Endpoints() =>
    [
        new OtherEndpoint(HttpMethods.Get, "/", RouteAccess.Open, GetAsync),
        new OtherEndpoint(HttpMethods.Get, "/v3", RouteAccess.Open, GetV3Async),
    ];

    /// <summary>Which API families there are, each with its version.</summary>
    private Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation) => Links(new JsonObject
    {
        ["self"] = Link(call, ""),
        ["cloud_controller_v2"] = Family(call, v2),
        ["cloud_controller_v3"] = Family(call, v3),
        ["login"] = new JsonObject { ["href"] = InfoDocument.Uaa },
        ["uaa"] = new JsonObject { ["href"] = InfoDocument.Uaa },
    });

    /// <summary>What v3 has here.</summary>
    private Task<ApiReply> GetV3Async(ApiCall call, CancellationToken cancellation)
    {
        var links = new JsonObject { ["self"] = Link(call, "/v3") };
        foreach (var table in linked.OrderBy(table => table.Name, StringComparer.Ordinal))
            links[table.Name] = Link(call, v3.PathOf(table));
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
