using System.Security.Cryptography;
using System.Text;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Tracking;

/// <summary>What a run says of whether its target deviates, as far as a tracking issue is about it.</summary>
/// <param name="Kind">Whether it deviates, or the run does not say.</param>
/// <param name="Deviations">
/// The failed clauses that are known: those that the run saw, and those that earlier runs saw and this one could not look at.
/// </param>
public sealed record TargetState(TargetStateKind Kind, IReadOnlyList<KnownDeviation> Deviations)
{
    /// <summary>The state after <paramref name="run"/>.</summary>
    public static TargetState Of(SavedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var settled = run.Outcome.Clauses
            .Where(clause => clause.Status is not (ClauseStatus.Inconclusive or ClauseStatus.Error))
            .Select(clause => clause.Id)
            .ToHashSet(StringComparer.Ordinal);
        // A clause that was waived meanwhile, or no longer applies, needs nobody; one that was not decided or asked for tonight still may.
        var known = run.Comparison is { } compared
            ? compared.New.Concat(compared.Still).Concat(compared.NotLookedAt.Where(one => !settled.Contains(one.Clause)))
            : run.Entry.Deviations;
        var failed = known.Where(one => one.Status == ClauseStatus.Failed)
            .DistinctBy(one => one.Fingerprint)
            .OrderBy(one => one.Clause, StringComparer.Ordinal)
            .ThenBy(one => one.Fingerprint, StringComparer.Ordinal)
            .ToList();
        var kind = run.Entry.Verdict switch
        {
            Verdict.Deviating => TargetStateKind.Deviating,
            Verdict.Conformant => failed.Count == 0 ? TargetStateKind.Clean : TargetStateKind.Deviating,
            _ => TargetStateKind.Unknown,
        };
        return new(kind, failed);
    }

    /// <summary>The same for the same set of deviations, whatever their order.</summary>
    public string Hash => Short(string.Join('\n', Deviations.Select(one => one.Fingerprint).Order(StringComparer.Ordinal)));

    /// <summary>The first 16 hexadecimal digits of the hash of <paramref name="text"/>.</summary>
    internal static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}

/// <summary>Whether a target deviates.</summary>
public enum TargetStateKind
{
    /// <summary>It does not, as far as could be decided.</summary>
    Clean,

    /// <summary>It does, or did and could not be looked at since.</summary>
    Deviating,

    /// <summary>The run broke off, or looked at too little.</summary>
    Unknown,
}
