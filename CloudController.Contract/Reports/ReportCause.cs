using System.Text.Json.Serialization;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>
/// One cause and every clause that is red or undecided for it. A clause with findings of several causes stands behind each of them.
/// </summary>
public sealed record ReportCause
{
    private ReportCause(Cause cause, IReadOnlyList<CauseMember> members)
    {
        Fingerprint = cause.Fingerprint;
        (Kind, Place, Request, Answered, Title) = (cause.Kind, cause.Place, cause.Request, cause.Status, cause.Title);
        Members = members
            .OrderBy(member => Urgency(member.Clause.Status))
            .ThenBy(member => member.Clause.Level)
            .ThenBy(member => member.Clause.Id, StringComparer.Ordinal)
            .ToList();
        Status = Members[0].Clause.Status;
        Counts = Enum.GetValues<ClauseStatus>()
            .Select(status => (status, Count: members.Count(member => member.Clause.Status == status)))
            .Where(count => count.Count > 0)
            .ToDictionary(count => count.status, count => count.Count);
        Clauses = Members.Select(member => member.Clause.Id).ToList();
    }

    /// <summary>The same for the same cause in every run.</summary>
    public string Fingerprint { get; }

    /// <summary>The cause in a few words.</summary>
    public string Title { get; }

    /// <summary>The rule that is broken, or what is missing.</summary>
    public string Kind { get; }

    /// <summary>A JSON pointer or the name of a header; empty where there is no place.</summary>
    public string Place { get; }

    /// <summary>What the request was made of; <c>null</c> where it does not matter.</summary>
    public IReadOnlyList<string>? Request { get; }

    /// <summary>The status of the answer; <c>null</c> where it does not matter.</summary>
    public int? Answered { get; }

    /// <summary>The most urgent status of its clauses.</summary>
    public ClauseStatus Status { get; }

    /// <summary>How many of its clauses have each status; those that none has are left out.</summary>
    public IReadOnlyDictionary<ClauseStatus, int> Counts { get; }

    /// <summary>The ids of its clauses, the most urgent first.</summary>
    public IReadOnlyList<string> Clauses { get; }

    /// <summary>Its clauses, the most urgent first; the first one stands for the others.</summary>
    [JsonIgnore]
    public IReadOnlyList<CauseMember> Members { get; }

    /// <summary>
    /// The causes behind <paramref name="clauses"/>: the most urgent first, then documented before implied, then those of most clauses.
    /// </summary>
    internal static IReadOnlyList<ReportCause> Of(IEnumerable<ReportClause> clauses) => clauses
        .GroupBy(clause => clause.Id.Split('/')[0])
        .SelectMany(OfOneEndpoint)
        .GroupBy(seen => seen.Cause.Key)
        .Select(same => (same.Key, Cause: new ReportCause(same.First().Cause, same.Select(seen => seen.Member).ToList())))
        .OrderBy(cause => Urgency(cause.Cause.Status))
        .ThenBy(cause => cause.Cause.Members[0].Clause.Level)
        .ThenByDescending(cause => cause.Cause.Members.Count)
        .ThenBy(cause => cause.Key, StringComparer.Ordinal)
        .Select(cause => cause.Cause)
        .ToList();

    /// <summary>
    /// Where a request fails in the same way with fewer parameters, that is the cause of both. Only requests to one endpoint are compared
    /// so.
    /// </summary>
    private static IEnumerable<(Cause Cause, CauseMember Member)> OfOneEndpoint(IEnumerable<ReportClause> clauses)
    {
        var seen = clauses.SelectMany(Causes).ToList();
        var simplest = seen.Select(one => one.Cause)
            .DistinctBy(cause => cause.Key)
            .OrderBy(cause => cause.Request?.Count ?? 0)
            .ThenBy(cause => cause.Key, StringComparer.Ordinal)
            .ToList();
        return seen
            .GroupBy(one => (simplest.First(cause => cause.Explains(one.Cause)).Key, one.Clause.Id))
            .Select(same => (simplest.First(cause => cause.Explains(same.First().Cause)),
                new CauseMember(same.First().Clause, same.Select(one => one.Finding).OfType<Finding>().ToList())));
    }

    private static IEnumerable<(Cause Cause, ReportClause Clause, Finding? Finding)> Causes(ReportClause clause) => clause switch
    {
        { Status: ClauseStatus.Passed or ClauseStatus.NotApplicable } => [],
        { Findings.Count: > 0 } => clause.Findings.Select(finding => (finding.Cause ?? Cause.Of(finding), clause, (Finding?)finding)),
        _ => [(clause.Cause ?? new("undecided", clause.Id[(clause.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]), clause, null)],
    };

    /// <summary>The order in which causes are told, the most urgent first.</summary>
    private static int Urgency(ClauseStatus status) => status switch
    {
        ClauseStatus.Failed or ClauseStatus.Error => 0,
        ClauseStatus.Warning => 1,
        ClauseStatus.Inconclusive => 2,
        _ => 3,
    };
}

/// <summary>One clause behind a cause.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Findings">Those of its findings that have this cause; empty for a clause that is undecided.</param>
public sealed record CauseMember(ReportClause Clause, IReadOnlyList<Finding> Findings);
