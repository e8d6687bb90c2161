using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Architecture;

/// <summary>One row of docs/architecture.md: a folder, or a project as a whole.</summary>
/// <param name="Project">The project that the folder is in; empty for a project as a whole.</param>
/// <param name="Name">The folder as a namespace below that of the project, or the project.</param>
/// <param name="Uses">What it may use.</param>
internal sealed record ArchitectureRow(string Project, string Name, IReadOnlyList<string> Uses);

/// <summary>The map that docs/architecture.md draws.</summary>
internal static class ArchitecturePage
{
    internal const string Path = "docs/architecture.md";

    /// <summary>What lies in no folder.</summary>
    internal const string Root = "(root)";

    /// <summary>The rows <c>| `Folder` | what | `Other`, `Another` |</c>, those below <c>### `Project`</c> being folders of it.</summary>
    internal static IReadOnlyList<ArchitectureRow> Read()
    {
        var rows = new List<ArchitectureRow>();
        var project = "";
        foreach (var line in File.ReadLines(System.IO.Path.Combine(Workspace.Folder, Path)))
        {
            if (line.StartsWith("### `", StringComparison.Ordinal))
                project = line.Split('`')[1];
            else if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|') is [_, var name, _, var uses, _])
                rows.Add(new(project, Names(name).Single(), Names(uses).ToList()));
        }

        return rows;
    }

    private static IEnumerable<string> Names(string cell) => cell.Split('`').Where((_, at) => at % 2 == 1);
}
