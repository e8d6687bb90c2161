using CloudController.Contract.Findings;
using CloudController.Contract.Reports;

namespace CloudController.SelfTests.Reports;

/// <summary>Reports of runs one night after the other, each with the same fingerprint for the same clause.</summary>
internal static class Nights
{
    internal static DateTimeOffset First { get; } = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    internal static RunReport Night(int night, params (string Id, ClauseStatus Status)[] clauses)
    {
        var results = clauses.Select(clause => WithFingerprint(
            SampleReport.Clause(clause.Id, clause.Status, "x", new("too-few-items")))).ToList();
        var verdict = clauses.Any(clause => clause.Status == ClauseStatus.Error) ? Verdict.Error
            : clauses.Any(clause => clause.Status == ClauseStatus.Failed) ? Verdict.Deviating
            : Verdict.Conformant;
        return SampleReport.Of(results, verdict) with { StartedAt = First.AddDays(night) };
    }

    internal static RunReport After(this RunReport report, RunReport before) => report with { Before = HistoryEntry.Of(before) };

    /// <summary>The fingerprint that <see cref="Night"/> gives to a deviation of <paramref name="clause"/>.</summary>
    internal static string Fingerprint(string clause) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(clause)))[..16];

    /// <summary>A deviation has the same fingerprint in every run, and another one for each clause.</summary>
    private static ReportClause WithFingerprint(ReportClause clause) => clause with
    {
        Findings = clause.Findings.Select(finding => finding with { Fingerprint = Fingerprint(clause.Id) }).ToList(),
    };
}
