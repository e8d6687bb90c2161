using CloudController.Contract.Findings;

namespace CloudController.Contract.Waivers;

/// <summary>The waivers of one run: which of them are good for its target today, what they waive, and what is wrong with them.</summary>
/// <param name="waivers">The waivers.</param>
/// <param name="today">The day of the run, in UTC.</param>
/// <param name="version">The version of a family, <c>v2</c> or <c>v3</c>, that the target states; <c>null</c> where it states none.</param>
public sealed class WaiverBook(IReadOnlyList<Waiver> waivers, DateOnly today, Func<string, Version?> version)
{
    /// <summary>
    /// <paramref name="result"/> with its deviation waived, where every finding is covered by a waiver; the findings stay. A clause with
    /// one finding that is not covered stays as it is.
    /// </summary>
    public ClauseResult Apply(ClauseResult result)
    {
        if (result.Findings.Count == 0)
            return result;
        var covering = result.Findings.Select(finding => Good(result.Clause.Id).FirstOrDefault(waiver => waiver.Covers(finding))).ToList();
        return covering.Contains(null)
            ? result
            : result with { Status = ClauseStatus.Waived, Reason = string.Join("; ", covering.Distinct().Select(waiver => Why(waiver!))) };
    }

    /// <summary>
    /// What is wrong with the waivers themselves, a sentence for each: its day has passed, it names no clause, or it matched no finding.
    /// Only waivers whose clauses were all looked at and settled are judged, so that a run of a few chosen clauses needs no waivers of its
    /// own.
    /// </summary>
    /// <param name="results">What was decided.</param>
    /// <param name="known">The ids of all clauses of all editions.</param>
    /// <param name="everything">Whether the run decided all clauses that it has.</param>
    public IEnumerable<string> Troubles(IReadOnlyCollection<ClauseResult> results, IReadOnlyCollection<string> known, bool everything)
    {
        var decided = results.Select(result => result.Clause.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var waiver in waivers)
        {
            var named = known.Where(waiver.Names).ToList();
            if (named.Count == 0)
                yield return $"{waiver} names no clause that there is";
            else if (waiver.Expires < today && named.Any(decided.Contains))
                yield return FormattableString.Invariant($"{waiver} expired on {waiver.Expires:yyyy-MM-dd} ({waiver.Issue})");
            else if (waiver.Expires >= today
                && (everything || named.All(decided.Contains))
                && Fits(waiver, named[0])
                && IsSettled(waiver, results)
                && !Matched(waiver, results))
                yield return $"{waiver} matched nothing; the deviation is gone, so remove it ({waiver.Issue})";
        }
    }

    /// <summary>
    /// Whether the clause was settled. An undecided one, or one that only newer targets have, does not show that its deviation is gone.
    /// </summary>
    private static bool IsSettled(Waiver waiver, IEnumerable<ClauseResult> results)
    {
        var named = results.Where(result => waiver.Names(result.Clause.Id)).ToList();
        return named.All(result => result.IsDecided || result.Status == ClauseStatus.NotApplicable)
            && (named.Count == 0 || named.Exists(result => result.IsDecided));
    }

    private static bool Matched(Waiver waiver, IEnumerable<ClauseResult> results) =>
        results.Any(result => waiver.Names(result.Clause.Id) && result.Findings.Any(waiver.Covers));

    private IEnumerable<Waiver> Good(string clause) =>
        waivers.Where(waiver => waiver.Names(clause) && waiver.Expires >= today && Fits(waiver, clause));

    private bool Fits(Waiver waiver, string clause) => waiver.Target?.Contains(version(clause.Split('.')[0])) != false;

    private static string Why(Waiver waiver) =>
        FormattableString.Invariant($"waived until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason} ({waiver.Issue})");
}
