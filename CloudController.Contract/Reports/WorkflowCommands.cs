using System.Text;

namespace CloudController.Contract.Reports;

/// <summary>How urgent an annotation is, from harmless to harmful.</summary>
public enum AnnotationLevel
{
    /// <summary>Something to know.</summary>
    Notice,

    /// <summary>Something to look at.</summary>
    Warning,

    /// <summary>Something to mend.</summary>
    Error,
}

/// <summary>One note that GitHub shows beside a run or a file.</summary>
/// <param name="Level">How urgent it is.</param>
/// <param name="Title">What it is called, on one line.</param>
/// <param name="Message">What it says; may have several lines.</param>
/// <param name="File">The file it belongs to; empty where there is none.</param>
public sealed record Annotation(AnnotationLevel Level, string Title, string Message, string File = "");

/// <summary>
/// Annotations as workflow commands. GitHub shows ten of each level for a step and drops the others without a word, so that the most
/// important ones come first and the others are counted.
/// </summary>
public static class WorkflowCommands
{
    /// <summary>How many annotations of one level are written.</summary>
    public const int Most = 10;

    /// <summary>
    /// The lines. Of <paramref name="annotations"/>, which come with the most important first, at most <see cref="Most"/> of each level are
    /// written; one last notice counts the others, and <paramref name="where"/> says where they are.
    /// </summary>
    public static string Of(IReadOnlyCollection<Annotation> annotations, string title, string where)
    {
        var ordered = annotations.OrderByDescending(annotation => annotation.Level).ToList();
        var shown = ordered.GroupBy(annotation => annotation.Level).SelectMany(same => same.Take(Most)).ToList();
        // The notice that counts the others is itself one of the ten that GitHub shows.
        if (shown.Count < ordered.Count && shown.Count(annotation => annotation.Level == AnnotationLevel.Notice) == Most)
            shown.RemoveAt(shown.Count - 1);
        var lines = new StringBuilder();
        foreach (var annotation in shown)
            Append(lines, annotation);
        if (shown.Count < ordered.Count)
            Append(lines,
                new(AnnotationLevel.Notice, title, FormattableString.Invariant($"and {ordered.Count - shown.Count} more in {where}")));
        return lines.ToString();
    }

    private static void Append(StringBuilder lines, Annotation annotation)
    {
        var file = annotation.File.Length == 0 ? " " : $" file={Property(annotation.File)},";
        lines.Append("::").Append(annotation.Level.ToString().ToLowerInvariant()).Append(file)
            .Append("title=").Append(Property(annotation.Title)).Append("::").Append(Message(annotation.Message)).Append('\n');
    }

    /// <summary>A line break would end the command; other control characters are written out.</summary>
    private static string Message(string text) => string.Join("%0A", text.ReplaceLineEndings("\n").Split('\n')
        .Select(line => PlainText.Escape(line).Replace("%", "%25", StringComparison.Ordinal)));

    private static string Property(string text) => PlainText.Escape(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
