using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Reference.Faults;

namespace CloudController.SelfTests.Mutation;

/// <summary>What the suite said of one fault. The report is let go: there are tens of thousands of faults.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Red">The clauses that went red.</param>
/// <param name="Errors">The clauses that the suite could not work on.</param>
internal sealed record FaultOutcome(Fault Fault, Verdict Verdict, IReadOnlyList<string> Red, IReadOnlyList<string> Errors)
{
    internal FaultOutcome(Fault fault, RunReport report)
        : this(fault, report.Verdict, Of(report, ClauseStatus.Failed), Of(report, ClauseStatus.Error))
    {
    }

    /// <summary>
    /// The clauses that the fault breaks and that did not go red. Of a general fault one red clause is enough: how many of them the data of
    /// a list show is not known.
    /// </summary>
    internal IReadOnlyList<string> Missed => Fault.IsGeneral && Red.Count > 0 ? [] : Fault.Breaks.Except(Red).ToList();

    /// <summary>The clauses that went red although the fault does not break them.</summary>
    internal IReadOnlyList<string> Unexpected =>
        Red.Except(Fault.Breaks).Where(clause => !Fault.MayBreak.Any(pattern => Matches(pattern, clause))).ToList();

    internal bool IsKilled => Missed.Count == 0 && Verdict != Verdict.Conformant;

    private static List<string> Of(RunReport report, ClauseStatus status) =>
        report.Clauses.Where(clause => clause.Status == status).Select(clause => clause.Id).ToList();

    /// <summary>Whether a clause id is the pattern, in which one <c>*</c> stands for anything.</summary>
    internal static bool Matches(string pattern, string clause) =>
        pattern.Split('*') is [var start, var end] ? clause.Length >= start.Length + end.Length
            && clause.StartsWith(start, StringComparison.Ordinal) && clause.EndsWith(end, StringComparison.Ordinal)
        : pattern == clause;
}
