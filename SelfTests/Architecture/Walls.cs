using System.Reflection;

namespace CloudController.SelfTests.Architecture;

/// <summary>Who may use whom stands in docs/architecture.md; the compiled assemblies keep to it.</summary>
public sealed class Walls
{
    private static readonly IReadOnlyList<ArchitectureRow> Map = ArchitecturePage.Read();

    private static IEnumerable<string> Projects => ProjectAssemblies.All.Keys;

    private static IEnumerable<string> ProjectsWithFolders =>
        Map.Select(row => row.Project).Where(project => project.Length > 0).Distinct();

    [Test]
    public void Every_project_but_that_of_the_self_tests_has_its_folders_on_the_map() =>
        ProjectsWithFolders.Should().BeEquivalentTo(Projects.Except(["SelfTests"]));

    [TestCaseSource(nameof(Projects))]
    public void A_project_uses_the_projects_that_the_map_allows(string project)
    {
        var used = ProjectAssemblies.All.Where(other =>
            ProjectAssemblies.All[project].GetReferencedAssemblies().Any(name => name.FullName == other.Value.FullName));
        Compare(project, used.Select(other => (project, other.Key)), Allowed("", project));
    }

    [TestCaseSource(nameof(ProjectsWithFolders))]
    public void A_folder_uses_the_folders_that_the_map_allows(string project) =>
        Compare(project, Uses(project).Keys, Allowed(project));

    [TestCaseSource(nameof(ProjectsWithFolders))]
    public void Every_folder_is_on_the_map(string project)
    {
        var folders = AssemblyMap.Types(ProjectAssemblies.All[project]).Select(type => Folder(project, type)).OfType<string>().ToHashSet();
        var rows = Map.Where(row => row.Project == project).Select(row => row.Name).ToHashSet();
        var withoutRow = folders.Except(rows);
        withoutRow.Should().BeEmpty("{0} has a row for each folder of {1}", ArchitecturePage.Path, project);
        var withoutFolder = rows.Except(folders);
        withoutFolder.Should().BeEmpty("{0} has rows of {1} for its folders only", ArchitecturePage.Path, project);
    }

    [TestCaseSource(nameof(ProjectsWithFolders))]
    public void No_folder_reaches_itself(string project)
    {
        var uses = Uses(project);
        var loops = uses.Keys.Where(use => Path(uses.Keys, use.To, use.From) is not null)
            .Select(use => string.Join(" -> ", Path(uses.Keys, use.To, use.From)!.Prepend(use.From)) + Because(uses[use]));
        loops.Should().BeEmpty("no folder of {0} may use itself through others: move what is named to where it belongs", project);
    }

    private static void Compare(string project, IEnumerable<(string From, string To)> used, IEnumerable<(string From, string To)> allowed)
    {
        var uses = used.ToHashSet();
        var drawn = allowed.ToHashSet();
        var evidence = ProjectsWithFolders.Contains(project) ? Uses(project) : [];
        var forbidden = uses.Except(drawn).Select(use => $"{use.From} uses {use.To}{Because(evidence.GetValueOrDefault(use, []))}");
        forbidden.Should().BeEmpty(
            "{0} does not allow it in {1}: move the type to where it belongs, or draw the arrow", ArchitecturePage.Path, project);
        var unused = drawn.Except(uses).Select(use => $"{use.From} uses {use.To}");
        unused.Should().BeEmpty("{0} says so of {1}, but nothing does: take the arrow off the map", ArchitecturePage.Path, project);
    }

    private static IEnumerable<(string From, string To)> Allowed(string project, string? name = null) =>
        from row in Map
        where row.Project == project && (name is null || row.Name == name)
        from used in row.Uses
        select (row.Name, used);

    /// <summary>Which folder uses which, each with the types that show it.</summary>
    private static Dictionary<(string From, string To), IReadOnlyList<(Type From, Type To)>> Uses(string project) => (
        from use in AssemblyMap.Uses(ProjectAssemblies.All[project])
        let folders = (From: Folder(project, use.From), To: Folder(project, use.To))
        where folders is { From: not null, To: not null } && folders.From != folders.To
        group use by (folders.From!, folders.To!)).ToDictionary(
            same => same.Key,
            IReadOnlyList<(Type, Type)> (same) => same.OrderBy(use => use.From.Name, StringComparer.Ordinal).ToList());

    private static string Because(IReadOnlyList<(Type From, Type To)> types) =>
        types.Count == 0 ? "" : $" ({string.Join(", ", types.Take(3).Select(use => $"{use.From.Name} uses {use.To.Name}"))})";

    /// <summary>The namespace below that of the project; <c>null</c> for what generators put elsewhere.</summary>
    private static string? Folder(string project, Type type)
    {
        var root = ProjectAssemblies.Namespace(project);
        return type.Namespace == root ? ArchitecturePage.Root
            : type.Namespace!.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..]
            : null;
    }

    /// <summary>A way from one folder to another; <c>null</c> where there is none.</summary>
    private static IReadOnlyList<string>? Path(IEnumerable<(string From, string To)> uses, string from, string to)
    {
        var next = uses.ToLookup(use => use.From, use => use.To);
        var (ways, seen) = (new Queue<string[]>([[from]]), new HashSet<string>([from], StringComparer.Ordinal));
        while (ways.TryDequeue(out var way))
        {
            if (way[^1] == to)
                return way;
            foreach (var folder in next[way[^1]].Where(seen.Add))
                ways.Enqueue([.. way, folder]);
        }

        return null;
    }
}
