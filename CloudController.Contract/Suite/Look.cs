using CloudController.Contract.Contracts;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>How a clause looks at an endpoint: on whose behalf, through which exchanges, and at which of its subjects.</summary>
/// <param name="Contract">What is documented.</param>
/// <param name="Run">What all clauses of the run have in common.</param>
/// <param name="Scope">The exchanges that are shared.</param>
/// <param name="Log">Where answers are kept that later clauses look at together.</param>
/// <param name="Clause">The id of the clause, for the server's access log.</param>
/// <param name="Subject">The values for the placeholders of the route.</param>
/// <param name="Source">Where the subject comes from; <c>null</c> without a subject.</param>
/// <param name="Stable">The keys of the items to look at; <c>null</c> for all.</param>
/// <param name="Everything">
/// The list of everything that, filtered by the subject, lists the same items; <c>null</c> where the documents show none.
/// </param>
/// <param name="IsWide">Whether snapshots hold what that list shows, too.</param>
/// <param name="IsNewerThanEdition">Whether the target is newer than the edition that is held against it.</param>
internal sealed record Look(
    EndpointContract Contract,
    RunContext Run,
    ExchangeScope Scope,
    AnswerLog Log,
    string Clause,
    Subject Subject,
    SubjectSource? Source = null,
    IReadOnlySet<string>? Stable = null,
    EndpointContract? Everything = null,
    bool IsWide = false,
    bool IsNewerThanEdition = false)
{
    /// <summary>What clauses about a writing endpoint share; <c>null</c> where the endpoint only reads.</summary>
    internal SharedWrites? Writes { get; init; }

    /// <summary>Who looks; <c>null</c> for the user of the run.</summary>
    internal Credential? As { get; init; }
}

/// <summary>Values for the placeholders of a route, taken out of the target's own data.</summary>
/// <param name="Values">The value of each placeholder.</param>
internal sealed record Subject(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The subject of a route without placeholders.</summary>
    internal static Subject None { get; } = new(new Dictionary<string, string>());

    /// <summary><paramref name="route"/> with the values in their places, escaped.</summary>
    internal string Fill(string route) =>
        Values.Aggregate(route,
            (path, value) => path.Replace($"{{{value.Key}}}", Uri.EscapeDataString(value.Value), StringComparison.Ordinal));
}

/// <summary>Where a subject comes from.</summary>
/// <param name="Endpoint">The endpoint whose answer shows it.</param>
/// <param name="Subject">The values for the placeholders of that endpoint's own route.</param>
internal sealed record SubjectSource(EndpointContract Endpoint, Subject Subject);
