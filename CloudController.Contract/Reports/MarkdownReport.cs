using System.Globalization;
using System.Text;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report for a pull request comment or a step summary.</summary>
public static class MarkdownReport
{
    /// <summary>The report as GitHub-flavoured Markdown.</summary>
    public static string Of(RunReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"## Contract: {report.Verdict.ToString().ToLowerInvariant()}").AppendLine();
        if (report.Error is { } error)
            text.AppendLine(Escape(error)).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Escape(report.Target.Endpoint)}, {report.Requests} requests, {report.ElapsedSeconds:0.0} s").AppendLine();
        foreach (var sentence in report.VacuousBecause.Concat(GapText.Sentences(report)))
            text.AppendLine(CultureInfo.InvariantCulture, $"- {Escape(sentence)}");
        if (report.Gaps.Count + report.VacuousBecause.Count > 0)
            text.AppendLine();
        text.AppendLine("| status | clauses |").AppendLine("|---|---:|");
        foreach (var (status, count) in report.Counts)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {FindingText.Word(status)} | {count} |");
        foreach (var clause in report.Clauses.Where(clause => clause.Findings.Count > 0 || clause.Status == ClauseStatus.Error))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {FindingText.Word(clause.Status)}: {Escape(clause.Id)}").AppendLine();
            Block(text, FindingText.Of(clause));
        }

        return text.ToString();
    }

    /// <summary>A fence longer than any run of backticks inside it.</summary>
    private static void Block(StringBuilder text, string content)
    {
        var longest = 2;
        for (int at = 0, run = 0; at < content.Length; at++)
        {
            run = content[at] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        text.Append(fence).AppendLine("text").AppendLine(content).AppendLine(fence);
    }

    /// <summary><paramref name="text"/> as Markdown shows it, on one line.</summary>
    public static string Escape(string text) => string.Concat(PlainText.Escape(text).Select(character =>
        character switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '@' or '!' => $"\\{character}",
            _ => character.ToString(),
        }));
}
