using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Suite;

/// <summary>
/// One endpoint of the target as a clause sees it. What else a clause may ask depends on the shape of the documented answer, which is the
/// type that its topic asks for. A request that the document allows and the target does not answer as documented is a deviation of the
/// clause that asked, except where already the plain request is answered otherwise: then the clause is inconclusive, and the clauses about
/// the plain request tell what is wrong.
/// </summary>
public abstract class EndpointUnderTest
{
    private readonly Look _look;
    private readonly ConcurrentBag<Exchange> _lookedAt = [];

    private protected EndpointUnderTest(Look look)
    {
        _look = look;
        Route = look.Subject.Fill(look.Contract.Route);
    }

    /// <summary>What is documented.</summary>
    public EndpointContract Contract => _look.Contract;

    /// <summary>What all clauses of the run have in common.</summary>
    public RunContext Run => _look.Run;

    /// <summary>The path that is asked: the documented route with the subject in its place.</summary>
    public string Route { get; }

    /// <summary>Whether the target is newer than the edition, and may have what no document of the edition knows.</summary>
    public bool IsNewerThanEdition => _look.IsNewerThanEdition;

    /// <summary>The values that stand in the route, in the order of its placeholders; empty where it has none.</summary>
    public IReadOnlyList<string> Subjects => [.. _look.Subject.Values.Values];

    /// <summary>The path with <paramref name="guid"/> in place of every subject.</summary>
    public string RouteOf(string guid) =>
        new Subject(_look.Subject.Values.ToDictionary(value => value.Key, _ => guid)).Fill(Contract.Route);

    /// <summary>The documented parameter of <paramref name="kind"/>.</summary>
    public ParameterContract Parameter(ParameterKind kind) =>
        Contract.Parameter(kind) ?? throw new InvalidOperationException($"{Contract.Name} documents no parameter of the kind {kind}");

    /// <summary>Sends GET with <paramref name="query"/>, or takes the answer of a clause that did.</summary>
    public Task<Exchange> Get(Query query, Credential? credential = null, params Header[] headers) =>
        Send(HttpMethod.Get, Route, query, credential, headers);

    /// <summary>Sends any reading request, or takes the answer of a clause that did.</summary>
    /// <exception cref="InconclusiveException">The request would repeat a secret that the target showed; nothing is sent.</exception>
    public Task<Exchange> Send(HttpMethod method, string path, Query query, Credential? credential = null, params Header[] headers) =>
        Run.IsSecret(path.StartsWith(Route, StringComparison.Ordinal) ? path[Route.Length..] : path, query)
            ? throw new InconclusiveException("secret", "the request is not sent, because it would repeat a secret that the target showed")
            : LookAt(_look.Scope.SendAsync(new(method, path, query, credential ?? Usual) { Headers = headers }, _look.Clause));

    /// <summary>
    /// Sends GET with a query that something on the way may rightly refuse to carry: that it goes unanswered then says nothing of the
    /// target.
    /// </summary>
    /// <exception cref="TargetTroubleException">There is no answer.</exception>
    public Task<Exchange> Probe(Query query) =>
        LookAt(_look.Scope.SendAsync(new(HttpMethod.Get, Route, query, Usual) { MayGoUnanswered = true }, _look.Clause));

    /// <summary>Sends GET with <paramref name="query"/> once more, whether or not it was sent before.</summary>
    public Task<Exchange> GetAgain(Query query) =>
        LookAt(_look.Scope.SendAgainAsync(new(HttpMethod.Get, Route, query, Usual), _look.Clause));

    /// <summary>The answer to the plain request.</summary>
    /// <exception cref="InconclusiveException">It is not as documented.</exception>
    public async Task<Exchange> Plain()
    {
        var exchange = await Get(Query.None).ConfigureAwait(false);
        return Read(exchange)
            ? exchange
            : throw new InconclusiveException(exchange, $"the plain request is not answered as documented: {Describe(exchange)}");
    }

    /// <summary>Reads the answer to the plain request, so that there is one to look at, if it is as documented.</summary>
    public async Task ReadPlain() => Read(await Get(Query.None).ConfigureAwait(false));

    /// <summary>What the endpoint shows to those who may see it, and must not show to others: the guids of its items.</summary>
    public abstract Task<IReadOnlyList<string>> Shown();

    /// <summary>Why the path and query of a link are not asked for; <c>null</c> where they are.</summary>
    /// <param name="reading">The link; <c>null</c> where there is none.</param>
    /// <param name="route">The path that it should have.</param>
    public static string? WhyNotFollowed(LinkReading? reading, string route) => reading switch
    {
        null => "it is no text",
        { Problem: { } problem } => problem,
        { Href.Length: > Link.LongestFollowed and var length } =>
            FormattableString.Invariant($"it has {length} characters, and servers need not take more than {Link.LongestFollowed}"),
        { Link.Path: var path } when path != route => $"it leads to {path}",
        _ => null,
    };

    /// <summary>Reads the text of a link that the target wrote.</summary>
    public LinkReading ReadLink(string href) => LinkReading.Of(href, Run.Endpoint, Run.Settings.ExternalOrigin);

    /// <summary>Every answer of this endpoint that the run has had so far.</summary>
    public IEnumerable<Exchange> Answered => _look.Scope.Answered.Where(exchange => !IsGatewaysPage(exchange, Contract));

    /// <summary>Every answer with the documented status that the run has read so far.</summary>
    public IEnumerable<LoggedAnswer> AnswersRead => _look.Log.Answers;

    /// <summary>The users of the run beside its own.</summary>
    public Task<IReadOnlyList<RunUser>> Users() => Run.Users?.All ?? Task.FromResult<IReadOnlyList<RunUser>>([]);

    /// <summary>The list that the subject comes from.</summary>
    /// <exception cref="InconclusiveException">There is none.</exception>
    public Task<ItemList> SubjectList() => Source is ItemsUnderTest source
        ? source.WholeList()
        : throw new InconclusiveException("no-subject", $"no list is known that {Contract.Route} takes a guid from");

    /// <summary>The endpoint of the shape that its contract says.</summary>
    internal static EndpointUnderTest Of(Look look) => (look.Contract.Write, look.Contract.Method, look.Contract.Answer) switch
    {
        ({ Needs: not null }, _, _) => new UnmetUnderTest(look),
        ({ Relation: not null }, _, _) => new RelationUnderTest(look),
        (not null, "POST", _) => new CreationUnderTest(look),
        (not null, "DELETE", _) => new DeletionUnderTest(look),
        (not null, _, _) => new UpdateUnderTest(look),
        (_, _, { List: not null }) => new ListUnderTest(look),
        (_, _, { Item: not null }) => new ItemUnderTest(look),
        (_, _, { Object: not null }) => new ObjectUnderTest(look),
        _ => new FileUnderTest(look),
    };

    /// <summary>The type that a clause about endpoints like <paramref name="contract"/> may ask for, or one of its bases.</summary>
    internal static Type ShapeOf(EndpointContract contract) => (contract.Write, contract.Method, contract.Answer) switch
    {
        ({ Needs: not null }, _, _) => typeof(UnmetUnderTest),
        ({ Relation: not null }, _, _) => typeof(RelationUnderTest),
        (not null, "POST", _) => typeof(CreationUnderTest),
        (not null, "DELETE", _) => typeof(DeletionUnderTest),
        (not null, _, _) => typeof(UpdateUnderTest),
        (_, _, { List: not null }) => typeof(ListUnderTest),
        (_, _, { Item: not null }) => typeof(ItemUnderTest),
        (_, _, { Object: not null }) => typeof(ObjectUnderTest),
        _ => typeof(FileUnderTest),
    };

    /// <summary>What the endpoint shows now, to be compared with what it shows later.</summary>
    internal abstract Task<IReadOnlySet<SeenItem>> Snapshot();

    /// <summary>
    /// Whether the subject is no longer what it was chosen for: it is not answered as documented, and its list does not have it any more,
    /// or shows it otherwise. Whoever deletes an item may do so at any time, so that nothing follows for the target.
    /// </summary>
    internal async Task<bool> HasLostItsSubject()
    {
        if (Source is not ItemsUnderTest source || (await Get(Query.None).ConfigureAwait(false)).Status == Contract.Response.Status)
            return false;
        var (placeholder, subject) = Contract.Subject.Last();
        var chosen = _look.Subject.Values[placeholder];
        return !(await source.WholeList().ConfigureAwait(false)).Items.Any(item => item.Text(subject.At) == chosen
            && item.Meets(subject.When));
    }

    /// <summary>Whether the list of everything, filtered by the subject, was read through this object.</summary>
    internal virtual bool HasReadEverything => false;

    /// <summary>Everything that was seen through this object.</summary>
    internal abstract IEnumerable<SeenItem> Seen { get; }

    /// <summary>The answers that were looked at through this object.</summary>
    private protected IEnumerable<Exchange> LookedAt => _lookedAt.Distinct();

    private protected IReadOnlySet<string>? Stable => _look.Stable;

    private protected Look Look => _look;

    /// <summary>The lists that were read so far.</summary>
    private protected WalkLog WalkLog => _look.Log.Walks;

    /// <summary>The endpoint that the subject comes from, looked at on behalf of the same clause; <c>null</c> without a subject.</summary>
    private protected EndpointUnderTest? Source =>
        _look.Source is { Endpoint: var contract, Subject: var subject } ? Of(Other(contract, subject)) : null;

    /// <summary>
    /// The list of everything that this one is a part of, looked at on behalf of the same clause; <c>null</c> where the target has none.
    /// </summary>
    private protected ListUnderTest? Everything =>
        _look.Everything is { } contract ? new(Other(contract, Subject.None)) : null;

    /// <summary>Whether snapshots hold what that list shows, too.</summary>
    private protected bool IsWide => _look.IsWide;

    /// <summary>
    /// Whether <paramref name="exchange"/> answers as documented, as far as reading it is concerned; such answers are kept.
    /// </summary>
    private protected virtual bool Read(Exchange exchange)
    {
        if (!Contract.Allows(exchange.Status))
            return false;
        _look.Log.Add(exchange);
        return true;
    }

    private protected virtual string Describe(Exchange exchange) => FormattableString.Invariant($"status {exchange.Status}");

    /// <summary>The token goes where the document says that one is needed, and nowhere else.</summary>
    private Credential Usual => Contract.Authorization is null ? Credential.None : _look.As ?? Credential.Configured;

    /// <summary>A look at another endpoint.</summary>
    private Look Other(EndpointContract contract, Subject subject) =>
        _look with { Contract = contract, Log = new(contract), Subject = subject, Source = null, Everything = null };

    private async Task<Exchange> LookAt(Task<Exchange> sent)
    {
        var exchange = OfTheTarget(await sent.ConfigureAwait(false));
        _lookedAt.Add(exchange);
        return exchange;
    }

    /// <summary>
    /// Whether a web page stands where the documented answer is expected; of a redirect the page that comes with it says nothing.
    /// </summary>
    internal static bool IsGatewaysPage(Exchange exchange, EndpointContract contract) =>
        exchange is { IsWebPage: true, Status: < 300 } && contract.Allows(exchange.Status);

    private Exchange OfTheTarget(Exchange exchange) => IsGatewaysPage(exchange, Contract)
        ? throw new TargetTroubleException(
            $"{exchange.Request.Method} {exchange.Request.Path} answered {exchange.Status} with a web page: something in front of the "
                + $"Cloud Controller answered")
        { Kind = "web-page" }
        : exchange;
}
