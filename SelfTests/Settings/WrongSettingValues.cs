using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Settings;

/// <summary>What people paste into the settings that first matter: an address and a token.</summary>
[TestFixture]
public sealed class WrongSettingValues
{
    private const string Secret = "eyJhbGciOiJub25lIn0.c2VjcmV0.c2VjcmV0";

    [TestCase("https://api.example.com/v2/info",
        "'https://api.example.com/v2/info', but must be like https://api.example.com: scheme, host and port only")]
    [TestCase("https://api.example.com:8443/?x",
        "'https://api.example.com:8443/?x', but must be like https://api.example.com:8443: scheme, host and port only")]
    [TestCase("api.example.com", "'api.example.com', but must be an http or https address, for example https://api.example.com")]
    [TestCase("localhost:8181", "'localhost:8181', but must be an http or https address, for example https://localhost:8181")]
    [TestCase("//api.example.com", "'//api.example.com', but must be an http or https address, for example https://api.example.com")]
    [TestCase("https:/api.example.com", "'https:/api.example.com', but must be an http or https address")]
    [TestCase("https//api.example.com", "'https//api.example.com', but must be *")]
    [TestCase("https://", "'https://', but must be an http or https address")]
    [TestCase("\"https://api.example.com\"",
        "\"https://api.example.com\", quotes included, but must be an http or https address*; leave the quotes out")]
    [TestCase("'https://api.example.com'", "'https://api.example.com', quotes included, but must be *; leave the quotes out")]
    public void An_endpoint_that_is_none_is_shown_with_one_that_is(string endpoint, string message)
    {
        var read = () => Configured.By(("CloudController:Endpoint", endpoint), ("Authentication:BearerToken", "abc"));
        read.Should().Throw<SettingsException>().WithMessage($"CloudController:Endpoint is {message}");
    }

    [TestCase($"bearer bearer {Secret}", "has the word bearer twice; once is enough, and it may be left out")]
    [TestCase($"Bearer\tBEARER {Secret}", "has the word bearer twice; once is enough, and it may be left out")]
    [TestCase($"\"{Secret}\"", "is written in quotes; leave them out")]
    [TestCase($"'bearer {Secret}'", "is written in quotes; leave them out")]
    [TestCase($"bearer '{Secret}'", "is written in quotes; leave them out")]
    [TestCase($"“{Secret}”", "is written in quotes; leave them out")]
    [TestCase($"{Secret}\n{Secret}", "is not a token: it contains a line break")]
    [TestCase($"bearer {Secret}\r\n\r\nupdate available", "is not a token: it contains a line break")]
    [TestCase($"{Secret} {Secret}", "is not a token: it contains white space or control characters")]
    [TestCase($"{Secret}\u0001", "is not a token: it contains white space or control characters")]
    [TestCase($"{Secret}\u200b", "is not a token: it contains characters outside ASCII, perhaps invisible ones")]
    [TestCase("bearer", "is the word bearer without a token")]
    [TestCase($"Authorization: bearer {Secret}", "is a whole header; write only what follows Authorization:")]
    [TestCase("$(cf oauth-token)", "is a command or a variable that no shell has replaced; write what it prints")]
    [TestCase("%CF_TOKEN%", "is a command or a variable that no shell has replaced; write what it prints")]
    [TestCase("FAILED\nNot logged in. Use 'cf login' to log in.",
        "is a message of the cf command line, not a token; run cf login, then cf oauth-token")]
    public void A_token_that_is_none_is_explained_and_not_shown(string token, string message)
    {
        foreach (var key in (string[])["Authentication:BearerToken", "Authentication:ExpiredToken"])
        {
            var read = () => Configured.By(("CloudController:Endpoint", "https://example.com"), (key, token));
            read.Should().Throw<SettingsException>().WithMessage($"{key} {message}").Which.ToString().Should().NotContain(Secret);
        }
    }

    [TestCase(Secret)]
    [TestCase($"bearer {Secret}")]
    [TestCase($"BEARER   {Secret}\n")]
    [TestCase($"  bearer\t{Secret}\r\n")]
    public void A_token_is_taken_as_cf_prints_it(string token) =>
        Configured.By(("CloudController:Endpoint", "https://example.com"), ("Authentication:BearerToken", token)).Authentication.BearerToken
            .Should().Be(Secret);

    [TestCase("Authentication:BearerToken", "Authentication:CfHome")]
    [TestCase("Authentication:Passcode", "Authentication:CfHome")]
    [TestCase("Authentication:BearerToken", "Authentication:Passcode")]
    [TestCase("Authentication:Username", "Authentication:Passcode", "Authentication:Password")]
    [TestCase("Authentication:Username", "Authentication:ClientId", "Authentication:Password", "Authentication:ClientSecret")]
    public void Two_ways_to_log_in_are_both_named(string one, string other, params string[] more)
    {
        var read = () => Configured.By([
            ("CloudController:Endpoint", "https://example.com"), .. more.Concat([one, other]).Select(key => (key, (string?)"abcdef")),
        ]);
        read.Should().Throw<SettingsException>().WithMessage(
            $"set only one of *; now {one} and {other} are set").Which.Message.Should().NotContain("abcdef");
    }

    [Test]
    public void A_way_without_a_target_is_named()
    {
        var read = () => Configured.By(("Authentication:Passcode", "abcdef"));
        read.Should().Throw<SettingsException>().WithMessage(
            "Authentication is set but CloudController:Endpoint is not; *(Authentication:Passcode)");
    }

    [Test]
    public void A_token_is_not_good_and_expired_at_once()
    {
        var read = () => Configured.By(
            ("CloudController:Endpoint", "https://example.com"), ("Authentication:BearerToken", Secret),
            ("Authentication:ExpiredToken", $"bearer {Secret}"));
        read.Should().Throw<SettingsException>().WithMessage("Authentication:ExpiredToken is the same as Authentication:BearerToken*");
    }
}
