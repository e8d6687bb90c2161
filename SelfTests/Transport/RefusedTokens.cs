using CloudController.Contract.Http;
using CloudController.Contract.Settings;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Transport;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>Why a token was refused, as far as it says so itself. It is never shown.</summary>
[TestFixture]
public sealed class RefusedTokens : TransportFixture
{
    [TestCase("""{"exp":1420070400}""", "it expired at 2015-01-01T00:00:00Z; run cf oauth-token")]
    [TestCase("""{"exp":1420070400.9,"iss":"https://uaa.example.com/oauth/token"}""",
        "it expired at 2015-01-01T00:00:00Z; run cf oauth-token")]
    [TestCase("""{"exp":-1}""", "it expired at 1969-12-31T23:59:59Z; run cf oauth-token")]
    [TestCase("""{"exp":4102444800}""", "check Authentication:BearerToken")]
    [TestCase("""{"exp":4102444800,"jti":"0123-r"}""", "it is a refresh token, which only the UAA takes; run cf oauth-token")]
    [TestCase("""{"exp":4102444800,"iss":"https://me:pw@uaa.example.com/oauth/token"}""",
        "it was issued by https://uaa.example.com, so it may be a token of another target; check Authentication:BearerToken")]
    [TestCase("""{"iss":"http://127.0.0.1:8080/uaa/oauth/token"}""", "check Authentication:BearerToken")]
    [TestCase("""{"iss":"uaa"}""", "check Authentication:BearerToken")]
    [TestCase("""{"exp":1e300}""", "check Authentication:BearerToken")]
    [TestCase("""{"exp":"2015-01-01"}""", "check Authentication:BearerToken")]
    [TestCase("""{"exp":null}""", "check Authentication:BearerToken")]
    [TestCase("""[1420070400]""", "check Authentication:BearerToken")]
    [TestCase("""{"exp":1420070400""", "check Authentication:BearerToken")]
    public async Task A_token_that_was_given_tells_what_is_wrong_with_it(string claims, string reason)
    {
        var token = Jwt.Of(claims);
        await using var server = Server(Spoil.Always(_ => Json("{}", 401)));
        using var client = Client(server, tokens: TokenSources.Of(new() { BearerToken = token }, Options(server), new()));
        var send = () => Send(client);
        var broken = (await send.Should().ThrowAsync<RunBrokenException>()).Which;
        broken.Message.Should().Be($"the token was refused: GET /v2/buildpacks answered 401 (request id none); {reason}");
        broken.ToString().Should().NotContain(token).And.NotContain(token.Split('.')[1]);
    }

    [Test]
    public async Task What_is_good_by_the_clock_of_the_run_has_not_expired()
    {
        var end = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var server = Server(Spoil.Always(_ => Json("{}", 401)));
        foreach (var (now, reason) in ((DateTimeOffset, string)[])[
            (end.AddSeconds(-1), "*; check *"), (end, "*; it expired at 2030-01-01T00:00:00Z; *"),
        ])
        {
            using var client = new TargetClient(Options(server), new FixedToken(Jwt.Until(end)), new StandingClock(now));
            var send = () => Send(client);
            await send.Should().ThrowAsync<RunBrokenException>().WithMessage(reason);
        }
    }

    [FsCheck.NUnit.Property]
    public bool Any_other_text_says_nothing(string? text)
    {
        foreach (var token in (string[])[text ?? "", $"a.{text}.b", Jwt.Of(text ?? "")])
            TokenSources.Of(new() { BearerToken = "abc", ExpiredToken = token }, new() { Endpoint = new("https://api.example.com") },
                new());
        return true;
    }

    [Test]
    public void A_token_that_is_still_good_is_not_shown_as_an_expired_one()
    {
        var now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var options = new TargetOptions { Endpoint = new("https://api.example.com") };
        Choose(now.AddHours(1)).Should().Throw<SettingsException>().WithMessage(
            "Authentication:ExpiredToken has not expired: it is good until 2030-01-01T01:00:00Z*");
        Choose(now).Should().NotThrow();

        Action Choose(DateTimeOffset end) =>
            () => TokenSources.Of(new() { BearerToken = "abc", ExpiredToken = Jwt.Until(end) }, options, new(), new StandingClock(now));
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
