using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Reference.Faults;

namespace CloudController.SelfTests.Mutation;

/// <summary>What the suite said of one fault.</summary>
internal sealed record FaultOutcome(Fault Fault, RunReport Report)
{
    /// <summary>The clauses that went red.</summary>
    internal IReadOnlyList<string> Red { get; } = Of(Report, ClauseStatus.Failed);

    /// <summary>The clauses that the suite could not work on.</summary>
    internal IReadOnlyList<string> Errors { get; } = Of(Report, ClauseStatus.Error);

    /// <summary>
    /// The clauses that the fault breaks and that did not go red. Of a general fault one red clause is enough: how many of them the data of
    /// a list show is not known.
    /// </summary>
    internal IReadOnlyList<string> Missed => Fault.IsGeneral && Red.Count > 0 ? [] : Fault.Breaks.Except(Red).ToList();

    /// <summary>The clauses that went red although the fault does not break them.</summary>
    internal IReadOnlyList<string> Unexpected =>
        Red.Except(Fault.Breaks).Where(clause => !Fault.MayBreak.Any(pattern => Matches(pattern, clause))).ToList();

    internal bool IsKilled => Missed.Count == 0 && Report.Verdict != Verdict.Conformant;

    private static List<string> Of(RunReport report, ClauseStatus status) =>
        report.Clauses.Where(clause => clause.Status == status).Select(clause => clause.Id).ToList();

    /// <summary>Whether a clause id is the pattern, in which one <c>*</c> stands for anything.</summary>
    internal static bool Matches(string pattern, string clause) =>
        pattern.Split('*') is [var start, var end] ? clause.Length >= start.Length + end.Length
            && clause.StartsWith(start, StringComparison.Ordinal) && clause.EndsWith(end, StringComparison.Ordinal)
        : pattern == clause;
}
