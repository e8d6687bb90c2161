using CloudController.Contract.Http;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using NUnit.Framework;

namespace CloudController.SelfTests.Transport;

/// <summary>What the transport tests share: a controller to stand behind the servers, and clients for them.</summary>
public abstract class TransportFixture
{
    private protected const string Token = "the-token-of-the-run";

    private ReferenceCloudController _controller = null!;

    private protected HonestController Honest { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _controller = await ReferenceCloudController.StartAsync();
        Honest = new(_controller, Token);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Honest.Dispose();
        await _controller.DisposeAsync();
    }

    private protected HostileServer Server(Func<Call, Task> serve) => new(Honest, _controller.Endpoint, serve);

    private protected static TargetOptions Options(HostileServer server) =>
        new() { Endpoint = server.Endpoint, RequestTimeout = TimeSpan.FromSeconds(10) };

    private protected static TargetClient Client(
        HostileServer server, Func<TargetOptions, TargetOptions>? change = null, ITokenSource? tokens = null) =>
        new((change ?? (options => options))(Options(server)), tokens ?? new FixedToken(Token),
            new ImpatientTime(TimeSpan.FromSeconds(10)));

    private protected static TargetRequest Get(string path = "/v2/buildpacks") => Request(HttpMethod.Get, path);

    private protected static TargetRequest Request(HttpMethod method, string path = "/v2/buildpacks") =>
        new(method, path, Query.None, Credential.Configured);

    private protected static Task<Exchange> Send(TargetClient client, TargetRequest? request = null) =>
        client.SendAsync(request ?? Get(), "v2.buildpacks/some/clause", CancellationToken.None);

    private protected static Reply Json(string body, int status = 200) => Reply.Of(status, "application/json", body);
}
