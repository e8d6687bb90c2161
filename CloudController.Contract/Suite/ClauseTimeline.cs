using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Suite;

/// <summary>
/// The clauses about one endpoint over all versions of its edition: which of them a target does not have, and which version brought or
/// removed them.
/// </summary>
internal sealed class ClauseTimeline
{
    private readonly List<Period> _periods;
    private readonly List<Clause> _newest;

    internal ClauseTimeline(ClauseCatalog topics, EndpointHistory history)
    {
        _newest = topics.Of(history.Newest).Select(check => check.Clause).ToList();
        _periods = history.Versions.Select(version => new Period(version, Ids(topics, history.At(new(version))))).ToList();
    }

    /// <summary>
    /// The clauses of the edition that a target of <paramref name="version"/>, which has those of <paramref name="present"/>, is too old
    /// for, and why.
    /// </summary>
    internal IEnumerable<(Clause Clause, string Why)> Missing(ApiVersion version, string stated, IReadOnlySet<string> present) =>
        from clause in _newest
        where !present.Contains(clause.Id)
        select (clause, $"it {Why(clause.Id, version)?.ToString() ?? "is not part of every version"}, and the target says {stated}");

    /// <summary>
    /// When the clause <paramref name="id"/> is one, seen from <paramref name="version"/>; <c>null</c> where it never is.
    /// </summary>
    internal OtherVersions? Why(string id, ApiVersion version)
    {
        if (_periods.Find(period => period.Version >= version.Number && period.Clauses.Contains(id)) is { } later)
            return new(later.Version, IsYounger: true);
        var last = _periods.FindLastIndex(period => period.Clauses.Contains(id));
        return last >= 0 && last + 1 < _periods.Count ? new(_periods[last + 1].Version, IsYounger: false) : null;
    }

    private static HashSet<string> Ids(ClauseCatalog topics, EndpointContract? endpoint) =>
        endpoint is null ? [] : topics.Of(endpoint).Select(check => check.Clause.Id).ToHashSet();

    private sealed record Period(Version Version, HashSet<string> Clauses);
}
