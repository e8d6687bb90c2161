using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CloudController.Reference;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>Asks one controller for what the documents describe, and finds what stands for the variables of their routes.</summary>
internal sealed class SurfaceWalk : IDisposable
{
    /// <summary>A guid of nothing; v2 answers so for every job that is done.</summary>
    private const string Nobody = "0";

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Uri _endpoint;

    public SurfaceWalk(ReferenceCloudController controller)
    {
        _endpoint = controller.Endpoint;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", controller.AdminToken);
    }

    public void Dispose() => _client.Dispose();

    public async Task<SurfaceAnswer> Get(string pathAndQuery)
    {
        using var response = await _client.GetAsync(new Uri($"{_endpoint.ToString().TrimEnd('/')}{pathAndQuery}", AsWritten));
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json" && text.Length > 0;
        return new((int)response.StatusCode, text, isJson ? JsonNode.Parse(text) : null);
    }

    public async Task<JsonObject> Object(string path) => (await Get(path)).Body!.AsObject();

    /// <summary>The paths of a route, one for each item that it can be about.</summary>
    public async Task<IReadOnlyList<string>> Paths(string route)
    {
        var at = route.IndexOf("/:", StringComparison.Ordinal);
        if (at < 0)
            return [route];
        var end = route.IndexOf('/', at + 1);
        var (parent, rest) = (route[..at], end < 0 ? "" : route[end..]);
        var paths = new List<string>();
        foreach (var value in await Values(parent, route[(at + 2)..(end < 0 ? route.Length : end)]))
            paths.AddRange(await Paths($"{parent}/{value}{rest}"));
        return paths;
    }

    private async Task<IEnumerable<string>> Values(string parent, string variable) => (parent, variable) switch
    {
        (_, "type") => ["web"],
        (_, "host") => ["web"],
        (_, "domain_guid") => await Values("/v2/domains", "guid"),
        (_, "instance_index" or "file_path") => [Nobody],
        ("/v3/environment_variable_groups", _) => ["running", "staging"],
        ("/v3/revisions" or "/v3/sidecars", _) => await Below("/v3/apps", parent[3..]),
        ("/v2/jobs" or "/v3/jobs", _) => [Nobody],
        _ => Names((await Get(parent)).Body),
    };

    /// <summary>The items of all lists below the items of a list.</summary>
    private async Task<IEnumerable<string>> Below(string list, string segment)
    {
        var found = new List<string>();
        foreach (var owner in await Values(list, "guid"))
            found.AddRange(Names((await Get($"{list}/{owner}{segment}")).Body));
        return found;
    }

    private static IEnumerable<string> Names(JsonNode? list) => list!["resources"]!.AsArray()
        .Select(item => (string?)(item!["guid"] ?? item["metadata"]?["guid"] ?? item["name"])
            ?? throw new InvalidOperationException($"{item} has no name"));
}

/// <summary>An answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
/// <param name="Body">The body, where it is JSON.</param>
internal sealed record SurfaceAnswer(int Status, string Text, JsonNode? Body);

/// <summary>The links in an answer that are there to be read.</summary>
internal static class SurfaceLinks
{
    public static IEnumerable<string> Of(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Of),
        JsonObject members => members.SelectMany(member => Of(member.Key, member.Value)),
        _ => [],
    };

    /// <summary>Links of v3 have href, and a method where that is not GET; those of v2 are texts whose names end in url.</summary>
    private static IEnumerable<string> Of(string name, JsonNode? value) => value switch
    {
        JsonObject link when link["href"] is JsonValue href => (string?)link["method"] is null or "GET" ? [PathOf((string)href!)] : [],
        JsonValue text when (name == "url" || name.EndsWith("_url", StringComparison.Ordinal)) && text.TryGetValue<string>(out var url)
            && url.StartsWith('/') => [url],
        _ => Of(value),
    };

    private static string PathOf(string href) => Uri.TryCreate(href, UriKind.Absolute, out var uri) ? uri.PathAndQuery : href;
}
