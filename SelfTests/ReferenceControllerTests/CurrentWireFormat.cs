using System.Text.Json.Nodes;
using CloudController.Reference.Auth;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class CurrentWireFormat : CurrentFixture
{
    [TestCase("/v2/buildpacks", "total_results total_pages prev_url next_url resources")]
    [TestCase("/v3/packages", "pagination resources")]
    [TestCase("/v3/buildpacks", "pagination resources")]
    public async Task A_list_is_compact_and_leads_to_its_items(string path, string members)
    {
        var answer = await Get(path);
        answer.Text.Should().NotContain("\n");
        Members(answer.Json).Should().Be(members);
        foreach (var item in await Items(path))
        {
            var self = (string?)item["metadata"]!["url"] ?? new Uri((string)item["links"]!["self"]!["href"]!).AbsolutePath;
            (await Get(self)).Text.Should().Be(item.ToJsonString(Relaxed));
        }
    }

    [Test]
    public async Task A_v2_buildpack_has_a_stack_and_no_lifecycle()
    {
        foreach (var item in await Items("/v2/buildpacks"))
        {
            Members(item["metadata"]!).Should().Be("guid url created_at updated_at");
            Members(item["entity"]!).Should().Be("name stack position enabled locked filename");
            string.CompareOrdinal((string?)item["metadata"]!["updated_at"], (string?)item["metadata"]!["created_at"])
                .Should().BeGreaterThanOrEqualTo(0);
        }
    }

    [Test]
    public async Task A_v3_buildpack_is_ready_when_it_has_a_file()
    {
        var origin = Controller.Endpoint.ToString().TrimEnd('/');
        foreach (var item in await Items("/v3/buildpacks"))
        {
            Members(item).Should().Be("guid created_at updated_at name stack state lifecycle filename position enabled locked "
                + "metadata links");
            Members(item["metadata"]!).Should().Be("labels annotations");
            ((string?)item["state"]).Should().Be(item["filename"] is null ? "AWAITING_UPLOAD" : "READY");
            var self = $"{origin}/v3/buildpacks/{item["guid"]}";
            item["links"]!.ToJsonString().Should().Be(
                $$$"""{"self":{"href":"{{{self}}}"},"upload":{"href":"{{{self}}}/upload","method":"POST"}}""");
        }
    }

    [Test]
    public async Task A_package_shows_what_its_type_has_and_no_password()
    {
        var origin = Controller.Endpoint.ToString().TrimEnd('/');
        foreach (var item in await Items("/v3/packages"))
        {
            Members(item).Should().Be("guid created_at updated_at type data state relationships metadata links");
            var isBits = (string?)item["type"] == "bits";
            Members(item["data"]!).Should().Be(isBits ? "error checksum" : "image username password");
            ((string?)item["data"]!["password"]).Should().Be(item["data"]!["username"] is null ? null : "***");
            var self = $"{origin}/v3/packages/{item["guid"]}";
            var bits = $$"""
                ,"upload":{"href":"{{self}}/upload","method":"POST"},"download":{"href":"{{self}}/download","method":"GET"}
                """;
            var app = item["relationships"]!["app"]!["data"]!["guid"];
            item["links"]!.ToJsonString().Should().Be(
                $$$"""{"self":{"href":"{{{self}}}"}{{{(isBits ? bits : "")}}},"app":{"href":"{{{origin}}}/v3/apps/{{{app}}}"}}""");
        }

        (await Get("/v3/packages")).Text.Should().NotContain("password-");
    }

    [TestCase("GET", "/v2/buildpacks", "", 401, 10002, "CF-NotAuthenticated")]
    [TestCase("GET", "/v2/buildpacks?page=abc", "bearer nope", 401, 1000, "CF-InvalidAuthToken")]
    [TestCase("GET", "/v2/buildpacks", "{noscope}", 403, 10007, "CF-InsufficientScope")]
    [TestCase("GET", "/v2/buildpacks/nope", "{reader}", 404, 10000, "CF-NotFound")]
    [TestCase("GET", "/v2/nope", "", 404, 10000, "CF-NotFound")]
    [TestCase("GET", "/v2/buildpacks?q=bogus:1", "{reader}", 400, 10005, "CF-BadQueryParameter")]
    [TestCase("GET", "/v3/packages?page=0", "", 401, 10002, "CF-NotAuthenticated")]
    [TestCase("GET", "/v3/buildpacks", "bearer nope", 401, 1000, "CF-InvalidAuthToken")]
    [TestCase("GET", "/v3/packages?page=0", "{noscope}", 403, 10003, "CF-NotAuthorized")]
    [TestCase("GET", "/v3/buildpacks", "{noscope}", 403, 10003, "CF-NotAuthorized")]
    [TestCase("GET", "/v3/packages/nope", "{reader}", 404, 10010, "CF-ResourceNotFound")]
    [TestCase("GET", "/v3/buildpacks/nope", "{reader}", 404, 10010, "CF-ResourceNotFound")]
    [TestCase("GET", "/v3/packages?q=%ff", "{reader}", 400, 10005, "CF-BadQueryParameter")]
    [TestCase("PUT", "/v3/packages", "", 404, 10000, "CF-NotFound")]
    [TestCase("OPTIONS", "/v3/buildpacks", "", 404, 10000, "CF-NotFound")]
    [TestCase("GET", "/nope", "", 404, 10000, "CF-NotFound")]
    public async Task A_refusal_has_the_envelope_of_its_family(
        string method, string path, string authorization, int status, int code, string name)
    {
        var header = authorization
            .Replace("{reader}", $"bearer {Controller.ReaderToken}", StringComparison.Ordinal)
            .Replace("{noscope}", $"bearer {Controller.IssueToken(new TokenGrant("somebody", []))}", StringComparison.Ordinal);
        var answer = await Send(new HttpMethod(method), path, header.Length == 0 ? null : header, null);
        ((int)answer.Status).Should().Be(status);
        if (path.StartsWith("/v2", StringComparison.Ordinal))
        {
            answer.Headers.Should().Contain("Content-Type", "application/json;charset=utf-8");
            answer.Text.Should().Be(
                new JsonObject { ["description"] = answer.Description, ["error_code"] = name, ["code"] = code }.ToJsonString(Relaxed)
                    + (path == "/v2/nope" ? "" : "\n"));
        }
        else
        {
            var detail = (string?)answer.Json["errors"]?[0]?["detail"];
            answer.Headers.Should().Contain("Content-Type", "application/json; charset=utf-8");
            answer.Text.Should().Be(
                new JsonObject
                {
                    ["errors"] = new JsonArray(new JsonObject { ["detail"] = detail, ["title"] = name, ["code"] = code }),
                }.ToJsonString(Relaxed));
        }
    }

    [TestCase("/", "self cloud_controller_v2 cloud_controller_v3 network_policy_v0 network_policy_v1 login uaa credhub routing logging"
        + " log_cache log_stream app_ssh")]
    [TestCase("/v3", "self app_usage_events apps audit_events buildpacks builds deployments domains droplets environment_variable_groups"
        + " feature_flags info isolation_segments organization_quotas organizations packages processes resource_matches roles routes"
        + " security_groups service_brokers service_credential_bindings service_instances service_offerings service_plans"
        + " service_route_bindings service_usage_events space_quotas spaces stacks tasks users")]
    public async Task The_roots_need_no_token_and_link_in_full(string path, string links)
    {
        var body = (await Send(HttpMethod.Get, path, null, null)).Json["links"]!;
        Members(body).Should().Be(links);
        ((string)body["self"]!["href"]!).Should().Be(new Uri(Controller.Endpoint, path).ToString().TrimEnd('/'));
    }

    [Test]
    public async Task Every_place_that_tells_a_version_tells_the_same()
    {
        var root = (await Get("/")).Json["links"]!;
        ((string?)root["cloud_controller_v2"]!["meta"]!["version"]).Should().Be("2.293.0");
        ((string?)root["cloud_controller_v3"]!["meta"]!["version"]).Should().Be("3.228.0");
        ((string?)(await Get("/v2/info")).Json["api_version"]).Should().Be("2.293.0");
    }

    [Test]
    public async Task Links_begin_where_the_client_came_in()
    {
        var answer = await Send(HttpMethod.Get, "/v3/packages", $"bearer {Controller.AdminToken}", null, ("Host", "api.example.com:8443"));
        ((string)answer.Json["pagination"]!["first"]!["href"]!).Should().StartWith("http://api.example.com:8443/v3/packages?");
    }

    [Test]
    public async Task A_reader_sees_all_buildpacks_and_no_package()
    {
        var reader = $"bearer {Controller.ReaderToken}";
        ((int)(await Send(HttpMethod.Get, "/v3/buildpacks", reader, null)).Json["pagination"]!["total_results"]!).Should().Be(8);
        ((int)(await Send(HttpMethod.Get, "/v3/packages?types=bits", reader, null)).Json["pagination"]!["total_results"]!).Should().Be(0);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Members(JsonNode node) => string.Join(' ', node.AsObject().Select(member => member.Key));
}
