using System.Text;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report as workflow commands, which GitHub shows beside the changed files.</summary>
internal static class DiffAnnotations
{
    internal static string Of(DiffReport report)
    {
        var text = new StringBuilder();
        foreach (var problem in report.Problems)
            Append(text, "error", "", "acceptance", problem);
        foreach (var judged in report.Changes.Where(judged => judged.Accepted is null))
        {
            var change = judged.Change;
            var file = report.Files.GetValueOrDefault(change.Endpoint, "");
            Append(text, Command(judged.Severity), file, $"{DiffReport.Word(judged.Severity)}: {change.Rule.Id}", $"{DiffReport.Title(change.Endpoint)} {DiffReport.Place(change)}: {change.Text} ({change.Fingerprint})");
        }

        return text.ToString();
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Breaking => "error",
        Severity.Risky => "warning",
        _ => "notice",
    };

    private static void Append(StringBuilder text, string command, string file, string title, string message) =>
        text.Append("::").Append(command).Append(file.Length == 0 ? " " : $" file={Property(file)},").Append("title=").Append(Property(title)).Append("::").Append(Data(message)).Append('\n');

    /// <summary>A line break would end the command; as a control character it is written out.</summary>
    private static string Data(string text) => PlainText.Escape(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
