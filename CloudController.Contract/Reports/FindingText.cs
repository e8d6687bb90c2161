using System.Text;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A clause's result in words: what is expected, what was seen, where, and how to see it again.</summary>
public static class FindingText
{
    /// <summary>The result as plain text for a terminal: control characters of the target are made visible.</summary>
    public static string Of(ClauseResult result) => Of(ReportClause.Of(result));

    internal static string Of(ReportClause clause)
    {
        var text = new StringBuilder();
        text.Append(clause.Id).Append(": ").AppendLine(PlainText.Escape(clause.Statement));
        text.Append("  source    ").Append(clause.Source.Document).Append(", ").AppendLine(clause.Source.Section);
        if (clause.Reason is { } reason)
            text.Append("  reason    ").AppendLine(PlainText.Escape(reason));
        foreach (var finding in clause.Findings)
        {
            text.Append("  expected  ").AppendLine(PlainText.Escape(finding.Expected));
            text.Append("  actual    ").AppendLine(PlainText.Escape(finding.Actual));
            text.Append("  at        ").AppendLine(finding.Pointer.Length == 0 ? "the whole answer" : PlainText.Escape(finding.Pointer));
            text.Append("  request   ").AppendLine(PlainText.Escape(finding.Curl));
            if (finding.Against is { } other)
                text.Append("  against   ").AppendLine(PlainText.Escape(other));
            text.Append("  answer    status ")
                .Append(finding.Response.Status)
                .Append(", request id ")
                .AppendLine(PlainText.Escape(finding.RequestId ?? "none"));
            text.Append("  finding   ").AppendLine(finding.Fingerprint);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A verdict in lower case.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>A status in lower case.</summary>
    public static string Word(ClauseStatus status) => status switch
    {
        ClauseStatus.NotApplicable => "not applicable",
        _ => status.ToString().ToLowerInvariant(),
    };
}
