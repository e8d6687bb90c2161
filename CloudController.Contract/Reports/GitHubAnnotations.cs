using System.Text;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report as workflow commands, which GitHub shows beside a run: one line for each clause that somebody has to look at.</summary>
public static class GitHubAnnotations
{
    /// <summary>The environment variable that is <c>true</c> inside a workflow.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>The environment variable that names the file for step summaries.</summary>
    public const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>The lines; none where nothing is wrong.</summary>
    public static string Of(RunReport report)
    {
        var lines = new StringBuilder();
        if (report.Error is { } error)
            lines.Append(Line("error", "Contract: " + report.Verdict.ToString().ToLowerInvariant(), PlainText.Escape(error)));
        foreach (var clause in report.Clauses)
        {
            if (Command(clause.Status) is { } command)
                lines.Append(Line(command, $"{FindingText.Word(clause.Status)}: {clause.Id}", FindingText.Of(clause)));
        }

        return lines.ToString();
    }

    private static string? Command(ClauseStatus status) => status switch
    {
        ClauseStatus.Failed or ClauseStatus.Error => "error",
        ClauseStatus.Warning => "warning",
        ClauseStatus.Waived or ClauseStatus.Inconclusive => "notice",
        _ => null,
    };

    private static string Line(string command, string title, string message) => $"::{command} title={Property(title)}::{Message(message)}\n";

    private static string Message(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
