using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>Opens the endpoints of a run: gives each what it may ask for and keep, chooses its subjects and shows it the token.</summary>
internal sealed class RunOpening
{
    private readonly TargetClient _client;
    private readonly RunContext _context;
    private readonly Allowance _firstLooks;
    private readonly Allowance _secondLooks;
    private readonly Keep _keep;
    private readonly Func<EndpointContract, string, EndpointContract?> _sourceOf;
    private readonly Func<EndpointContract, int> _clausesOf;
    private readonly Func<EndpointContract, bool> _isNewerThanEdition;
    private readonly Workbench? _bench;

    internal RunOpening(
        TargetClient client,
        RunContext context,
        IReadOnlyList<EndpointContract> endpoints,
        Func<EndpointContract, string, EndpointContract?> sourceOf,
        Func<EndpointContract, int> clausesOf,
        Func<EndpointContract, bool> isNewerThanEdition,
        Workbench? bench)
    {
        _bench = bench;
        (_sourceOf, _clausesOf, _isNewerThanEdition) = (sourceOf, clausesOf, isNewerThanEdition);
        (_client, _context) = (client, context);
        client.AllowFor(
            endpoints.Count,
            endpoints.Sum(endpoint => Allowance.OwnOf(client.Options, endpoint, clausesOf(endpoint)) - client.Options.FirstLooksOfEach));
        _firstLooks = Allowance.ForFirstLooks(client.Options, endpoints.Count);
        _secondLooks = Allowance.ForSecondLooks(client.Options, endpoints.Count);
        _keep = new(client.Options.MaxBytesKept);
    }

    /// <summary>Opens <paramref name="endpoint"/>.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="pool">Chooses the subjects.</param>
    /// <param name="cancellation">Ends every wait of the endpoint's clauses.</param>
    internal async Task<EndpointRun> OpenAsync(EndpointContract endpoint, SubjectPool pool, CancellationToken cancellation)
    {
        var keep = _keep.OfOne();
        if (endpoint.Write is not null)
            return OpenWrite(endpoint, keep, Again, cancellation);
        var first = new ExchangeScope(_client, _firstLooks.WithOwn(_client.Options, endpoint, _clausesOf(endpoint)), keep, cancellation);
        try
        {
            var subjects = await pool.OfAsync(endpoint).ConfigureAwait(false);
            var source = SourceOf(endpoint) is { } from
                ? new SubjectSource(from, (await pool.OfAsync(from).ConfigureAwait(false))[0])
                : null;
            var refusal = await RefusalAsync(endpoint, subjects[0], first).ConfigureAwait(false);
            return new(
                endpoint, _context, first, Again, keep, subjects, source, EverythingOf(endpoint), refusal,
                _isNewerThanEdition(endpoint), cancellation: cancellation);
        }
        catch (InconclusiveException nothingToAsk)
        {
            return new(endpoint, _context, first, Again, keep, [], refusal: nothingToAsk, cancellation: cancellation);
        }

        ExchangeScope Again() => new(_client, _secondLooks, keep, cancellation);
    }

    /// <summary>What changes something is not asked before somebody makes what it is to change.</summary>
    private EndpointRun OpenWrite(EndpointContract endpoint, Keep keep, Func<ExchangeScope> again, CancellationToken cancellation) => new(
        endpoint, _context, again(), again, keep, [Subject.None],
        writes: new(_bench!, again, _sourceOf(endpoint, $"{endpoint.Id.Resource}.{EndpointId.List}"), cancellation),
        cancellation: cancellation);

    /// <summary>The endpoint that <paramref name="endpoint"/> takes its last subject from, the one that its answer is about.</summary>
    private EndpointContract? SourceOf(EndpointContract endpoint) =>
        endpoint.Subject.Values.LastOrDefault() is { } subject ? _sourceOf(endpoint, subject.From) : null;

    /// <summary>The list of everything that <paramref name="endpoint"/> is a part of; <c>null</c> without one.</summary>
    private EndpointContract? EverythingOf(EndpointContract endpoint) =>
        endpoint.SameAs is { } same ? _sourceOf(endpoint, same.Endpoint) : null;

    /// <summary>
    /// Why nothing about <paramref name="endpoint"/> can be decided; <c>null</c> where something can. A token that may not read it is no
    /// deviation of the target, nor is the page of a gateway.
    /// </summary>
    private static async Task<Exception?> RefusalAsync(EndpointContract endpoint, Subject subject, ExchangeScope scope)
    {
        if (endpoint.Authorization is null)
            return null;
        var route = subject.Fill(endpoint.Route);
        var plain = await scope
            .SendAsync(new(HttpMethod.Get, route, Query.None, Credential.Configured), $"{endpoint.Name}/preflight").ConfigureAwait(false);
        return plain switch
        {
            { Status: 403 } => new InconclusiveException(
                "token-may-not-read",
                $"the token may not read: GET {route} answered 403 (request id {plain.RequestId ?? "none"}); "
                + "it needs the scope cloud_controller.read, see the Authentication settings"),
            _ when EndpointUnderTest.IsGatewaysPage(plain, endpoint) => new TargetTroubleException(
                $"GET {route} was answered with a web page, not with JSON: something in front of the Cloud Controller answers; check "
                    + $"CloudController:Endpoint"),
            _ => null,
        };
    }
}
