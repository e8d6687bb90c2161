using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Reference;
using CloudController.Reference.Auth;

namespace CloudController.SelfTests.Recordings;

/// <summary>The reference controller answers like the recorded one, but for a few intended differences.</summary>
public sealed class ReferenceMatchesRecordingTests
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Where the two are meant to differ, by the beginning of the recording's name.</summary>
    private static readonly (string Recordings, string Why)[] Intended =
    [
        ("v2-bp-page-",
            "bad page numbers were answered with 500; the reference controller refuses them with 400, and takes decimal digits only"),
        ("v2-bp-rpp-", "bad page sizes were answered with 500; the reference controller refuses them with 400"),
        ("v2-bp-ird-abc", "a depth that is no number was answered with 500"),
        ("v2-bp-ird-empty", "a depth that is no number was answered with 500"),
        ("v2-bp-orphan-abc", "a number that is none was answered with 500"),
        ("v2-bp-q-bad-utf8", "text that is not UTF-8 was answered with 500"),
        ("v2-bp-q-pct-bad", "the web server in front refused it in plain text; the reference controller uses the error envelope"),
        ("v2-bp-guid-bogus-param", "a single item was answered with 500 for the bad page number of a list"),
        ("v2-bp-post-array", "a body that is no object was answered with 500"),
        ("v2-bp-no-token-",
            "bad numbers were answered with 500 before the token was looked at; the reference controller looks at the token first"),
        ("v2-bp-expired-page-abc", "bad numbers were answered with 500 before the token was looked at"),
        ("v2-bp-reader-page-0", "a bad page number was answered with 500"),
        ("v3-pkg-page-99999999999999999999", "a page number beyond the database was answered with 500"),
        ("v3-pkg-developer", "the reference controller has no roles in spaces, so who is no admin sees no package"),
        ("big-v3-pkg-developer", "the reference controller has no roles in spaces, so who is no admin sees no package"),
        ("v3-pkg-guid-developer", "the reference controller has no roles in spaces, so who is no admin sees no package"),
        ("v3-pkg-download-", "packages have no bits to download"),
        ("v2-info", "the reference controller describes itself"),
    ];

    public static IEnumerable<TestCaseData> Recordings => Recording.All
        .Where(recording => Serves(recording.Route) && recording.Method is "GET" or "HEAD" or "OPTIONS")
        .Where(recording => !Intended.Any(difference => recording.Name.StartsWith(difference.Recordings, StringComparison.Ordinal)
            && Differs(recording)))
        .Select(recording => new TestCaseData(recording).SetArgDisplayNames(recording.Name))
        .DefaultIfEmpty(new TestCaseData(null).SetArgDisplayNames("none"));

    private ReferenceCloudController _controller = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _controller = await ReferenceCloudController.StartAsync();
        _client = new();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _controller.DisposeAsync();
    }

    [TestCaseSource(nameof(Recordings))]
    public async Task Answers_like_the_recorded_controller(Recording? recording)
    {
        Recording.RequireAll();
        using var request = new HttpRequestMessage(
            new(recording!.Method), new Uri(_controller.Endpoint.GetLeftPart(UriPartial.Authority) + await Ours(recording), AsWritten));
        if (recording.Authorization is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization",
                authorization.Replace(TokenWord(authorization), Token(TokenWord(authorization)), StringComparison.Ordinal));
        using var response = await _client.SendAsync(request);
        var contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

        ((int)response.StatusCode).Should().Be(recording.Status);
        contentType.Should().Be(recording.Header("Content-Type"));
        foreach (var name in (string[])["X-Content-Type-Options", "X-Cascade"])
            (response.Headers.TryGetValues(name, out var ours) ? string.Join(",", ours) : null)
                .Should().Be(recording.Header(name), "the header {0} matters", name);
        response.Headers.Contains("X-VCAP-Request-ID").Should().Be(recording.Header("X-VCAP-Request-ID") is not null);
        var body = await response.Content.ReadAsStringAsync();
        if (recording.Method == "HEAD")
            body.Should().BeEmpty();
        else
            Shape(body).Should().BeEquivalentTo(Shape(recording.Body));
    }

    [Test]
    public void Every_intended_difference_is_one_of_the_recordings()
    {
        Recording.RequireAll();
        Intended.Should().AllSatisfy(difference => Recording.All
            .Should().Contain(recording => recording.Name.StartsWith(difference.Recordings, StringComparison.Ordinal)));
    }

    private static bool Serves(string route) =>
        route.TrimEnd('/') is "/v2/info" or "/v2/buildpacks" or "/v3/packages"
        || route.StartsWith("/v2/buildpacks/", StringComparison.Ordinal) || route.StartsWith("/v3/packages/", StringComparison.Ordinal)
        || route.Contains("nope", StringComparison.Ordinal);

    /// <summary>A family of recordings is left out only where the recorded answer is the one that is meant.</summary>
    private static bool Differs(Recording recording) =>
        recording.Status >= 500
            || recording.Header("Content-Type") == "text/plain"
            || recording.Status == 200 && !recording.Name.Contains("-rpp-", StringComparison.Ordinal)
            || recording.Name.Contains("download", StringComparison.Ordinal);

    private static string TokenWord(string authorization) =>
        authorization.Contains('<') ? authorization[authorization.IndexOf('<')..(authorization.IndexOf('>') + 1)] : "<none>";

    private string Token(string word) => word switch
    {
        "<admin token>" => _controller.AdminToken,
        "<reader token>" => _controller.ReaderToken,
        "<expired token>" => _controller.ExpiredToken,
        "<developer token>" => _controller.IssueToken(
            TokenGrant.Reader with { Scopes = [.. TokenGrant.Reader.Scopes, "cloud_controller.write"] }),
        "<noscope token>" => _controller.IssueToken(TokenGrant.Reader with { Scopes = [] }),
        "<wrongaud token>" => _controller.IssueToken(TokenGrant.Admin with { Audience = "another" }),
        "<badsig token>" => _controller.AdminToken[..^10] + "AAAAAAAAAA",
        _ => word,
    };

    /// <summary>A recorded guid stands for one of the controller's own items, of the same kind.</summary>
    private async Task<string> Ours(Recording recording)
    {
        if (recording.Route.Split('/') is not ["", var family, var resource, var recorded, ..]
            || !Guid.TryParseExact(recorded, "D", out var guid)
            || recorded != $"{guid}"
            || guid == Guid.Empty)
            return recording.Target;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_controller.Endpoint, $"/{family}/{resource}"));
        request.Headers.TryAddWithoutValidation("Authorization", $"bearer {_controller.AdminToken}");
        using var response = await _client.SendAsync(request);
        var resources = StrictJson.Read(await response.Content.ReadAsByteArrayAsync()).Root.GetProperty("resources").EnumerateArray();
        var type = recording.Name.Contains("docker", StringComparison.Ordinal) ? "docker" : "bits";
        var item = resources.First(item => JsonPointer.FindText(item, "/type") is null || JsonPointer.FindText(item, "/type") == type);
        return recording.Target.Replace(recorded, JsonPointer.FindText(item, "/guid") ?? JsonPointer.FindText(item, "/metadata/guid"),
            StringComparison.Ordinal);
    }

    /// <summary>What does not depend on the data: the error's code and name, or the members of the envelope.</summary>
    private static IEnumerable<string> Shape(string body)
    {
        if (StrictJson.Read(Encoding.UTF8.GetBytes(body)).Value is not { ValueKind: JsonValueKind.Object } root)
            return [body.Length == 0 ? "empty" : "text"];
        return JsonPointer.FindText(root, "/error_code") is { } name
            ? [name, root.GetProperty("code").GetRawText(), .. root.EnumerateObject().Select(member => member.Name)]
            : root.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Object
                ? member.Value.EnumerateObject().Select(inner => $"{member.Name}.{inner.Name}").Prepend(member.Name)
                : [member.Name]);
    }
}
