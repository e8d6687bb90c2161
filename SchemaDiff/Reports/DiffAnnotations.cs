using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report as workflow commands, which GitHub shows beside the changed files.</summary>
internal static class DiffAnnotations
{
    internal static string Of(DiffReport report)
    {
        var problems = report.Problems.Select(problem => new Annotation(AnnotationLevel.Error, "acceptance", PlainText.Escape(problem)));
        var changes = report.Changes
            .Where(judged => judged.Accepted is null)
            .OrderByDescending(judged => judged.Severity)
            .Select(judged => new Annotation(
            Level(judged.Severity),
            $"{DiffReport.Word(judged.Severity)}: {judged.Change.Rule.Id}",
            PlainText.Escape($"{DiffReport.Title(judged.Change.Endpoint)} {DiffReport.Place(judged.Change)}: {judged.Change.Text} "
                + $"({judged.Change.Fingerprint})"),
            report.Files.GetValueOrDefault(judged.Change.Endpoint, "")));
        return WorkflowCommands.Of([.. problems, .. changes], "Contract changes", "the report (--format md, html or json)");
    }

    private static AnnotationLevel Level(Severity severity) => severity switch
    {
        Severity.Breaking => AnnotationLevel.Error,
        Severity.Risky => AnnotationLevel.Warning,
        _ => AnnotationLevel.Notice,
    };
}
