using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The formats of a report on two runs, by the name that the command line gives them.</summary>
public static class CompareFormats
{
    /// <summary>The format of a terminal.</summary>
    public const string Default = "console";

    /// <summary>All formats; each takes the report and the width of tables.</summary>
    public static IReadOnlyDictionary<string, Func<RunDifference, int, string>> All { get; } =
        new Dictionary<string, Func<RunDifference, int, string>>
        {
            [Default] = CompareConsole.Of,
            ["md"] = (report, _) => CompareMarkdown.Of(report),
            ["html"] = (report, _) => CompareHtml.Of(report),
            ["json"] = (report, _) => CompareJson.Of(report),
        };
}
