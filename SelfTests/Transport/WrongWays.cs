using System.Net;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Transport;

/// <summary>
/// An address that leads to somebody else is explained: another scheme, a proxy, a router that knows no Cloud Controller.
/// </summary>
[TestFixture, NonParallelizable]
public sealed class WrongWays : TransportFixture
{
    private const string NoRoute = "404 Not Found: Requested route ('api.example.com') does not exist.\n";

    [Test]
    public async Task Https_to_an_http_port_is_told_in_these_words()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await Fails(Secure(controller.Endpoint),
            $"*https was spoken to an http port ({controller.Endpoint.Authority}); set CloudController:Endpoint to "
                + $"http://{controller.Endpoint.Authority}");
    }

    [Test]
    public async Task Https_to_an_http_port_that_waits_for_the_end_of_the_request_is_told_too()
    {
        await using var server = Server(Spoil.Honestly);
        await Fails(Secure(server.Endpoint), "*https was spoken to an http port *",
            options => options with { RequestTimeout = TimeSpan.FromSeconds(2) });
        server.Received.Should().OnlyContain(head => head.Method == "HEAD" && head.Header("Authorization") == null);
    }

    [Test]
    public async Task Http_to_an_https_port_that_hangs_up_is_told_in_these_words()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint);
        await Fails(Plain(front.Endpoint),
            $"*http was spoken to an https port ({front.Endpoint.Authority}); set CloudController:Endpoint to "
                + $"https://{front.Endpoint.Authority}");
    }

    [TestCase(400, "The plain HTTP request was sent to HTTPS port")]
    [TestCase(400, "Client sent an HTTP request to an HTTPS server.\n")]
    public async Task Http_to_an_https_port_that_answers_in_plain_words_is_told_too(int status, string text)
    {
        await using var front = new TlsFront(new("http://127.0.0.1:1"), plain: _ => Reply.Of(status, "text/plain", text));
        await Fails(Plain(front.Endpoint), "*http was spoken to an https port *");
    }

    [Test]
    public async Task An_https_port_that_answers_plain_words_is_not_taken_for_an_http_port()
    {
        await using var front = new TlsFront(new("http://127.0.0.1:1"), plain: _ => Reply.Of(400, "text/plain", ""), refusesTls: true);
        var trouble = await Fails(front.Endpoint, "*(CloudController:Endpoint, CloudController:SkipTlsVerification)");
        trouble.Should().NotContain("was spoken to");
    }

    [Test]
    public async Task A_port_that_has_answered_once_is_not_asked_for_its_scheme()
    {
        await using var front = new TlsFront(new("http://127.0.0.1:1"),
            plain: number => number == 1 ? Json("{}") : Reply.Of(400, "text/plain", "no"));
        using var client = new TargetClient(new() { Endpoint = Plain(front.Endpoint) }, new FixedToken(Token));
        (await Send(client)).Status.Should().Be(200);
        (await Send(client)).Status.Should().Be(400);
    }

    [Test]
    public async Task A_certificate_of_an_unknown_authority_leads_to_ssl_cert_file_before_verification_is_skipped()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint);
        var message = await Fails(front.Endpoint,
            "*the certificate of 127.0.0.1 is not trusted: it was issued by CN=127.0.0.1, *(CloudController:Endpoint, "
                + "CloudController:SkipTlsVerification)");
        message.IndexOf("SSL_CERT_FILE", StringComparison.Ordinal)
            .Should().BePositive().And.BeLessThan(message.IndexOf("skip", StringComparison.OrdinalIgnoreCase));
    }

    [TestCase("its day has passed", "it is good from 2001-01-01 to 2001-01-02")]
    [TestCase("its name is another", "it is not for 127.0.0.1 but for api.example.com, 10.0.0.1")]
    public async Task Whatever_else_is_wrong_with_a_certificate_is_told(string wrong, string reason)
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint, certificate: wrong.StartsWith("its day", StringComparison.Ordinal)
            ? TlsFront.SelfSigned(new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2001, 1, 2, 0, 0, 0, TimeSpan.Zero))
            : TlsFront.SelfSigned(names: names =>
            {
                names.AddDnsName("api.example.com");
                names.AddIpAddress(IPAddress.Parse("10.0.0.1"));
            }));
        await Fails(front.Endpoint, $"*{reason}*");
    }

    [TestCase(404, "unknown_route")]
    [TestCase(404, "no_endpoints")]
    public async Task A_router_that_knows_no_such_name_is_told(int status, string error)
    {
        await using var server = Server(Spoil.Always(_ => Reply.Of(status, "text/plain; charset=utf-8", NoRoute,
            ("X-Cf-RouterError", error), ("X-Vcap-Request-Id", "1"))));
        var report = await SuiteRun.Against(server.Endpoint, Token);
        report.Verdict.Should().Be(Verdict.Error);
        report.Error.Should().Be(
            $"no route to a Cloud Controller under this name: the router at http://{server.Endpoint.Authority} answered GET /v2/info "
                + $"with 404 (X-Cf-RouterError: {error}); check CloudController:Endpoint");
    }

    [Test]
    public async Task A_router_that_loses_the_name_in_the_middle_of_a_run_accuses_nobody()
    {
        await using var server = Server(Spoil.Later(Spoil.Always(_ =>
            Reply.Of(404, "text/plain", NoRoute, ("X-Cf-RouterError", "unknown_route")))));
        var report = await SuiteRun.Against(server.Endpoint, Token);
        report.Verdict.Should().Be(Verdict.Error);
        report.Having(ClauseStatus.Failed, ClauseStatus.Warning).Should().BeEmpty();
        report.Error.Should().StartWith("no route to a Cloud Controller under this name: ");
    }

    [TestCase("/v2", "v2")]
    [TestCase("/v3", "v3")]
    public async Task A_router_without_one_family_leaves_the_other_to_be_tested(string path, string family)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current" });
        using var honest = new HonestController(controller, Token);
        await using var server = new HostileServer(honest, controller.Endpoint,
            call => call.Head.Path.StartsWith(path, StringComparison.Ordinal)
            ? call.Send(Reply.Of(404, "text/plain", NoRoute, ("X-Cf-RouterError", "unknown_route"), ("X-Vcap-Request-Id", "1")))
            : Spoil.Honestly(call));
        var report = await SuiteRun.Against(server.Endpoint, Token);
        report.Alarms().Should().BeEmpty();
        report.Clauses.Where(clause => clause.Status == ClauseStatus.Passed)
            .Should().NotBeEmpty().And.NotContain(clause => clause.Id.StartsWith(family, StringComparison.Ordinal));
    }

    [TestCase(502, "endpoint_failure")]
    [TestCase(503, "no_endpoints")]
    public async Task A_router_that_cannot_reach_the_controller_says_why(int status, string error)
    {
        await using var server = Server(Spoil.Always(_ => Json("{}", status).With("X-Cf-RouterError", error).With("Retry-After", "3600")));
        using var client = Client(server);
        var send = () => Send(client);
        await send.Should().ThrowAsync<TargetTroubleException>().WithMessage(
            $"GET /v2/buildpacks answered {status}*(X-Cf-RouterError: {error})");
    }

    [TestCase(407, "*GET http://api.example.com/v2/buildpacks was answered 407: the proxy asks for a name and a password")]
    [TestCase(502, "GET /v2/buildpacks answered 502*")]
    [TestCase(504, "GET /v2/buildpacks answered 504*")]
    public async Task A_proxy_that_answers_in_place_of_the_target_is_named(int status, string message)
    {
        await using var proxy = Server(Spoil.Always(_ => Reply.Of(status, "text/html", "<html>")));
        await Fails(new("http://api.example.com"), $"{message}; {Through(proxy)}",
            options => options with { Proxy = new WebProxy(proxy.Endpoint) });
        proxy.Received.Should().OnlyContain(head => head.Target.StartsWith("http://api.example.com/", StringComparison.Ordinal));
    }

    [TestCase("http")]
    [TestCase("https")]
    public async Task A_proxy_that_is_not_there_is_named(string scheme)
    {
        await using var proxy = Server(Spoil.Honestly);
        proxy.Disappear();
        await Fails(new($"{scheme}://api.example.com"), $"* failed: *; {Through(proxy)}",
            options => options with { Proxy = new WebProxy(proxy.Endpoint) });
    }

    [TestCase(403)]
    [TestCase(407)]
    [TestCase(503)]
    public async Task A_proxy_that_opens_no_tunnel_is_named(int status)
    {
        await using var proxy = Server(Spoil.Always(_ => Reply.Of(status, "text/html", "<html>")));
        await Fails(new("https://api.example.com"), $"*{status}* (CloudController:Endpoint); {Through(proxy)}",
            options => options with { Proxy = new WebProxy(proxy.Endpoint) });
        proxy.Received.Should().OnlyContain(head => head.Method == "CONNECT" && head.Header("Authorization") == null);
    }

    [Test]
    public async Task The_variable_that_names_a_proxy_is_named_and_what_it_holds_beside_the_address_is_not()
    {
        await using var proxy = Server(Spoil.Always(_ => Reply.Of(502, "text/html", "<html>")));
        var message = "";
        Settings.Configured.WithVariables(
            () => message = Fails(new("http://api.example.com"), "*", options => options with { Proxy = new WebProxy(proxy.Endpoint) })
                .GetAwaiter()
                .GetResult(),
            ("http_proxy", $"http://me:secret-of-proxy@{proxy.Endpoint.Authority}"));
        message.Should().Contain($"go through the proxy http://{proxy.Endpoint.Authority} (http_proxy); if it is in the way, name "
            + $"api.example.com in NO_PROXY")
            .And.NotContain("secret-of-proxy");
    }

    [Test]
    public async Task A_proxy_that_the_target_is_excepted_from_is_not_named()
    {
        await using var proxy = Server(Spoil.Honestly);
        await using var server = Server(Spoil.Always(_ => Json("{}", 502)));
        var message = await Fails(server.Endpoint, "*502*",
            options => options with { Proxy = new WebProxy(proxy.Endpoint, BypassOnLocal: false, ["127\\.0\\.0\\.1"]) });
        message.Should().NotContain("proxy");
        proxy.Requests.Should().Be(0);
    }

    private static string Through(HostileServer proxy) =>
        $"requests to api.example.com go through the proxy http://{proxy.Endpoint.Authority} (*); if it is in the way, name "
            + $"api.example.com in NO_PROXY";

    private static Uri Secure(Uri endpoint) => new($"https://{endpoint.Authority}");

    private static Uri Plain(Uri endpoint) => new($"http://{endpoint.Authority}");

    /// <summary>Sends one request with the patience of a real run, and gives back what was said of its failure.</summary>
    private static async Task<string> Fails(Uri endpoint, string message, Func<TargetOptions, TargetOptions>? change = null)
    {
        var options = new TargetOptions { Endpoint = endpoint, RequestTimeout = TimeSpan.FromSeconds(10) };
        using var client = new TargetClient((change ?? (same => same))(options), new FixedToken(Token));
        var send = () => Send(client);
        return (await send.Should().ThrowAsync<TargetTroubleException>().WithMessage(message)).Which.Message;
    }
}
