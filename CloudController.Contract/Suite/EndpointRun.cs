using System.Runtime.ExceptionServices;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Observations;
using CloudController.Contract.Paging;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Suite;

/// <summary>
/// One endpoint while it is looked at. What it was answered is kept as long as clauses about it are decided, and released with it, so
/// that the memory of a run does not grow with the number of endpoints.
/// </summary>
internal sealed class EndpointRun
{
    private readonly EndpointContract _endpoint;
    private readonly RunContext _context;
    private readonly AnswerLog _log;
    private readonly ExchangeScope _first;
    private readonly IReadOnlyList<(Subject Subject, LiveData Again)> _subjects;
    private readonly Keep _keep;
    private readonly Func<ExchangeScope> _again;
    private readonly SubjectSource? _source;
    private readonly EndpointContract? _everything;
    private readonly bool _isNewerThanEdition;
    private readonly SharedWrites? _writes;
    private readonly CancellationToken _cancellation;
    private SeenEndpoint? _seen;

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="context">What all clauses of the run have in common.</param>
    /// <param name="first">The exchanges of the first look.</param>
    /// <param name="again">Opens a scope to look again.</param>
    /// <param name="keep">Counts the bytes of all these exchanges.</param>
    /// <param name="subjects">
    /// The values for the placeholders of the route; at least one set of them, unless <paramref name="refusal"/> says why not.
    /// </param>
    /// <param name="source">Where the subjects come from; <c>null</c> where the route needs none.</param>
    /// <param name="everything">The list of everything that, filtered by a subject, lists the same items; <c>null</c> without one.</param>
    /// <param name="refusal">Why nothing about the endpoint can be decided; <c>null</c> where something can.</param>
    /// <param name="isNewerThanEdition">Whether the target is newer than the edition that is held against it.</param>
    /// <param name="writes">What clauses about a writing endpoint share; <c>null</c> where the endpoint only reads.</param>
    /// <param name="cancellation">Ends every wait.</param>
    internal EndpointRun(
        EndpointContract endpoint,
        RunContext context,
        ExchangeScope first,
        Func<ExchangeScope> again,
        Keep keep,
        IReadOnlyList<Subject> subjects,
        SubjectSource? source = null,
        EndpointContract? everything = null,
        Exception? refusal = null,
        bool isNewerThanEdition = false,
        SharedWrites? writes = null,
        CancellationToken cancellation = default)
    {
        _writes = writes;
        (_everything, _isNewerThanEdition, _cancellation) = (everything, isNewerThanEdition, cancellation);
        (_endpoint, _context, _first, _again, _keep, _source, Refusal) = (endpoint, context, first, again, keep, source, refusal);
        _log = new(endpoint);
        _subjects = subjects.Select(subject => (subject, new LiveData(again, context.Time, cancellation))).ToList();
    }

    /// <summary>Why nothing about the endpoint can be decided; <c>null</c> where something can.</summary>
    internal Exception? Refusal { get; }

    /// <summary>What was seen of the endpoint so far, without secrets.</summary>
    internal SeenEndpoint Seen(Redactor redactor)
    {
        var answers = _log.Exchanges;
        if (_seen?.Answers == answers.Count)
            return _seen;
        return _seen = new(
            answers.Count,
            _endpoint.Schema is null
                ? null
                : Observation.Of(_endpoint, answers.Select(exchange => exchange.Json.Root).ToList()).Redacted(redactor),
            answers.Any(exchange => _endpoint.Answer.List is null
                || Page.Of(exchange, _endpoint, _context.Endpoint) is { Items.Count: > 0 }));
    }

    /// <summary>The endpoint with its first subject, as the clause with the id <paramref name="clause"/> sees it.</summary>
    internal EndpointUnderTest AsSeenBy(string clause) => Tested(clause, Subjects[0].Subject, _first);

    /// <summary>Reads all that the endpoint shows, and decides nothing.</summary>
    /// <exception cref="TargetTroubleException">The target does not answer, or not as documented.</exception>
    internal async Task<ObservedList> ObserveAsync(Redactor redactor)
    {
        try
        {
            var (items, isComplete) = await ReadAsync(AsSeenBy($"{_endpoint.Name}/observe/list")).ConfigureAwait(false);
            return new ObservedList(_endpoint, Seen(redactor).Observation!, items, isComplete);
        }
        catch (Exception trouble) when (trouble is InconclusiveException or DeviationException)
        {
            throw new TargetTroubleException($"GET {_endpoint.Route}: {trouble.Message}", trouble);
        }
    }

    /// <summary>Everything that departs from the clause, over the subjects that it is about; empty where nothing does.</summary>
    /// <exception cref="InconclusiveException">No subject decides the clause.</exception>
    internal async Task<IReadOnlyList<Deviation>> JudgeAsync(ClauseCheck check)
    {
        var deviations = new List<Deviation>();
        InconclusiveException? undecided = null;
        var isDecided = false;
        foreach (var (subject, again) in Subjects)
        {
            if (isDecided && check.OneSubjectDecides)
                break;
            try
            {
                deviations.AddRange((await JudgeAsync(check, subject, again).ConfigureAwait(false))?.Deviations ?? []);
                isDecided = true;
            }
            catch (InconclusiveException reason)
            {
                undecided ??= reason;
            }
        }

        return isDecided ? deviations : throw undecided!;
    }

    /// <summary>Lets the exchanges go; nothing is asked of the endpoint any more.</summary>
    internal void Release() => _keep.Release();

    private IReadOnlyList<(Subject Subject, LiveData Again)> Subjects
    {
        get
        {
            if (Refusal is not null)
                ExceptionDispatchInfo.Throw(Refusal);
            return _subjects;
        }
    }

    private static async Task<(int Items, bool IsComplete)> ReadAsync(EndpointUnderTest tested)
    {
        if (tested is ItemsUnderTest items)
            return await items.WholeList().ConfigureAwait(false) is var list ? (list.Items.Count, list.IsComplete) : default;
        await tested.Plain().ConfigureAwait(false);
        return (1, true);
    }

    private async Task<DeviationException?> JudgeAsync(ClauseCheck check, Subject subject, LiveData again)
    {
        var tested = Tested(check.Clause.Id, subject, _first);
        var seen = await LiveData.TryAsync(check.Body, tested).ConfigureAwait(false);
        if (seen is { DependsOnData: true })
        {
            // What is held against another list is repeated between snapshots of both, which no other clause shares.
            var isWide = tested.HasReadEverything;
            seen = await (isWide ? new LiveData(_again, _context.Time, _cancellation) : again)
                .ConfirmAsync(seen, check.Body, (scope, stable) => Tested(check.Clause.Id, subject, scope, stable, isWide))
                .ConfigureAwait(false);
        }

        return seen is not null && await IsGoneAsync(check, subject).ConfigureAwait(false)
            ? throw new InconclusiveException("subject-gone",
                $"{seen.Message}; but what {_endpoint.Route} was asked for was deleted or changed meanwhile")
            : seen;
    }

    private async Task<bool> IsGoneAsync(ClauseCheck check, Subject subject)
    {
        try
        {
            return subject.Values.Count > 0 && await Tested(check.Clause.Id, subject, _again()).HasLostItsSubject().ConfigureAwait(false);
        }
        catch (DeviationException)
        {
            // A list that cannot be read any more shows nothing of its items.
            return false;
        }
    }

    private EndpointUnderTest Tested(
        string clause, Subject subject, ExchangeScope scope, IReadOnlySet<string>? stable = null, bool isWide = false) =>
        EndpointUnderTest.Of(
            new(_endpoint, _context, scope, _log, clause, subject, _source, stable, _everything, isWide, _isNewerThanEdition)
            {
                Writes = _writes,
            });
}
