using CloudController.Contract.Settings;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace CloudController.SelfTests.Transport;

/// <summary>Settings that cannot be used are one message that names the key.</summary>
[TestFixture]
public sealed class SettingsTests
{
    private const string Origins = "CloudController:ExternalOrigin";

    private static readonly string Example = Path.Combine(Workspace.Folder, "appsettings.example.json");

    [TestCase("CloudController:Endpont", "https://example.com",
        "the setting CloudController:Endpont is unknown; the settings are CloudController:Endpoint, *")]
    [TestCase("Unknown", "1", "the setting Unknown is unknown; *")]
    [TestCase("CloudController:Endpoint", "ftp://example.com",
        "CloudController:Endpoint is 'ftp://example.com', but must be an http or https address")]
    [TestCase("CloudController:Endpoint", "example.com", "CloudController:Endpoint is *")]
    [TestCase("CloudController:Endpoint", "https://example.com/v2", "CloudController:Endpoint is *scheme, host and port only")]
    [TestCase("CloudController:Endpoint", "https://me:secret@example.com",
        "CloudController:Endpoint contains a user name; use the Authentication settings")]
    [TestCase("CloudController:Endpoint", "https://example.com",
        "CloudController:Endpoint is set, so one of Authentication:BearerToken, *")]
    [TestCase("CloudController:ExternalOrigin", "api.example.com",
        "CloudController:ExternalOrigin is 'api.example.com', but must be an http or https address, for example https://api.example.com")]
    [TestCase("CloudController:ExternalOrigin", "https://a.example.com, ftp://b.example.com",
        "CloudController:ExternalOrigin is 'ftp://b.example.com', but must be an http or https address")]
    [TestCase("CloudController:ExternalOrigin", "https://a.example.com/v3",
        "CloudController:ExternalOrigin is 'https://a.example.com/v3', but must be like https://a.example.com: scheme, host and port only")]
    [TestCase("CloudController:ExternalOrigin", "https://a.example.com:99999", "CloudController:ExternalOrigin is *")]
    [TestCase("CloudController:ExternalOrigin", "https://me:secret@example.com",
        "CloudController:ExternalOrigin contains a user name; an origin is scheme, host and port only")]
    [TestCase("CloudController:ExternalOrigin:0", "example.com", "CloudController:ExternalOrigin is 'example.com', but *")]
    [TestCase("CloudController:ExternalOrigin:first", "https://example.com",
        "the setting CloudController:ExternalOrigin:first is unknown; *")]
    [TestCase("CloudController:Endpoint:0", "https://a.example.com", "the setting CloudController:Endpoint:0 is unknown; *")]
    [TestCase("CloudController:RequestTimeout", "soon", "CloudController:RequestTimeout is 'soon', but must be a time like 00:00:30*")]
    [TestCase("CloudController:RequestTimeout", "00:00:00", "CloudController:RequestTimeout is *")]
    [TestCase("CloudController:MaxResponseBytes", "10",
        "CloudController:MaxResponseBytes is '10', but must be a whole number from 1024 to 1073741824")]
    [TestCase("CloudController:MaxConcurrency", "0", "CloudController:MaxConcurrency is *")]
    [TestCase("CloudController:SkipTlsVerification", "perhaps",
        "CloudController:SkipTlsVerification is 'perhaps', but must be true or false")]
    [TestCase("Contract:Depth", "deep", "Contract:Depth is 'deep', but must be quick or standard or full")]
    [TestCase("Contract:Endpoints", "v3.apps, !", "Contract:Endpoints is 'v3.apps, !', but must be names of endpoints *")]
    [TestCase("Contract:Strict", "1", "Contract:Strict is *")]
    [TestCase("Contract:Require", "none, v2", "Contract:Require is 'none, v2', but must be names with commas between them, or none")]
    [TestCase("Contract:Require", ",", "Contract:Require is ',', but must be *")]
    [TestCase("Contract:Require:Family", "v2", "the setting Contract:Require:Family is unknown; Contract:Require is a list")]
    [TestCase("Data:AllowWrites", "yes", "Data:AllowWrites is *")]
    [TestCase("Authentication:BearerToken", "two words",
        "Authentication:BearerToken is not a token: it contains white space or control characters")]
    [TestCase("Authentication:Username", "me", "Authentication:Username and Authentication:Password belong together")]
    [TestCase("Authentication:BearerToken", "abc", "Authentication is set but CloudController:Endpoint is not;*")]
    public void What_cannot_be_used_is_named(string key, string value, string message)
    {
        var read = () => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());
        read.Should().Throw<SettingsException>().WithMessage(message)
            .Which.Message.Should().NotContain("two words").And.NotContain("secret@");
    }

    /// <summary>Of two sources the stronger one has the whole list; elements of both are not mixed.</summary>
    [TestCase("", "", null)]
    [TestCase("Require=v2", "", "v2")]
    [TestCase("Require=v2 , v3.packages", "", "v2 v3.packages")]
    [TestCase("Require=none", "", "")]
    [TestCase("Require:0=v2;Require:1=v3", "", "v2 v3")]
    [TestCase("Require:0=v2;Require:1=v3", "Require=v3.packages", "v3.packages")]
    [TestCase("Require:0=v2;Require:1=v3", "Require:0=v3.packages", "v3.packages")]
    [TestCase("Require=v2", "Require:0=v3", "v3")]
    [TestCase("Require=v2", "Require=", "v2")]
    public void A_list_is_names_with_commas_or_an_array(string weaker, string stronger, string? expected)
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(Pairs(weaker))
            .AddInMemoryCollection(Pairs(stronger))
            .Build());
        settings.Require.Should().Equal(expected?.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        static IEnumerable<KeyValuePair<string, string?>> Pairs(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create("Contract:" + pair[0], (string?)pair[1]));
    }

    [Test]
    public void Two_ways_to_log_in_are_one_too_many()
    {
        var read = () => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("CloudController:Endpoint", "https://example.com"), new("Authentication:BearerToken", "abc"),
            new("Authentication:CfHome", "/home/me"),
        ]).Build());
        read.Should().Throw<SettingsException>().WithMessage("set only one of Authentication:BearerToken, *");
    }

    [TestCase("https://a.example.com,http://b.example.com:8080", null)]
    [TestCase("  https://a.example.com/ , http://b.example.com:8080, ", null)]
    [TestCase(null, "https://a.example.com")]
    [TestCase("https://a.example.com,http://b.example.com:8080", "https://of.the.file.example.com")]
    public void Origins_are_one_text_or_an_array_in_the_file(string? environment, string? first)
    {
        Dictionary<string, string?> file = first is null
            ? []
            : new() { [$"{Origins}:0"] = first, [$"{Origins}:1"] = "http://b.example.com:8080" };
        Dictionary<string, string?> variables = environment is null ? [] : new() { [Origins] = environment };
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(file).AddInMemoryCollection(variables).Build());
        settings.ExternalOrigin.Should().Equal(new Uri("https://a.example.com"), new Uri("http://b.example.com:8080"));
    }

    [Test]
    public void The_example_holds_every_setting_and_nothing_else()
    {
        using var example = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Example), new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip });
        KeysOf(example.RootElement).Should().BeEquivalentTo(SettingsReader.KnownKeys);
        var read = () => SettingsReader.Read(new ConfigurationBuilder().AddJsonFile(Example).Build());
        read.Should().NotThrow();

        static IEnumerable<string> KeysOf(System.Text.Json.JsonElement section) => section.EnumerateObject().SelectMany(member =>
            member.Value.ValueKind == System.Text.Json.JsonValueKind.Object
                ? KeysOf(member.Value).Select(key => $"{member.Name}:{key}")
                : [member.Name]);
    }

    [Test]
    public void Users_have_a_token_or_a_name_and_a_password_each()
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("CloudController:Endpoint", "https://example.com"), new("Authentication:BearerToken", "abc"),
            new("Authentication:Users:one", "bearer def"), new("Authentication:Users:two:Username", "ann"),
            new("Authentication:Users:two:Password", "secret"),
        ]).Build());

        settings.Authentication.Users["one"].BearerToken.Should().Be("def");
        settings.Authentication.Users["two"].Should()
            .Match<AuthenticationSettings>(user => user.Username == "ann" && user.Password == "secret");
        settings.Authentication.Secrets.Should().Contain(["abc", "def", "secret"]);
    }

    [TestCase("Authentication:Users:one:Passcode", "Passcode")]
    [TestCase("Authentication:Users:one:Username", "belong together")]
    public void A_user_that_cannot_log_in_is_named(string key, string said)
    {
        var read = () => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
            [new("CloudController:Endpoint", "https://example.com"), new("Authentication:BearerToken", "abc"), new(key, "x")]).Build());
        read.Should().Throw<SettingsException>().WithMessage($"*Authentication:Users:one*{said}*");
    }

    [Test]
    public void The_word_bearer_may_stand_before_a_token()
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
            [new("CloudController:Endpoint", "https://example.com"), new("Authentication:BearerToken", "Bearer abc")]).Build());
        settings.Authentication.BearerToken.Should().Be("abc");
        settings.ToString().Should().NotContain("abc");
    }
}
