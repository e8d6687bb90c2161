using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;

namespace CloudController.SelfTests.Reports;

/// <summary>Reports made for tests, without a run.</summary>
internal static class SampleReport
{
    internal static RunReport Of(
        IEnumerable<ReportClause> clauses, Verdict verdict = Verdict.Deviating, string? error = null, string reason = "it is the newest")
    {
        var all = clauses.ToList();
        return new()
        {
            Verdict = verdict,
            Error = error,
            Target = new("http://127.0.0.1:1", "2.42.0", null, Embedded: false),
            Editions = new Dictionary<string, string?> { ["v2"] = "2.33.0", ["v3"] = null },
            EditionReasons = new Dictionary<string, string> { ["v2"] = reason, ["v3"] = reason },
            Suite = new("1.0.0", null),
            StartedAt = DateTimeOffset.UnixEpoch,
            ElapsedSeconds = 1,
            Requests = 2,
            BytesReceived = 3,
            Counts = Enum.GetValues<ClauseStatus>().ToDictionary(status => status, status => all.Count(clause => clause.Status == status)),
            Clauses = all,
            Observations = [],
        };
    }

    /// <summary>A clause; one that is red has a finding in which every text is <paramref name="text"/>.</summary>
    internal static ReportClause Clause(
        string id, ClauseStatus status, string text, Cause? cause = null, ClauseLevel level = ClauseLevel.Documented)
    {
        var finding = new Finding("0123456789abcdef", text, text, text, text,
            new(200, new Dictionary<string, string> { ["X"] = text }, text), text) { Cause = cause };
        var isRed = status is ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Waived;
        return new(id, level, status, "what holds", new("a document", "a section"), isRed && status != ClauseStatus.Waived ? null : text,
            isRed ? [finding] : []) { Cause = isRed ? null : cause };
    }
}
