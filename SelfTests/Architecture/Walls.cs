using System.Reflection;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SchemaDiff.Deriving;

namespace CloudController.SelfTests.Architecture;

/// <summary>Which folder may use which others stands in docs/architecture.md; the compiled assemblies keep to it.</summary>
public sealed class Walls
{
    private static readonly IReadOnlyDictionary<string, Assembly> Assemblies = new Dictionary<string, Assembly>
    {
        ["CloudController.Contract"] = typeof(ContractLibrary).Assembly,
        ["ContractTests"] = typeof(ContractFixture).Assembly,
        ["ReferenceController"] = typeof(ReferenceCloudController).Assembly,
        ["SchemaDiff"] = typeof(Derivation).Assembly,
    };

    private static IReadOnlyList<(string Project, string Folder, IReadOnlyList<string> Uses)> Map { get; } = ReadMap();

    [TestCaseSource(nameof(Projects))]
    public void No_folder_uses_another_than_the_map_allows(string project)
    {
        var root = RootNamespace(project);
        var actual = AssemblyMap.Uses(Assemblies[project])
            .Select(use => (From: Folder(use.From, root), To: Folder(use.To, root)))
            .Where(use => use.From != use.To)
            .Distinct();
        var allowed = Map.Where(row => row.Project == project).ToDictionary(row => row.Folder, row => row.Uses);

        actual.Where(use => !allowed.TryGetValue(use.From, out var uses) || !uses.Contains(use.To)).Select(use => $"{use.From} uses {use.To}")
            .Should().BeEmpty("docs/architecture.md says which folder of {0} may use which", project);
    }

    [TestCaseSource(nameof(Projects))]
    public void No_two_folders_of_the_map_use_each_other(string project)
    {
        var uses = Map.Where(row => row.Project == project).ToDictionary(row => row.Folder, row => row.Uses);
        foreach (var folder in uses.Keys)
            Reached(folder, uses).Should().NotContain(folder, "{0} would use itself through others", folder);
    }

    private static IEnumerable<string> Projects => Assemblies.Keys;

    private static HashSet<string> Reached(string folder, Dictionary<string, IReadOnlyList<string>> uses)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(uses[folder]));
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
                uses.GetValueOrDefault(next, []).ToList().ForEach(open.Push);
        }

        return reached;
    }

    private static string RootNamespace(string project) => project switch
    {
        "CloudController.Contract" => "CloudController.Contract",
        "ContractTests" => "CloudController.ContractTests",
        "ReferenceController" => "CloudController.Reference",
        _ => "CloudController.SchemaDiff",
    };

    /// <summary>The first part of a namespace below that of the project; the project itself for what lies in no folder.</summary>
    private static string Folder(string name, string root) =>
        name.Length > root.Length && name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : "(root)";

    /// <summary>The rows <c>| `Folder` | what | `Other`, `Another` |</c> below the heading of each project.</summary>
    private static IReadOnlyList<(string, string, IReadOnlyList<string>)> ReadMap()
    {
        var rows = new List<(string, string, IReadOnlyList<string>)>();
        var project = "";
        foreach (var line in File.ReadLines(Path.Combine(Workspace.Folder, "docs", "architecture.md")))
        {
            if (line.StartsWith("### `", StringComparison.Ordinal))
                project = line.Split('`')[1];
            else if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|') is [_, var folder, _, var uses, _])
                rows.Add((project, folder.Trim(' ', '`'), uses.Split('`').Where((_, index) => index % 2 == 1).ToList()));
        }

        return rows;
    }
}
