using CloudController.Contract.Http;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Transport;

/// <summary>What leaves the suite, what it reads, and what it asks for again.</summary>
[TestFixture]
public sealed class TargetClientTests : TransportFixture
{
    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    public async Task A_writing_method_does_not_leave(string method)
    {
        await using var server = Server(Spoil.Honestly);
        using var client = Client(server);
        var send = () => Send(client, Request(new(method)));
        await send.Should().ThrowAsync<InvalidOperationException>().WithMessage(
            $"Data:AllowWrites is false: {method} /v2/buildpacks was not sent");
        server.Requests.Should().Be(0);
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    public async Task A_reading_method_leaves(string method)
    {
        await using var server = Server(Spoil.Honestly);
        using var client = Client(server);
        await Send(client, Request(new(method)));
        server.Received.Should().ContainSingle().Which.Method.Should().Be(method);
    }

    [Test]
    public async Task With_writes_allowed_a_writing_method_leaves_once_although_its_connection_breaks()
    {
        await using var server = Server(Spoil.ResetAfter(_ => ""));
        using var client = Client(server, options => options with { AllowWrites = true });
        var send = () => Send(client, Request(HttpMethod.Delete));
        await send.Should().ThrowAsync<TargetTroubleException>();
        server.Requests.Should().Be(1);
    }

    [TestCase("@{0}/")]
    [TestCase(".{0}/")]
    [TestCase("{0}")]
    public async Task Another_origin_is_not_asked_whatever_the_path(string path)
    {
        await using var other = Server(Spoil.Honestly);
        await using var server = Server(Spoil.Honestly);
        using var client = Client(server);
        var send = () => Send(client, Get(string.Format(null, path, other.Endpoint.Authority)));
        await send.Should().ThrowAsync<Exception>();
        (server.Requests + other.Requests).Should().Be(0);
    }

    [TestCase("//{0}/v2/info")]
    [TestCase("/\\{0}/v2/info")]
    public async Task A_path_that_looks_like_another_origin_is_asked_of_the_target(string path)
    {
        await using var other = Server(Spoil.Honestly);
        await using var server = Server(Spoil.Always(_ => Json("{}")));
        using var client = Client(server);
        await Send(client, Get(string.Format(null, path, other.Endpoint.Authority)));
        (server.Requests, other.Requests).Should().Be((1, 0));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_is_an_answer_and_is_not_followed(int status)
    {
        await using var other = Server(Spoil.Honestly);
        await using var server = Server(Spoil.Always(_ => Reply.Empty(status, ("Location", other.Endpoint.ToString()))));
        using var client = Client(server);
        (await Send(client)).Status.Should().Be(status);
        (server.Requests, other.Requests).Should().Be((1, 0));
    }

    [Test]
    public async Task Cookies_are_not_sent_back()
    {
        await using var server = Server(Spoil.Every(reply => reply.With("Set-Cookie", "a=b; Path=/")));
        using var client = Client(server);
        await Send(client);
        await Send(client);
        server.Received.Should().HaveCount(2).And.OnlyContain(head => head.Header("Cookie") == null);
    }

    [Test]
    public async Task Every_request_names_its_clause_and_asks_for_plain_json()
    {
        await using var server = Server(Spoil.Honestly);
        using var client = Client(server);
        await Send(client);
        var head = server.Received.Single();
        head.Header("User-Agent").Should().MatchRegex(@"^cloud-controller-contract-tests/\S+ \(v2\.buildpacks/some/clause\)$");
        head.Header("Accept-Encoding").Should().Be("identity");
        head.Header("Authorization").Should().Be($"bearer {Token}");
    }

    [Test]
    public async Task Without_a_credential_no_token_is_sent()
    {
        await using var server = Server(Spoil.Honestly);
        using var client = Client(server);
        await Send(client, Get() with { Credential = Credential.None });
        server.Received.Single().Header("Authorization").Should().BeNull();
    }

    [TestCase(1024, true)]
    [TestCase(1025, false)]
    public async Task A_body_may_be_as_large_as_the_limit_and_not_larger(int length, bool isRead)
    {
        await using var server = Server(Spoil.Always(_ => Json(new string(' ', length))));
        using var client = Client(server, options => options with { MaxResponseBytes = 1024 });
        var send = () => Send(client);
        if (isRead)
            (await send()).Body.Length.Should().Be(length);
        else
            await send.Should().ThrowAsync<TargetTroubleException>().WithMessage(
                "*larger than the suite reads (CloudController:MaxResponseBytes is 1024)");
        server.Requests.Should().Be(1);
    }

    [TestCase(1, 2, true)]
    [TestCase(2, 2, false)]
    public async Task A_broken_get_is_sent_once_more(int broken, int requests, bool isAnswered)
    {
        await using var server = Server(call => call.Number <= broken ? Reset(call) : Spoil.Honestly(call));
        using var client = Client(server);
        var send = () => Send(client);
        if (isAnswered)
            (await send()).Status.Should().Be(200);
        else
            await send.Should().ThrowAsync<TargetTroubleException>();
        server.Requests.Should().Be(requests);
    }

    [TestCase(429, "0", 3)]
    [TestCase(429, "1", 3)]
    [TestCase(503, "9", 3)]
    [TestCase(429, null, 3)]
    [TestCase(429, "soon", 3)]
    [TestCase(429, "-1", 3)]
    [TestCase(429, "Wed, 21 Oct 2015 07:28:00 GMT", 3)]
    [TestCase(429, "11", 1)]
    [TestCase(503, "Fri, 31 Dec 9999 23:59:59 GMT", 1)]
    [TestCase(502, "0", 1)]
    [TestCase(504, null, 1)]
    public async Task Retry_after_is_honoured_twice_and_only_up_to_the_cap(int status, string? after, int requests)
    {
        await using var server = Server(Spoil.Always(_ => after is null
            ? Json("{}", status)
            : Json("{}", status).With("Retry-After", after)));
        using var client = Client(server);
        var send = () => Send(client);
        await send.Should().ThrowAsync<TargetTroubleException>().WithMessage($"GET /v2/buildpacks answered {status}*");
        server.Requests.Should().Be(requests);
    }

    [Test]
    public async Task After_three_troubles_in_a_row_nothing_more_is_sent()
    {
        await using var server = Server(Spoil.Always(_ => Json("{}", 502)));
        using var client = Client(server);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var send = () => Send(client);
            await send.Should().ThrowAsync<TargetTroubleException>();
        }

        server.Requests.Should().Be(3);
        client.Broken!.Message.Should().EndWith("3 requests in a row went unanswered");
    }

    [Test]
    public async Task After_as_many_requests_as_a_run_may_send_nothing_more_is_sent()
    {
        await using var server = Server(Spoil.Honestly);
        using var client = Client(server, options => options with { MaxRequestsPerEndpoint = 2 });
        await Send(client);
        await Send(client);
        var third = () => Send(client);
        await third.Should().ThrowAsync<RunBrokenException>().WithMessage("the run has sent 2 requests, which is its limit");
        server.Requests.Should().Be(2);
    }

    [Test]
    public async Task After_as_many_bytes_as_a_run_may_receive_nothing_more_is_sent()
    {
        await using var server = Server(Spoil.Always(_ => Json(new string(' ', 1000))));
        using var client = Client(server, options => options with { MaxResponseBytes = 1024 });
        for (var request = 0; request < 4; request++)
            await Send(client);
        var fifth = () => Send(client);
        await fifth.Should().ThrowAsync<RunBrokenException>().WithMessage("*(3 × CloudController:MaxResponseBytes)");
        server.Requests.Should().Be(4);
    }

    private static Task Reset(Call call)
    {
        call.Reset();
        return Task.CompletedTask;
    }
}
