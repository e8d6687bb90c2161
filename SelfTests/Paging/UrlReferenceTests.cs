using CloudController.Contract.Paging;
using FsCheck;
using FsCheck.Fluent;

namespace CloudController.SelfTests.Paging;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>RFC 3986 decides what a URL reference is, where a link leads to, and which origins are the same.</summary>
public sealed class UrlReferenceTests
{
    private static readonly Uri Endpoint = new("https://api.example.com");

    [TestCase("")]
    [TestCase("/")]
    [TestCase("?page=2")]
    [TestCase("v2/buildpacks")]
    [TestCase("./a:b")]
    [TestCase("a/b:c")]
    [TestCase("//host")]
    [TestCase("http://host:/path")]
    [TestCase("http://me:secret@host/path")]
    [TestCase("HTTP://HOST/")]
    [TestCase("http://[::1]:8080/path?q#f")]
    [TestCase("http://[::ffff:192.0.2.1]/")]
    [TestCase("http://[v1.fe80::a]/")]
    [TestCase("http://b%C3%BCcher.example/")]
    [TestCase("urn:a:b")]
    [TestCase("file:///etc/passwd")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/v2/buildpacks?q=name:a;b,c!$'()*@?/&amp;")]
    [TestCase("http://a//b/../c")]
    public void What_the_grammar_has_comes_back_as_it_was(string text)
    {
        var (reference, problem) = UrlReference.Read(text);
        problem.Should().BeNull();
        reference!.ToString().Should().Be(text);
    }

    [TestCase("/v2/build packs", "it has a blank at character 10, which *percent-encoded")]
    [TestCase(" /v2/buildpacks", "it has a blank at character 1,*")]
    [TestCase("/v2\\buildpacks", "it has a backslash at character 4,*")]
    [TestCase("/v2/buildpacks\r\nX: y", "it has the control character U+000D at character 15,*")]
    [TestCase("/v2/\u007f", "it has the control character U+007F*")]
    [TestCase("/v2/büildpacks", "it has a character beyond ASCII (U+00FC) at character 6,*")]
    [TestCase("/v2/\U0001F600", "it has a character beyond ASCII (U+1F600)*")]
    [TestCase("/v2?q=<a>", "it has < at character 7,*")]
    [TestCase("/v2?q=\"", "it has \" at*")]
    [TestCase("/v2?q={a}|^`", "it has { at*")]
    [TestCase("/v2?q=%zz", "the % at character 7 is not followed by two hexadecimal digits")]
    [TestCase("/v2?q=%2", "the % at character 7 is not*")]
    [TestCase("/v2?q=100%", "the % at character 10 is not*")]
    [TestCase("/v2?created_ats[gt]=1", "it has a square bracket outside of an IPv6 address*")]
    [TestCase("/v2#a#b", "it has a second #")]
    [TestCase(":8080/v2", "'' before its first colon is no scheme")]
    [TestCase("127.0.0.1:8080/v2", "'127.0.0.1' before its first colon is no scheme")]
    [TestCase("http://[::1/v2", "its host '*' is neither a name nor an address")]
    [TestCase("http://[::g]/", "its host '[::g]' is neither a name nor an address")]
    [TestCase("http://[127.0.0.1]/", "its host '[[]127.0.0.1]' is neither*")]
    [TestCase("http://[fe80::1%25eth0]/", "its host * is neither*")]
    [TestCase("http://host:http/v2", "':http' behind its host is no port")]
    [TestCase("http://host:80:80/v2", "':80:80' behind its host is no port")]
    [TestCase("http://[::1]8080/v2", "'8080' behind its host is no port")]
    [TestCase("http://a@b@host/v2", "its user name has an @*")]
    public void What_the_grammar_has_not_is_told_in_words(string text, string problem)
    {
        UrlReference.Read(text).Problem.Should().Match(problem.Replace("[[]", "[", StringComparison.Ordinal));
        LinkReading.Of(text, Endpoint).Should().BeEquivalentTo(new { Link = (Link?)null, Foreign = (UrlOrigin?)null });
        LinkReading.Of(text, Endpoint).Problem.Should().StartWith("it is no URL reference (RFC 3986): ");
    }

    [Test]
    public void Half_a_character_is_named() =>
        UrlReference.Read("/v2/\ud800").Problem.Should().StartWith("it has half a character (U+D800) at character 5");

    [TestCase("//api.example.com/v2", "it has the host 'api.example.com' but no scheme")]
    [TestCase("ftp://api.example.com/v2", "its scheme is ftp")]
    [TestCase("javascript:alert(1)", "its scheme is javascript")]
    [TestCase("https:/v2", "it has no host")]
    [TestCase("https:///v2", "it has no host")]
    [TestCase("https://me@api.example.com/v2", "it has a user name")]
    [TestCase("/v2/buildpacks#top", "it has a fragment")]
    [TestCase("https://api.example.com?page=2", "it has no path")]
    [TestCase("?page=2", "it does not begin with a slash*")]
    [TestCase("../buildpacks", "it does not begin with a slash*")]
    [TestCase("", "it does not begin with a slash*")]
    public void A_reference_that_is_no_link_says_why(string text, string problem)
    {
        var reading = LinkReading.Of(text, Endpoint);
        reading.Link.Should().BeNull();
        reading.Problem.Should().Match(problem);
    }

    [TestCase("/v2/buildpacks")]
    [TestCase("//API.EXAMPLE.COM/v2")]
    [TestCase("https://api.example.com/v2")]
    [TestCase("HTTPS://API.Example.Com/v2")]
    [TestCase("https://api.example.com:443/v2")]
    [TestCase("https://api.example.com:0443/v2")]
    [TestCase("https://api.example.com:/v2")]
    [TestCase("https://api%2Eexample.com/v2")]
    [TestCase("https://me@api.example.com/v2")]
    public void The_same_origin_may_be_written_in_many_ways(string text) => LinkReading.Of(text, Endpoint).Foreign.Should().BeNull();

    [TestCase("http://api.example.com/v2", "http://api.example.com")]
    [TestCase("https://api.example.com:8443/v2", "https://api.example.com:8443")]
    [TestCase("https://api.example.com:99999/v2", "https://api.example.com:99999")]
    [TestCase("https://api.example.com./v2", "https://api.example.com.")]
    [TestCase("https://evil.example.com/v2", "https://evil.example.com")]
    [TestCase("//evil.example.com/v2", "https://evil.example.com")]
    [TestCase("https://api.example.com@evil.example.com/v2", "https://evil.example.com")]
    [TestCase("https://api.example.com%2Fevil/v2", "https://api.example.com%2fevil")]
    [TestCase("ftp://api.example.com/v2", "ftp://api.example.com")]
    [TestCase("javascript:alert(1)", "javascript:")]
    public void Another_origin_is_named(string text, string origin) =>
        LinkReading.Of(text, Endpoint).Foreign!.ToString().Should().Be(origin);

    [TestCase("http://[::1]:8080", "http://[0:0:0:0:0:0:0:1]:8080/v2")]
    [TestCase("http://[2001:db8::A]", "http://[2001:DB8:0::a]:80/v2")]
    [TestCase("https://bücher.example", "https://xn--bcher-kva.example/v2")]
    [TestCase("https://xn--bcher-kva.example", "https://b%C3%BCcher.example/v2")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080/v2")]
    public void Addresses_and_names_beyond_ascii_have_one_spelling(string endpoint, string link) =>
        LinkReading.Of(link, new(endpoint)).Should().BeEquivalentTo(new { Foreign = (UrlOrigin?)null, Problem = (string?)null });

    [Test]
    public void An_origin_that_the_settings_name_leads_to_the_target()
    {
        const string link = "https://API.other.example.com:443/v3/packages";
        LinkReading.Of(link, Endpoint, [new("https://api.other.example.com")]).Should()
            .BeEquivalentTo(new { Foreign = (UrlOrigin?)null, Link = new { SameOrigin = true } });
        LinkReading.Of(link, Endpoint, [new("http://api.other.example.com")]).Foreign!.ToString().Should()
            .Be("https://api.other.example.com");
        LinkReading.Of("https://api.example.com/v3", Endpoint, [new("https://api.other.example.com")]).Foreign.Should().BeNull();
    }

    [Test]
    public void An_escape_that_nothing_needs_changes_no_path() =>
        Link.Parse("/v2/%62uildpack%73/%2f%C3%A9", Endpoint)!.Path.Should().Be("/v2/buildpacks/%2F%C3%A9");

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void Any_text_is_either_a_reference_or_has_a_problem(NonNull<string> text)
    {
        var (reference, problem) = UrlReference.Read(text.Get);
        (reference is null).Should().Be(problem is not null);
        (reference?.ToString() ?? text.Get).Should().Be(text.Get);
        LinkReading.Of(text.Get, Endpoint).Href.Should().Be(text.Get);
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public Property Text_of_the_signs_of_addresses_never_breaks_the_reader() => Prop.ForAll(
        Gen.Elements("a", "1", ":", "/", "//", "?", "#", "[", "]", "@", "%", "%41", "%C3%A9", "::1", ".", "http:", "é")
            .ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var (reference, problem) = UrlReference.Read(text);
            var reading = LinkReading.Of(text, Endpoint, [new("http://[::1]")]);
            return (reference is null) == (problem is not null)
                && (reference is null || reference.ToString() == text)
                && (reading.Link is null) == (reading.Problem is not null);
        });
}
