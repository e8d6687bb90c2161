using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A report as workflow commands, which GitHub shows beside a run: one line for each cause that somebody has to look at.</summary>
public static class GitHubAnnotations
{
    /// <summary>The environment variable that is <c>true</c> inside a workflow.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>The environment variable that names the file for step summaries.</summary>
    public const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>How many clauses an annotation names; the report names all.</summary>
    private const int MostIds = 20;
    private const int LongestError = 4_000;

    /// <summary>The lines, the most important first; none where nothing is wrong.</summary>
    public static string Of(RunReport report)
    {
        var annotations = new List<Annotation>();
        if (report.Error is { } error)
            annotations.Add(new(AnnotationLevel.Error, $"Contract: {FindingText.Word(report.Verdict)}",
                PlainText.Escape(PlainText.Cut(error, LongestError))));
        else if (report.Verdict == Verdict.Vacuous)
            annotations.Add(new(AnnotationLevel.Error, "Contract: vacuous",
                PlainText.Cut(ConsoleReport.VerdictLine(report), LongestError)));
        else if (report.Gaps.Count > 0)
            annotations.Add(new(AnnotationLevel.Notice, "Contract: left untested", PlainText.Cut(GapText.Line(report.Gaps), LongestError)));
        annotations.AddRange(report.Causes.Select(cause => new Annotation(
            LevelOf(cause.Status), CauseText.Heading(cause), CauseText.Of(cause, MostIds))));
        return WorkflowCommands.Of(annotations, "Contract", "the report");
    }

    private static AnnotationLevel LevelOf(ClauseStatus status) => status switch
    {
        ClauseStatus.Failed or ClauseStatus.Error => AnnotationLevel.Error,
        ClauseStatus.Warning => AnnotationLevel.Warning,
        _ => AnnotationLevel.Notice,
    };
}
