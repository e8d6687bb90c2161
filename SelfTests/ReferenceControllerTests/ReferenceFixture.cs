using System.Net;
using System.Text.Json.Nodes;
using CloudController.Reference;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>One fresh controller for each test, and the requests that the tests send to it.</summary>
public abstract class ReferenceFixture
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected ReferenceCloudController Controller { get; private set; } = null!;

    /// <summary>What the controller of each test is like.</summary>
    protected virtual ReferenceOptions Options => new();

    [SetUp]
    public async Task Start() => Controller = await ReferenceCloudController.StartAsync(Options);

    [TearDown]
    public async Task Stop() => await Controller.DisposeAsync();

    [OneTimeTearDown]
    public void Hang() => _client.Dispose();

    protected Task<ReferenceAnswer> Get(string path) => Send(HttpMethod.Get, path);

    protected Task<ReferenceAnswer> Send(HttpMethod method, string path, string? body = null) =>
        Send(method, path, $"bearer {Controller.AdminToken}", body);

    protected Task<ReferenceAnswer> Send(
        HttpMethod method, string path, string? authorization, string? body, params (string Name, string Value)[] headers) =>
        Send(Controller, method, path, authorization, body, headers);

    protected async Task<ReferenceAnswer> Send(
        ReferenceCloudController controller,
        HttpMethod method,
        string path,
        string? authorization,
        string? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(controller.Endpoint.ToString().TrimEnd('/') + path, AsWritten));
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body);
        using var response = await _client.SendAsync(request);
        // Reading the text parses Content-Type, which would then no longer be what was sent.
        var all = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new ReferenceAnswer(response.StatusCode, all, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The names on a page of buildpacks.</summary>
    protected async Task<string[]> Names(string query) =>
        [.. (await Get($"/v2/buildpacks?{query}")).Json["resources"]!.AsArray().Select(item => (string)item!["entity"]!["name"]!)];

    protected sealed record ReferenceAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
    {
        public JsonNode Json => JsonNode.Parse(Text)!;

        public string? Description => (string?)Json["description"];
    }
}
