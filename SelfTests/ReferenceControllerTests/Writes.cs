using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class Writes : ReferenceFixture
{
    [TestCase("", "Decoded JSON cannot be nil")]
    [TestCase("{bad", "lexical error: invalid char in json text.")]
    [TestCase("{\"name\":\"a\",\"name\":\"b\"}", "lexical error: invalid char in json text.")]
    [TestCase("{\"name\":\"\\ud800\"}", "lexical error: invalid char in json text.")]
    [TestCase("[]", "Expected instance of Hash, given an instance of Array")]
    [TestCase("{}", "Field: name, Error: Missing field name")]
    [TestCase("{\"name\":5}", "Field: name, Error: Expected instance of String, given an instance of Fixnum")]
    [TestCase("{\"name\":\"a\",\"position\":1.5}", "Field: position, Error: Expected instance of Integer, given an instance of Float")]
    [TestCase("{\"name\":\"a\",\"enabled\":\"yes\"}", "Field: enabled, Error: Expected instance of true or false, given yes")]
    public async Task A_body_that_cannot_be_read_is_a_400(string body, string detail)
    {
        var answer = await Send(HttpMethod.Post, "/v2/buildpacks", body);
        ((int)answer.Status).Should().Be(400);
        ((int)answer.Json["code"]!).Should().Be(1001);
        answer.Description.Should().Be($"Request invalid due to parse error: {detail}");
    }

    [TestCase("has space", 290003)]
    [TestCase("a\\n", 290003)]
    [TestCase("java", 290001)]
    public async Task A_name_must_be_plain_and_free(string name, int code) =>
        ((int)(await Send(HttpMethod.Post, "/v2/buildpacks", $$"""{"name":"{{name}}"}""")).Json["code"]!).Should().Be(code);

    [Test]
    public async Task Positions_stay_without_gaps_through_create_move_and_delete()
    {
        var before = await Names("");
        var created = await Send(HttpMethod.Post, "/v2/buildpacks", """{"name":"fresh","unknown":1}""");
        ((int)created.Status).Should().Be(201);
        var url = created.Headers["Location"];
        (await Names("")).Should().Equal(["fresh", .. before]);

        ((int)(await Send(HttpMethod.Put, url, """{"position":99}""")).Status).Should().Be(201);
        (await Names("")).Should().Equal([.. before, "fresh"]);

        ((int)(await Send(HttpMethod.Delete, url)).Status).Should().Be(204);
        (await Names("")).Should().Equal(before);
        ((int)(await Send(HttpMethod.Delete, url)).Status).Should().Be(404);
    }

    [Test]
    public async Task A_package_is_made_in_an_app_listed_last_and_deleted()
    {
        var app = (string)(await Send(HttpMethod.Post, "/v3/apps", """{"name":"mine"}""")).Json["links"]!["self"]!["href"]!;
        const string package = """{"type":"docker","data":{"image":"i","credentials":{"user":"u"},"store_image":true}}""";
        var made = await Send(HttpMethod.Post, $"{app}/packages", package);
        ((int)made.Status).Should().Be(201);
        var self = (string)made.Json["links"]!["self"]!["href"]!;

        (await Get("/v3/packages?page=13&per_page=1")).Json["resources"]![0]!.ToJsonString().Should().Be(made.Json.ToJsonString());
        (await Get(self)).Text.Should().Be(made.Text);
        ((int)(await Send(HttpMethod.Delete, self)).Status).Should().Be(204);
        ((int)(await Get(self)).Status).Should().Be(404);
    }

    [TestCase("{}", "Type must be one of 'bits, docker'")]
    [TestCase("{\"type\":\"bits\",\"foo\":1}", "Unknown field(s): 'foo'")]
    [TestCase("{\"type\":\"docker\",\"data\":5}", "Data must be an object")]
    public async Task A_package_that_makes_no_sense_is_a_422(string body, string detail)
    {
        var answer = await Send(HttpMethod.Post, "/v3/apps/nope/packages", body);
        ((int)answer.Status).Should().Be(422);
        answer.Description.Should().Be($"The request is semantically invalid: {detail}");
    }

    [Test]
    public async Task A_body_beyond_the_limit_is_refused() =>
        ((int)(await Send(HttpMethod.Post, "/v2/buildpacks", new string('a', 1_100_000))).Status).Should().Be(413);
}
