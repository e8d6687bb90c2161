using CloudController.Reference;
using CloudController.Reference.Auth;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class AuthenticationAndRoutes : ReferenceFixture
{
    [TestCase("", 401, 10002)]
    [TestCase("Basic dXNlcjpwYXNz", 401, 10002)]
    [TestCase("{admin}", 401, 10002)]
    [TestCase("bearer", 401, 1000)]
    [TestCase("bearer not.a.jwt", 401, 1000)]
    [TestCase("bearer {expired}", 401, 1000)]
    [TestCase("bearer {stranger}", 401, 1000)]
    [TestCase("bearer {admin}x", 401, 1000)]
    [TestCase("BEARER {admin}", 200, 0)]
    public async Task The_token_decides_before_any_parameter(string authorization, int status, int code)
    {
        var header = authorization
            .Replace("{admin}", Controller.AdminToken, StringComparison.Ordinal)
            .Replace("{expired}", Controller.ExpiredToken, StringComparison.Ordinal)
            .Replace("{stranger}", Controller.IssueToken(TokenGrant.Admin with { Audience = "other" }), StringComparison.Ordinal);
        foreach (var path in new[] { "/v2/buildpacks", "/v3/packages" })
        {
            var answer = await Send(HttpMethod.Get, status == 200 ? path : $"{path}?page=abc", header.Length == 0 ? null : header, null);
            ((int)answer.Status).Should().Be(status);
            ((int?)answer.Json["code"] ?? 0).Should().Be(code);
            answer.Headers.Should().NotContainKey("WWW-Authenticate");
        }
    }

    [Test]
    public async Task A_token_of_another_instance_is_refused()
    {
        await using var other = await ReferenceCloudController.StartAsync();
        var answer = await Send(HttpMethod.Get, "/v2/buildpacks", $"bearer {other.AdminToken}", null);
        ((int)answer.Status).Should().Be(401);
    }

    [TestCase("GET", "/v2/buildpacks", "", 200, 0)]
    [TestCase("GET", "/v2/buildpacks/nope", "", 403, 10007)]
    [TestCase("GET", "/v3/packages", "", 403, 10003)]
    [TestCase("GET", "/v3/packages/nope", "cloud_controller.read", 404, 10010)]
    [TestCase("POST", "/v2/buildpacks", "cloud_controller.read", 403, 10007)]
    [TestCase("POST", "/v2/buildpacks", "cloud_controller.read cloud_controller.write", 403, 10003)]
    [TestCase("DELETE", "/v3/packages/nope", "cloud_controller.read", 403, 10003)]
    [TestCase("DELETE", "/v3/packages/nope", "cloud_controller.admin", 404, 10010)]
    public async Task The_scopes_decide_what_is_allowed(string method, string path, string scopes, int status, int code)
    {
        var token = Controller.IssueToken(new TokenGrant("somebody", [.. scopes.Split(' ')]));
        var answer = await Send(new HttpMethod(method), path, $"bearer {token}", method == "POST" ? "{bad" : null);
        ((int)answer.Status).Should().Be(status);
        ((int?)answer.Json["code"] ?? 0).Should().Be(code);
    }

    [Test]
    public async Task A_reader_sees_all_buildpacks_and_no_package()
    {
        var reader = $"bearer {Controller.ReaderToken}";
        var buildpacks = await Send(HttpMethod.Get, "/v2/buildpacks", reader, null);
        var packages = await Send(HttpMethod.Get, "/v3/packages", reader, null);
        ((int)buildpacks.Json["total_results"]!).Should().Be(8);
        ((int)packages.Json["pagination"]!["total_results"]!).Should().Be(0);
    }

    [TestCase("OPTIONS", "/v2/buildpacks")]
    [TestCase("PATCH", "/v2/buildpacks")]
    [TestCase("DELETE", "/v3/packages")]
    [TestCase("POST", "/v3/packages")]
    [TestCase("GET", "/v2/buildpacks/")]
    [TestCase("GET", "/v2/Buildpacks")]
    [TestCase("GET", "/v2/buildpacks.json")]
    [TestCase("GET", "/")]
    public async Task What_is_no_route_is_a_404_even_without_a_token(string method, string path)
    {
        var answer = await Send(new HttpMethod(method), path, null, null);
        ((int)answer.Status).Should().Be(404);
        answer.Text.Should().Be("{\n  \"code\": 10000,\n  \"description\": \"Unknown request\",\n  \"error_code\": \"CF-NotFound\"\n}");
        answer.Headers.Should().Contain("X-Cascade", "pass");
    }

    [Test]
    public async Task Doubled_slashes_are_one() => ((int)(await Get("/v2//buildpacks")).Status).Should().Be(200);

    [TestCase("X-VCAP-Request-ID", "my-id", "^my-id::")]
    [TestCase("X-Request-ID", "my-id", "^my-id::")]
    [TestCase("X-VCAP-Request-ID", "<a b>'\"", "^ab::")]
    [TestCase("X-VCAP-Request-ID", "<>", "^")]
    public async Task The_request_id_carries_the_clients_own(string header, string sent, string start)
    {
        var answer = await Send(HttpMethod.Get, "/v2/info", null, null, (header, sent));
        answer.Headers["X-VCAP-Request-ID"].Should().MatchRegex(start + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    }
}
