using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The rows that every form of the report on two runs has.</summary>
internal static class CompareRows
{
    internal static IReadOnlyList<string> DeviationHeads { get; } = ["what became of it", "status", "clause", "since", "fingerprint"];

    internal static IReadOnlyList<string> UndecidedHeads { get; } = ["newly undecided because of", "clauses more"];

    /// <summary>What differs; the times always do.</summary>
    internal static IEnumerable<RunFact> Facts(RunDifference report) => report.Facts.Where(fact => fact.IsChanged);

    /// <summary>A row for each deviation, those that need somebody first.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Deviations(RunDifference report) =>
        from kind in report.Kinds
        from known in kind.Deviations.OrderBy(known => known.Status).ThenBy(known => known.Clause, StringComparer.Ordinal)
        select (IReadOnlyList<string>)
        [
            kind.Kind, FindingText.Word(known.Status), known.Clause, RunDifference.Day(known.Since), known.Fingerprint,
        ];

    /// <summary>A row for each cause that leaves more clauses undecided.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Undecided(RunDifference report) => report.Comparison.NewlyUndecided
        .Select(more => (IReadOnlyList<string>)[more.Cause, RunDifference.Number(more.Clauses)]);
}
