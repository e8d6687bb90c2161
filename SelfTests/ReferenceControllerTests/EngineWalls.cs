using System.Text.RegularExpressions;
using CloudController.Contract.Settings;
using CloudController.Reference;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>
/// The reference controller is the other side of the wire: it knows nothing of the contract. Its engine knows nothing of the resources,
/// so that one more is one more file.
/// </summary>
[TestFixture]
public sealed class EngineWalls
{
    private const int LongestResource = 60;
    private const string Literal = """internal static readonly Resource (\w+) = new\("(\w+)"\)""";

    private static readonly string Folder = Path.Combine(Workspace.Folder, "ReferenceController");

    /// <summary>The folders in which no resource may have a name.</summary>
    private static IEnumerable<string> OfEveryResource => ["Engine", "Dialects", Path.Combine("Faults", "Operators")];

    /// <summary>Names of resources that are words of HTTP and of .NET too: as paths and members they are looked for all the same.</summary>
    private static string[] WordsOfTheTrade =>
        ["route", "routes", "task", "tasks", "process", "build", "builds", "role", "roles", "user", "users", "job", "jobs", "info"];

    /// <summary>What a family has whatever its resources are.</summary>
    private static string[] FamilysOwn => ["InfoDocument.cs", "JobDocument.cs"];

    /// <summary>The names of the resources, as their files and tables have them.</summary>
    private static string[] Resources =>
    [
        .. Sources("Resources")
            .Select(file => Regex.Match(File.ReadAllText(file), Literal, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            .Where(literal => literal.Success)
            .SelectMany(literal => new[] { literal.Groups[1].Value.ToLowerInvariant(), literal.Groups[2].Value }),
    ];

    [Test]
    public void It_is_built_without_the_library_of_the_contract() =>
        typeof(ReferenceCloudController).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
            .Should().NotContain(name => name!.StartsWith("CloudController", StringComparison.Ordinal));

    [Test]
    public void Its_source_does_not_mention_the_contract() =>
        Mentions(Sources("."), @"CloudController\.Contract|schemas/|response\.schema|endpoint\.json").Should().BeEmpty();

    [Test]
    public void Engine_dialects_and_operators_name_no_resource()
    {
        Resources.Should().Contain(["app", "apps", "stack", "stacks"]);
        var names = string.Join('|', Resources.Except(WordsOfTheTrade).Select(Regex.Escape));
        Mentions(OfEveryResource.SelectMany(Sources), $@"(?i)(?<![a-z_-])(?:{names})(?:(?![a-z_-])|_guid)").Should().BeEmpty();
    }

    [Test]
    public void Engine_dialects_and_operators_have_no_path_or_member_of_a_resource()
    {
        var names = string.Join('|', Resources.Select(Regex.Escape));
        var files = OfEveryResource.SelectMany(Sources).Where(file => !FamilysOwn.Contains(Path.GetFileName(file)));
        Mentions(files, $@"[""/](?:{names})(?:[""/:]|_guid)").Should().BeEmpty();
    }

    [Test]
    public void A_resource_is_one_short_file() => Sources("Resources")
        .Where(file => File.ReadLines(file).Count() > LongestResource)
        .Should().BeEmpty($"a resource is at most {LongestResource} lines of data");

    private static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Folder, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file[Folder.Length..].Contains(
            $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> Mentions(IEnumerable<string> files, string pattern) =>
        from file in files
        from line in File.ReadLines(file).Index()
        where Regex.IsMatch(line.Item, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
        select $"{file[Folder.Length..]}:{line.Index + 1}: {line.Item.Trim()}";
}
