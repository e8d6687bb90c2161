using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;

namespace CloudController.SchemaDiff.Runs;

/// <summary>How runs went on against each target, from their history.</summary>
/// <param name="Targets">Each target with its runs, in the order in which they first came.</param>
/// <param name="Problems">The lines that are no run and were skipped, each with file, number and reason.</param>
public sealed record RunTrend(IReadOnlyList<TargetTrend> Targets, IReadOnlyList<string> Problems)
{
    /// <summary>The runs of the history in <paramref name="file"/>.</summary>
    /// <param name="file">A file as <see cref="RunHistory"/> writes it.</param>
    /// <param name="last">How many runs of each target are kept, the latest; <c>null</c> for all.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RunTrend Read(string file, int? last = null)
    {
        var lines = RunHistory.Lines(file).ToList();
        var targets = lines.Select(line => line.Run).OfType<HistoryEntry>()
            .GroupBy(run => run.Target, StringComparer.Ordinal)
            .Select(target => TargetTrend.Of(target.Key, [.. target.OrderBy(run => run.StartedAt)], last ?? int.MaxValue));
        return new([.. targets], [.. lines.Select(line => line.Problem).OfType<string>()]);
    }
}

/// <summary>The runs against one target.</summary>
/// <param name="Target">What the history calls it.</param>
/// <param name="Runs">The runs, the oldest first.</param>
public sealed record TargetTrend(string Target, IReadOnlyList<TrendRun> Runs)
{
    /// <summary>The highest number of deviations of a run.</summary>
    public int Most => Runs.Max(run => run.Deviations);

    internal static TargetTrend Of(string target, IReadOnlyList<HistoryEntry> runs, int last)
    {
        var all = runs.Select((run, at) => new TrendRun(
            run,
            New: run.Deviations.Count(known => known.Since == run.StartedAt),
            Fixed: at == 0 ? 0 : Gone(runs[at - 1], run)));
        return new(target, all.TakeLast(last).ToList());
    }

    /// <summary>A run carries on what it did not look at, so that what it no longer knows is fixed.</summary>
    private static int Gone(HistoryEntry before, HistoryEntry run) =>
        before.Deviations.ExceptBy(run.Deviations.Select(known => known.Fingerprint), known => known.Fingerprint).Count();
}

/// <summary>One run among others.</summary>
/// <param name="Run">The run.</param>
/// <param name="New">How many deviations it was the first to see.</param>
/// <param name="Fixed">How many deviations that were known before it found gone.</param>
public sealed record TrendRun(HistoryEntry Run, int New, int Fixed)
{
    /// <summary>How many clauses had a status; 0 where the line does not say.</summary>
    public int Count(ClauseStatus status) => Run.Counts.GetValueOrDefault(status);

    /// <summary>Failed clauses and warnings together.</summary>
    public int Deviations => Count(ClauseStatus.Failed) + Count(ClauseStatus.Warning);

    /// <summary>Whether its numbers say something of the target.</summary>
    public bool SaysSomething => Run.Verdict is Verdict.Conformant or Verdict.Deviating;

    /// <summary>The target's version and the edition held against it, for one family.</summary>
    public string Version(string family)
    {
        var stated = family == "v2" ? Run.ApiVersionV2 : Run.ApiVersionV3;
        return Run.Editions.GetValueOrDefault(family) is { } edition ? $"{stated ?? "none"} / {edition}" : stated ?? "none";
    }
}
