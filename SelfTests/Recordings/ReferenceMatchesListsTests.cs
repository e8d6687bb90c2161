using System.Text.Json.Nodes;
using CloudController.Reference;

namespace CloudController.SelfTests.Recordings;

/// <summary>
/// The reference controller of today answers the lists of every resource like the recorded one: the same status and errors, the same
/// envelope, and all members that recorded items have.
/// </summary>
public sealed class ReferenceMatchesListsTests
{
    /// <summary>Where the two are meant to differ, by the end of the recording's name.</summary>
    private static readonly (string Recordings, string Why)[] Intended =
    [
        ("app_usage_events__bogus", Unprocessable), ("roles__bogus", Unprocessable), ("security_groups__bogus", Unprocessable),
        ("service_usage_events__bogus", Unprocessable),
        ("v2_list__service_usage_events__reader", "the documents say nothing of another scope than that of every list"),
    ];

    /// <summary>What recorded items show and no page does; the reference controller keeps to the pages.</summary>
    private static readonly string[] Undocumented =
    [
        "/entity/build_rootfs_image", "/entity/run_rootfs_image", "/entity/domains/*/entity/internal", "/links/clear_buildpack_cache",
    ];

    private const string Unprocessable = "an unknown parameter was answered with 422; the documents name 400 for all lists";

    public static IEnumerable<TestCaseData> Lists => Recording.Of("cc-3.228.0")
        .Where(recording => recording.Method == "GET" && recording.Name.Contains("_list__", StringComparison.Ordinal))
        .Where(recording => !Intended.Any(difference => recording.Name.EndsWith(difference.Recordings, StringComparison.Ordinal)))
        .Select(recording => new TestCaseData(recording).SetArgDisplayNames(recording.Name))
        .DefaultIfEmpty(new TestCaseData(null).SetArgDisplayNames("none"));

    private ReferenceCloudController _controller = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _controller = await ReferenceCloudController.StartAsync(new ReferenceOptions { Edition = "current" });
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _controller.DisposeAsync();
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_answers_like_the_recorded_one(Recording? recording)
    {
        Recording.Require(recording is null ? [] : [recording]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_controller.Endpoint, recording!.Target));
        if (recording.Authorization is not null)
        {
            var token = IsReader(recording) ? _controller.ReaderToken : _controller.AdminToken;
            request.Headers.TryAddWithoutValidation("Authorization", $"bearer {token}");
        }

        using var response = await _client.SendAsync(request);

        ((int)response.StatusCode).Should().Be(recording.Status);
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type).Should().BeTrue();
        type.ToString().Should().Be(recording.Header("Content-Type"));
        var (theirs, ours) = (JsonNode.Parse(recording.Body)!, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        Envelope(ours).Should().Equal(Envelope(theirs));
        if (IsReader(recording) || IsOfOneItem(recording))
            return;
        var shown = Members(ours).ToHashSet();
        Members(theirs).Where(member => !shown.Contains(member) && !Undocumented.Any(member.Contains))
            .Should().BeEmpty("recorded items show these members");
    }

    [Test]
    public void Every_intended_difference_is_one_of_the_recordings()
    {
        var all = Recording.Of("cc-3.228.0");
        Recording.Require(all);
        Intended.Should().AllSatisfy(difference =>
            all.Should().Contain(recording => recording.Name.EndsWith(difference.Recordings, StringComparison.Ordinal)));
    }

    /// <summary>The recorded reader has roles, and sees items that ours does not.</summary>
    private static bool IsReader(Recording recording) =>
        recording.Authorization?.Contains("reader", StringComparison.Ordinal) == true;

    /// <summary>A page of one item, which need not have all that the others have.</summary>
    private static bool IsOfOneItem(Recording recording) =>
        recording.Name.EndsWith("per_page_1", StringComparison.Ordinal) || recording.Name.EndsWith("rpp1", StringComparison.Ordinal);

    /// <summary>The members of the answer, in their order, and what an error is called.</summary>
    private static IEnumerable<string> Envelope(JsonNode body) => body switch
    {
        JsonObject { Count: > 0 } members when members["errors"] is JsonArray errors =>
            errors.Select(error => $"{error!["title"]} {error["code"]}"),
        JsonObject members when members["error_code"] is { } code => [$"{code} {members["code"]}"],
        JsonObject members when members.ContainsKey("resources") => members.Select(member => member.Key),
        _ => [body.GetType().Name],
    };

    /// <summary>Where items have members, whatever the items are; what labels and data are called is theirs.</summary>
    private static IEnumerable<string> Members(JsonNode body) =>
        body is JsonObject list && list["resources"] is JsonArray items ? items.SelectMany(item => Members("", item)) : [];

    private static IEnumerable<string> Members(string place, JsonNode? node) => node switch
    {
        JsonObject when place is "/metadata/labels" or "/metadata/annotations" or "/data" or "/entity/environment_json" => [place],
        JsonObject members => members.SelectMany(member => Members($"{place}/{member.Key}", member.Value)).Append(place),
        JsonArray elements => elements.SelectMany(element => Members($"{place}/*", element)).Append(place),
        _ => [place],
    };
}
