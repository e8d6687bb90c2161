using System.Text;
using CloudController.Contract.Redaction;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Redaction;

/// <summary>Secrets that are known by the name that they stand under, and texts that are hard to look through.</summary>
[TestFixture]
public sealed class RedactorTests
{
    [TestCase("""{"password": "correct horse; \"battery\" staple", "a": 1}""", """{"password": "[redacted]", "a": 1}""")]
    [TestCase("""{"user":"somebody","email":"a@b.c","image":"x"}""", """{"user":"[redacted]","email":"[redacted]","image":"x"}""")]
    [TestCase("""{"docker_password":"x","dockerPassword":"y"}""", """{"docker_password":"[redacted]","dockerPassword":"[redacted]"}""")]
    [TestCase("""{"access_token" : "abc" , "token_type":"bearer"}""", """{"access_token" : "[redacted]" , "token_type":"bearer"}""")]
    [TestCase("""{"token": 123456, "expires": 5}""", """{"token": [redacted], "expires": 5}""")]
    [TestCase("""{"password": null, "secret": ""}""", """{"password": null, "secret": ""}""")]
    [TestCase("""{"body":"{\"password\":\"abc\"}"}""", """{"body":"{\"password\":\"[redacted]"}""")]
    [TestCase("""{"password": "cut of""", """{"password": "[redacted]""")]
    [TestCase("{\"password\": \"of two\nlines\"}", "{\"password\": \"[redacted]\"}")]
    [TestCase("grant_type=password&password=abc&username=me", "grant_type=password&password=[redacted]&username=me")]
    [TestCase("Authorization: bearer abc.def", "Authorization: bearer [redacted]")]
    [TestCase("curl -H \"Authorization: bearer $CF_TOKEN\"", "curl -H \"Authorization: bearer $CF_TOKEN\"")]
    [TestCase("Cookie: JSESSIONID=abcdef", "Cookie: [redacted]")]
    [TestCase("sent bearer 0123456789abcdef0123 along", "sent bearer [redacted] along")]
    [TestCase("it was eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoiYSJ9.c2lnbmF0dXJl here", "it was [redacted] here")]
    [TestCase("https://admin:hunter2@example.com/", "https://[redacted]@example.com/")]
    [TestCase("the token was refused: GET /v2/info", "the token was refused: GET /v2/info")]
    [TestCase("https://example.com:8443/token_endpoint?page=2", "https://example.com:8443/token_endpoint?page=2")]
    public void What_stands_under_the_name_of_a_secret_is_taken_out(string text, string expected) =>
        new Redactor().Redact(text).Should().Be(expected);

    [TestCase("Authorization")]
    [TestCase("Set-Cookie")]
    [TestCase("X-Auth-Token")]
    [TestCase("x-api-key")]
    public void A_header_of_that_name_shows_nothing(string name) => new Redactor().Header(name, "x", 100).Should().Be(Redactor.Placeholder);

    [Test]
    public void A_secret_of_less_than_four_characters_does_not_take_out_half_of_every_text() =>
        new Redactor("e").Redact("three").Should().Be("three");

    [TestCase("\"password\":\"", "\\\"")]
    [TestCase("password=", " password=")]
    [TestCase("\"", "\"")]
    [TestCase("token: ", "bearer ")]
    [TestCase("eyJabcdefgh", ".")]
    [TestCase("://", "a:")]
    public void A_megabyte_is_looked_through_whatever_it_is(string start, string repeated)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated, (1 << 20) / repeated.Length));
        var redact = () => new Redactor("0123456789abcdef").Redact(text);
        redact.Should().NotThrow();
    }

    [Test]
    public void No_character_is_cut_in_two()
    {
        var cut = new Redactor().Excerpt(string.Concat(Enumerable.Repeat("\U0001F600", 10)), 5);
        cut.Should().Be("\U0001F600\U0001F600…");
    }

    [Test]
    public void A_body_is_redacted_before_it_is_cut()
    {
        var secret = new string('s', 3_000) + new string('t', 3_000);
        var shown = new Redactor(secret).Body(Encoding.UTF8.GetBytes("a" + secret + "b"), 1_000);
        shown.Should().Be("a[redacted]…");
    }
}
