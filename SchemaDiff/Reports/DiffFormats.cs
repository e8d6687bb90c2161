namespace CloudController.SchemaDiff.Reports;

/// <summary>The formats of a report, by the name that the command line gives them; each takes the report and the width of tables.</summary>
public static class DiffFormats
{
    /// <summary>The format of a terminal.</summary>
    public const string Default = "console";

    /// <summary>All formats.</summary>
    public static IReadOnlyDictionary<string, Func<DiffReport, int, string>> All { get; } =
        new Dictionary<string, Func<DiffReport, int, string>>
        {
            [Default] = DiffConsole.Of,
            ["md"] = (report, _) => DiffMarkdown.Of(report),
            ["html"] = (report, _) => DiffHtml.Of(report),
            ["json"] = (report, _) => DiffJson.Of(report),
            ["github"] = (report, _) => DiffAnnotations.Of(report),
        };
}
