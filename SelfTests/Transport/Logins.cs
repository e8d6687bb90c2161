using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Transport;

/// <summary>What the suite shows to the UAA for each way to log in, what it keeps, and that none of it is ever written.</summary>
[TestFixture]
public sealed class Logins : TransportFixture
{
    private Redactor _redactor = null!;
    private TemporaryFolder _home = null!;

    [SetUp]
    public void Prepare() => (_redactor, _home) = (new(), new());

    [TearDown]
    public void Delete() => _home.Dispose();

    [TestCase("UAAOAuthClient", "my-cli", "UAAOAuthClientSecret", "secret-of-my-cli", "my-cli:secret-of-my-cli")]
    [TestCase("UAAOAuthClient", "my-cli", "UAAOAuthClientSecret", "", "my-cli:")]
    [TestCase("UAAOAuthClient", "", "UAAOAuthClientSecret", "", "cf:")]
    [TestCase("Locale", "", "ColorEnabled", "", "cf:")]
    public async Task A_session_is_refreshed_by_the_client_that_began_it(
        string first, string one, string second, string other, string shown)
    {
        var uaa = new Uaa();
        await using var server = Server(uaa.Serve);
        using var tokens = Tokens(server, new() { CfHome = Home(server.Endpoint, $"\"{first}\": \"{one}\", \"{second}\": \"{other}\"") });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        uaa.Asked.Should().Equal((shown, "grant_type=refresh_token&refresh_token=refresh-0"));
        if (other.Length > 0)
            ShouldBeHidden(other, $"{one}:{other}");
    }

    [Test]
    public async Task A_client_that_logged_in_with_cf_auth_asks_again_with_its_secret()
    {
        var uaa = new Uaa();
        await using var server = Server(uaa.Serve);
        var home = Home(server.Endpoint,
            "\"UAAGrantType\": \"client_credentials\", \"UAAOAuthClient\": \"robot\", \"UAAOAuthClientSecret\": \"secret-of-robot\"",
            refreshToken: "");
        using var tokens = Tokens(server, new() { CfHome = home });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        uaa.Asked.Should().Equal(("robot:secret-of-robot", "grant_type=client_credentials"));
    }

    [Test]
    public async Task A_session_without_a_refresh_token_tells_to_log_in_again()
    {
        await using var server = Server(Spoil.Always(_ => Json("{}", 401)));
        using var tokens = Tokens(server,
            new() { CfHome = Home(server.Endpoint, accessToken: Jwt.Until(DateTimeOffset.UnixEpoch), refreshToken: "") });
        using var client = Client(server, tokens: tokens);
        await Breaks(client, "the token was refused: *; it expired at 1970-01-01T00:00:00Z; run cf login");
        server.Requests.Should().Be(1);
    }

    [Test]
    public async Task A_refresh_token_that_is_replaced_is_kept_for_the_run_and_written_nowhere()
    {
        var uaa = new Uaa { IsRotating = true };
        await using var server = Server(uaa.Serve);
        var home = Home(server.Endpoint);
        var before = await File.ReadAllTextAsync(Path.Combine(home, ".cf", "config.json"));
        using var tokens = Tokens(server, new() { CfHome = home });
        using var client = Client(server, tokens: tokens);
        for (var round = 0; round < 3; round++)
        {
            (await Send(client)).Status.Should().Be(200);
            uaa.Withdraw();
        }

        uaa.Asked.Select(asked => asked.Form).Should().Equal(
            "grant_type=refresh_token&refresh_token=refresh-0", "grant_type=refresh_token&refresh_token=refresh-1",
            "grant_type=refresh_token&refresh_token=refresh-2");
        (await File.ReadAllTextAsync(Path.Combine(home, ".cf", "config.json"))).Should().Be(before);
        ShouldBeHidden("refresh-0", "refresh-1", "refresh-2", "token-number-1", "token-number-2");
    }

    [Test]
    public async Task A_passcode_is_shown_once_and_then_its_refresh_token()
    {
        var uaa = new Uaa { IsRotating = true };
        await using var server = Server(uaa.Serve);
        using var tokens = Tokens(server, new() { Passcode = "p+ss/c&de=1" });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        uaa.Withdraw();
        (await Send(client)).Status.Should().Be(200);
        uaa.Asked.Should().Equal(("cf:", "grant_type=password&passcode=p%2Bss%2Fc%26de%3D1"),
            ("cf:", "grant_type=refresh_token&refresh_token=refresh-1"));
        ShouldBeHidden("p+ss/c&de=1");
    }

    [Test]
    public async Task A_passcode_that_is_not_taken_tells_where_there_is_another()
    {
        await using var server = Server(new Uaa { Refusal = "Invalid passcode p+ss/c&de=1" }.Serve);
        using var tokens = Tokens(server, new() { Passcode = "p+ss/c&de=1" });
        using var client = Client(server, tokens: tokens);
        await Breaks(client,
            $"the UAA at {At(server)} gave no token (status 401: Invalid passcode [redacted]); check Authentication:Passcode; "
            + "a passcode is good once and for a few minutes, so get another one from the login server: "
            + "https://login.example.com/passcode");
    }

    [Test]
    public async Task Without_a_refresh_token_a_passcode_ends_with_its_token()
    {
        var uaa = new Uaa();
        await using var server = Server(uaa.Serve);
        using var tokens = Tokens(server, new() { Passcode = "passcode" });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        uaa.Withdraw();
        await Breaks(client, "the token was refused: *; check Authentication:Passcode");
        uaa.Asked.Should().ContainSingle();
    }

    [Test]
    public async Task Where_a_refresh_token_is_not_taken_any_more_a_password_is_shown_again()
    {
        var uaa = new Uaa { IsRotating = true };
        await using var server = Server(uaa.Serve);
        using var tokens = Tokens(server, new() { Username = "me", Password = "pä ss&w=rd" });
        using var client = Client(server, tokens: tokens);
        (await Send(client)).Status.Should().Be(200);
        uaa.Withdraw(alsoRefreshTokens: true);
        (await Send(client)).Status.Should().Be(200);
        uaa.Asked.Select(asked => asked.Form).Should().Equal(
            "grant_type=password&username=me&password=p%C3%A4%20ss%26w%3Drd", "grant_type=refresh_token&refresh_token=refresh-1",
            "grant_type=password&username=me&password=p%C3%A4%20ss%26w%3Drd");
        ShouldBeHidden("pä ss&w=rd");
    }

    [Test]
    public async Task Every_request_for_a_token_names_the_suite()
    {
        await using var server = Server(new Uaa().Serve);
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        await tokens.GetAsync(CancellationToken.None);
        server.Received.Select(head => head.Method).Should().Equal("GET", "GET", "POST");
        server.Received.Should().OnlyContain(head => head.Header("User-Agent")!.StartsWith("cloud-controller-contract-tests/")
            && head.Header("User-Agent")!.EndsWith(" (login)"));
    }

    [Test]
    public async Task A_uaa_below_a_path_is_asked_there()
    {
        await using var server = Server(Spoil.Always(call => call.Head.Path == "/uaa/oauth/token"
            ? Json("{\"access_token\":\"abcdefgh\"}")
            : Json($"{{\"token_endpoint\":\"http://{call.Own}/uaa/\"}}")));
        using var tokens = Tokens(server, new() { ClientId = "robot", ClientSecret = "secret-of-robot" });
        (await tokens.GetAsync(CancellationToken.None)).Should().Be("abcdefgh");
    }

    [Test]
    public async Task A_uaa_without_a_route_is_told()
    {
        await using var server = Server(Spoil.Always(call => call.Head.Method == "POST"
            ? Reply.Of(404, "text/plain", "404 Not Found", ("X-Cf-RouterError", "unknown_route"))
            : Json($"{{\"token_endpoint\":\"http://{call.Own}\"}}")));
        using var tokens = Tokens(server, new() { Username = "me", Password = "secret-password" });
        using var client = Client(server, tokens: tokens);
        await Breaks(client,
            $"no route to the UAA {At(server)}, which {At(server)} names: its router answered 404 (X-Cf-RouterError: unknown_route)");
    }

    [Test]
    public async Task A_session_that_the_uaa_does_not_know_any_more_tells_to_log_in_again()
    {
        await using var server = Server(new Uaa { Refusal = "The token expired" }.Serve);
        using var tokens = Tokens(server, new() { CfHome = Home(server.Endpoint) });
        using var client = Client(server, tokens: tokens);
        await Breaks(client,
            $"the UAA at {At(server)} gave no token (status 401: The token expired); check Authentication:CfHome; run cf login");
    }

    [Test]
    public async Task A_uaa_that_says_nothing_is_not_waited_for_longer_than_for_the_target()
    {
        await using var server = Server(call => call.Head.Method == "POST"
            ? call.Hang()
            : call.Send(Json($"{{\"token_endpoint\":\"http://{call.Own}\"}}")));
        var options = Options(server) with { RequestTimeout = TimeSpan.FromMilliseconds(300) };
        using var tokens = new UaaToken(options, UaaGrant.Password("me", "secret-password"), _redactor);
        var ask = async () => await tokens.GetAsync(CancellationToken.None);
        await ask.Should().ThrowAsync<RunBrokenException>().WithMessage(
            $"no token for Authentication:Username and Authentication:Password: POST {At(server)}/oauth/token failed: no answer within "
                + $"{options.RequestTimeout} (CloudController:RequestTimeout)");
    }

    [TestCase(".cf", "*cannot be read: *; name the folder that holds .cf")]
    [TestCase("~/me", "Authentication:CfHome is '~/me', but no shell expands the ~; write the whole path")]
    public void A_home_that_is_none_is_explained(string home, string message)
    {
        var choose = () => TokenSources.Of(new() { CfHome = home }, new() { Endpoint = new("https://api.example.com") }, _redactor);
        choose.Should().Throw<SettingsException>().WithMessage(message);
    }

    private UaaToken Tokens(HostileServer server, AuthenticationSettings login) =>
        (UaaToken)TokenSources.Of(login, Options(server), _redactor);

    private string Home(
        Uri target,
        string more = "\"Locale\": \"\"",
        string accessToken = "stale-token-of-the-session",
        string refreshToken = "refresh-0")
    {
        Directory.CreateDirectory(Path.Combine(_home.Path, ".cf"));
        File.WriteAllText(Path.Combine(_home.Path, ".cf", "config.json"), $$"""
            { "Target": "{{target}}", "AccessToken": "bearer {{accessToken}}", "RefreshToken": "{{refreshToken}}", {{more}} }
            """);
        return _home.Path;
    }

    private void ShouldBeHidden(params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            string[] forms =
            [
                secret,
                Uri.EscapeDataString(secret),
                WebUtility.UrlEncode(secret),
                Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
            ];
            foreach (var form in forms)
                _redactor.Redact($"<{form}>").Should().NotContain(form);
        }
    }

    private static string At(HostileServer server) => server.Endpoint.GetLeftPart(UriPartial.Authority);

    private static async Task Breaks(TargetClient client, string message)
    {
        var send = () => Send(client);
        await send.Should().ThrowAsync<RunBrokenException>().WithMessage(message);
    }

    /// <summary>A target that is its own UAA and takes nothing but the token that it gave last.</summary>
    private sealed class Uaa
    {
        private int _given;
        private int _taken = 1;
        private bool _takesRefreshTokens = true;

        /// <summary>Whether every token comes with a refresh token, which is good until the next.</summary>
        internal bool IsRotating { get; init; }

        /// <summary>Why nothing is taken.</summary>
        internal string? Refusal { get; init; }

        /// <summary>Client and form of each request for a token.</summary>
        internal ConcurrentQueue<(string Client, string Form)> Asked { get; } = [];

        internal Task Serve(Call call) => call.Send(call.Head.Path switch
        {
            "/oauth/token" => Answer(call.Head),
            "/" => Json(
                $"{{\"links\":{{\"uaa\":{{\"href\":\"http://{call.Own}\"}},\"login\":{{\"href\":\"https://login.example.com/\"}}}}}}"),
            "/v2/info" => Json("{}"),
            _ => Json("{}", call.Head.Header("Authorization") == $"bearer token-number-{_given}" && _given >= _taken ? 200 : 401),
        });

        /// <summary>The token that was given last is not taken any more.</summary>
        internal void Withdraw(bool alsoRefreshTokens = false) => (_taken, _takesRefreshTokens) = (_given + 1, !alsoRefreshTokens);

        private Reply Answer(RequestHead head)
        {
            Asked.Enqueue((Encoding.UTF8.GetString(Convert.FromBase64String(head.Header("Authorization")!["Basic ".Length..])), head.Body));
            if (Refusal is not null)
                return Json($"{{\"error\":\"unauthorized\",\"error_description\":\"{Refusal}\"}}", 401);
            var refresh = head.Body.Split("refresh_token=");
            if (refresh.Length == 2 && (!_takesRefreshTokens || refresh[1] != $"refresh-{_given}"))
                return Json("{\"error\":\"invalid_token\"}", 401);
            _given++;
            return Json($"{{\"access_token\":\"token-number-{_given}\"{(IsRotating ? $",\"refresh_token\":\"refresh-{_given}\"" : "")}}}");
        }
    }
}
