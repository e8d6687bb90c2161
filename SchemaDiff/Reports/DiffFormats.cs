namespace CloudController.SchemaDiff.Reports;

/// <summary>The formats of a report, by the name that the command line gives them.</summary>
public static class DiffFormats
{
    /// <summary>The format of a terminal.</summary>
    public const string Default = "console";

    /// <summary>All formats.</summary>
    public static IReadOnlyDictionary<string, Func<DiffReport, string>> All { get; } = new Dictionary<string, Func<DiffReport, string>>
    {
        [Default] = DiffConsole.Of,
        ["md"] = DiffMarkdown.Of,
        ["html"] = DiffHtml.Of,
        ["json"] = DiffJson.Of,
        ["github"] = DiffAnnotations.Of,
    };
}
