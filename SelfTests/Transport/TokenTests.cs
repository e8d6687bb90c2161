using System.Text;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Transport;

/// <summary>Where tokens come from: the settings, the UAA that the target names, or the session of a <c>cf login</c>.</summary>
[TestFixture]
public sealed class TokenTests : TransportFixture
{
    private const string Fresh = "a-fresh-token-of-the-uaa";

    private readonly Redactor _redactor = new();

    [Test]
    public async Task A_refused_token_that_was_given_ends_the_run()
    {
        await using var server = Server(Spoil.Always(_ => Json("{}", 401)));
        using var client = Client(server);
        await Refused(client);
        await Refused(client);
        server.Requests.Should().Be(1);
    }

    [Test]
    public async Task A_password_buys_a_token()
    {
        await using var server = Server(Uaa(_ => Json($"{{\"access_token\":\"{Fresh}\"}}")));
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        var asked = server.Received.Single(head => head.Method == "POST");
        asked.Target.Should().Be("/oauth/token");
        asked.Header("Authorization").Should().Be(Basic("cf:"));
        _redactor.Redact($"it was {Fresh}").Should().Be("it was [redacted]");
    }

    [Test]
    public async Task A_client_buys_a_token()
    {
        await using var server = Server(Uaa(_ => Json($"{{\"access_token\":\"{Fresh}\"}}")));
        using var tokens = Tokens(server, new() { ClientId = "robot", ClientSecret = "secret-of-robot" });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        server.Received.Single(head => head.Method == "POST").Header("Authorization").Should().Be(Basic("robot:secret-of-robot"));
    }

    [Test]
    public async Task The_session_of_cf_login_is_used_and_refreshed_once_when_its_token_is_refused()
    {
        await using var server = Server(Uaa(_ => Json($"{{\"access_token\":\"{Fresh}\"}}")));
        using var tokens = Tokens(server, new() { CfHome = CfHome(server.Endpoint) });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        (await Send(client)).Status.Should().Be(200);
        server.Received.Count(head => head.Method == "POST").Should().Be(1);
        server.Received
            .Select(head => head.Header("Authorization"))
            .Where(header => header?.StartsWith("bearer", StringComparison.Ordinal) == true)
            .Should().Equal("bearer stale-token-of-the-session", $"bearer {Fresh}", $"bearer {Fresh}");
        _redactor.Redact("refresh-token-of-the-session").Should().Be("[redacted]");
    }

    [Test]
    public async Task A_token_that_is_refused_again_ends_the_run()
    {
        await using var server = Server(Uaa(_ => Json("{\"access_token\":\"another-refused-token\"}")));
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        using var client = Client(server, tokens: tokens);
        await Refused(client);
        var asked = server.Requests;
        await Refused(client);
        server.Requests.Should().Be(asked);
    }

    [TestCase(401, "{\"error\":\"unauthorized\"}")]
    [TestCase(200, "{}")]
    [TestCase(200, "<html>")]
    [TestCase(200, "{\"access_token\":\"\"}")]
    [TestCase(200, "{\"access_token\":\"a\\r\\nX-Evil: b\"}")]
    [TestCase(302, "")]
    public async Task A_uaa_without_a_token_to_give_ends_the_run_and_is_asked_once(int status, string body)
    {
        await using var server = Server(Uaa(_ => Json(body, status)));
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        using var client = Client(server, tokens: tokens);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var send = () => Send(client);
            (await send.Should().ThrowAsync<RunBrokenException>()).Which.Message.Should()
                .Be($"the UAA at {server.Endpoint.GetLeftPart(UriPartial.Authority)} gave no token (status {status}); check "
                    + $"Authentication:Username and Authentication:Password");
        }

        server.Received.Count(head => head.Method == "POST").Should().Be(1);
    }

    [Test]
    public async Task A_uaa_that_cannot_be_reached_is_told_with_the_cause()
    {
        await using var gone = Server(Spoil.Honestly);
        gone.Disappear();
        await using var server = Server(Spoil.Always(_ => Json($"{{\"token_endpoint\":\"{gone.Endpoint}\"}}")));
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        using var client = Client(server, tokens: tokens);
        var send = () => Send(client);
        await send.Should().ThrowAsync<RunBrokenException>().WithMessage($"no token for Authentication:Username and "
            + $"Authentication:Password: POST {gone.Endpoint}oauth/token failed: Connection refused*");
    }

    [TestCase("http://example.com/uaa")]
    [TestCase("https://uaa.example.com")]
    [TestCase("http://10.0.0.1")]
    public async Task A_uaa_elsewhere_gets_no_credentials(string uaa)
    {
        await using var server = Server(Spoil.Always(_ => Json($"{{\"token_endpoint\":\"{uaa}\"}}")));
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        using var client = Client(server, tokens: tokens);
        var send = () => Send(client);
        await send.Should().ThrowAsync<RunBrokenException>().WithMessage("*which is not of its domain*");
        server.Received.Should().OnlyContain(head => head.Method == "GET" && head.Header("Authorization") == null);
    }

    [TestCase("https://api.cf.example.com", "https://uaa.cf.example.com", true)]
    [TestCase("https://api.cf.example.com", "https://login.cf.example.com:8443", true)]
    [TestCase("https://api.cf.example.com", "http://uaa.cf.example.com", false)]
    [TestCase("https://api.cf.example.com", "https://uaa.example.com", false)]
    [TestCase("https://api.cf.example.com", "https://uaa.cf.example.com.evil.com", false)]
    [TestCase("https://example.com", "https://evil.com", false)]
    [TestCase("https://10.0.0.1", "https://10.0.0.2", false)]
    [TestCase("http://localhost:1", "http://127.0.0.1:2", true)]
    public void Only_a_neighbour_gets_credentials(string endpoint, string uaa, bool isNeighbour) =>
        UaaToken.IsNeighbour(new(endpoint), new(uaa)).Should().Be(isNeighbour);

    [Test]
    public async Task A_session_with_another_target_is_refused()
    {
        await using var server = Server(Spoil.Honestly);
        var choose = () => Tokens(server, new() { CfHome = CfHome(new("https://api.example.com")) });
        choose.Should().Throw<SettingsException>().WithMessage("Authentication:CfHome: * is a session with https://api.example.com, not "
            + "with CloudController:Endpoint");
    }

    [Test]
    public async Task A_home_without_a_session_is_named()
    {
        await using var server = Server(Spoil.Honestly);
        var choose = () => Tokens(server, new() { CfHome = TestContext.CurrentContext.WorkDirectory });
        choose.Should().Throw<SettingsException>().WithMessage("Authentication:CfHome: *config.json cannot be read*");
    }

    /// <summary>A target that is its own UAA and takes one token only.</summary>
    private static Func<Call, Task> Uaa(Func<Call, Reply> token) => Spoil.Always(call => call.Head.Path switch
    {
        "/oauth/token" => token(call),
        "/v2/info" => Json($"{{\"token_endpoint\":\"http://{call.Own}\"}}"),
        "/" => Json("{}"),
        _ => Json("{}", call.Head.Header("Authorization") == $"bearer {Fresh}" ? 200 : 401),
    });

    private UaaToken Tokens(HostileServer server, AuthenticationSettings login) =>
        (UaaToken)TokenSources.Of(login, Options(server), _redactor);

    private static async Task Refused(TargetClient client)
    {
        var send = () => Send(client);
        await send.Should().ThrowAsync<RunBrokenException>().WithMessage("the token was refused: GET /v2/buildpacks answered 401*");
    }

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string CfHome(Uri target)
    {
        var home = Path.Combine(TestContext.CurrentContext.WorkDirectory, "cf-homes", Guid.NewGuid().ToString());
        Directory.CreateDirectory(Path.Combine(home, ".cf"));
        File.WriteAllText(Path.Combine(home, ".cf", "config.json"), $$"""
            { "Target": "{{target}}", "AccessToken": "bearer stale-token-of-the-session", "RefreshToken": "refresh-token-of-the-session" }
            """);
        return home;
    }
}
