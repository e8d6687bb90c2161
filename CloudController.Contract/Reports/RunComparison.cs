using System.Text.Json.Serialization;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>What is different from the run before. A deviation is what has a fingerprint, whatever the data of the target.</summary>
/// <param name="StartedAt">When the run began that this one is compared with; <c>null</c> where there is none.</param>
/// <param name="New">Deviations that the run before did not see.</param>
/// <param name="Still">Deviations that it saw, too.</param>
/// <param name="Fixed">Deviations that it saw, of clauses that are decided now without them.</param>
/// <param name="NotLookedAt">Deviations that it saw, of clauses that were not decided now, or are waived.</param>
/// <param name="NewlyUndecided">What leaves more clauses undecided than before.</param>
public sealed record RunComparison(
    DateTimeOffset? StartedAt,
    IReadOnlyList<KnownDeviation> New,
    IReadOnlyList<KnownDeviation> Still,
    IReadOnlyList<KnownDeviation> Fixed,
    IReadOnlyList<KnownDeviation> NotLookedAt,
    IReadOnlyList<UndecidedCause> NewlyUndecided)
{
    /// <summary>What the next run is compared with.</summary>
    [JsonIgnore]
    public IReadOnlyList<KnownDeviation> Known => [.. New, .. Still, .. NotLookedAt];

    /// <summary>Whether a documented clause is broken in a way that the run before did not see.</summary>
    [JsonIgnore]
    public bool HasNewFailure => New.Any(known => known.Status == ClauseStatus.Failed);

    /// <summary>In a line; empty for a first run.</summary>
    public string Sentence()
    {
        if (StartedAt is not { } before)
            return "";
        var since = Still.Count == 0 ? before : Still.Min(known => known.Since);
        var oldest = Still.Count == 0 ? "" : FormattableString.Invariant($" (the oldest since {since.UtcDateTime:yyyy-MM-dd})");
        var parts = new[]
        {
            FormattableString.Invariant($"{New.Count} new"),
            FormattableString.Invariant($"{Fixed.Count} fixed"),
            FormattableString.Invariant($"{Still.Count} as before{oldest}"),
            NotLookedAt.Count == 0 ? null : FormattableString.Invariant($"{NotLookedAt.Count} not looked at"),
            NewlyUndecided.Count == 0 ? null : FormattableString.Invariant($"{NewlyUndecided.Sum(more => more.Clauses)} newly undecided"),
        };
        return FormattableString.Invariant($"against the run of {before.UtcDateTime:yyyy-MM-dd HH:mm} UTC, deviations: ")
            + string.Join(", ", parts.OfType<string>());
    }

    /// <summary><paramref name="report"/> beside the run before it; without one, everything is new.</summary>
    public static RunComparison Of(RunReport report, HistoryEntry? before) => Of(RunOutcome.Of(report), before);

    /// <summary><paramref name="run"/> beside the run before it; without one, everything is new.</summary>
    public static RunComparison Of(RunOutcome run, HistoryEntry? before)
    {
        ArgumentNullException.ThrowIfNull(run);
        var earlier = (before?.Deviations ?? []).ToDictionary(known => known.Fingerprint);
        var now = run.Clauses
            .Where(clause => clause.Status is ClauseStatus.Failed or ClauseStatus.Warning)
            .SelectMany(clause => clause.Fingerprints.Select(fingerprint => new KnownDeviation(
                fingerprint,
                clause.Id,
                clause.Status,
                earlier.GetValueOrDefault(fingerprint)?.Since ?? run.StartedAt)))
            .DistinctBy(known => known.Fingerprint)
            .ToLookup(known => earlier.ContainsKey(known.Fingerprint));
        var decided = run.Clauses
            .Where(clause => clause.TellsWhatIsGone)
            .Select(clause => clause.Id)
            .ToHashSet(StringComparer.Ordinal);
        var gone = earlier.Values
            .ExceptBy(now[true].Select(known => known.Fingerprint), known => known.Fingerprint)
            .ToLookup(known => decided.Contains(known.Clause));
        var more = before is null ? [] : run.Undecided
            .Select(cause => new UndecidedCause(cause.Key, cause.Value - before.Undecided.GetValueOrDefault(cause.Key)))
            .Where(cause => cause.Clauses > 0);
        return new(before?.StartedAt, [.. now[false]], [.. now[true]], [.. gone[true]], [.. gone[false]], [.. more]);
    }
}

/// <summary>What leaves clauses undecided.</summary>
/// <param name="Cause">What it is called.</param>
/// <param name="Clauses">How many.</param>
public sealed record UndecidedCause(string Cause, int Clauses);
