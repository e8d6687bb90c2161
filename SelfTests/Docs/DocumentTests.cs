using System.Xml.Linq;
using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Docs;

/// <summary>
/// What the documents say of the repository is so: links lead somewhere, and the README is short and names what it has to name.
/// </summary>
public sealed class DocumentTests
{
    private const int LongestReadme = 100;

    private static readonly MarkdownFile Readme = new("README.md");

    private static IEnumerable<string> Documents => MarkdownFile.All;

    [TestCaseSource(nameof(Documents))]
    public void Links_within_the_repository_lead_to_a_file_and_a_heading(string document)
    {
        var file = new MarkdownFile(document);
        foreach (var link in file.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
            var target = Path.GetRelativePath(
                Workspace.Folder, Path.GetFullPath(path.Length == 0 ? file.Path : Path.Combine(Path.GetDirectoryName(file.Path)!, path)));
            Path.Exists(Path.Combine(Workspace.Folder, target)).Should().BeTrue("{0} links to {1}", document, link);
            if (anchor is not null)
                new MarkdownFile(target).Anchors.Should().Contain(anchor, "{0} links to {1}", document, link);
        }
    }

    [Test]
    public void Readme_is_short() => Readme.Lines.Should().HaveCountLessThanOrEqualTo(LongestReadme, "what is longer belongs into docs");

    [Test]
    public void Readme_shows_the_command_of_the_gate()
    {
        const string redirection = " 2>&1";
        var command = File.ReadLines(Path.Combine(Workspace.Folder, ".ci", "run"))
            .First(line => line.StartsWith("dotnet test", StringComparison.Ordinal));
        string.Join('\n', Readme.Lines).Should().Contain(command.Split(redirection)[0]);
    }

    [Test]
    public void Readme_gives_a_reason_for_every_package()
    {
        var packages = XDocument.Load(Path.Combine(Workspace.Folder, "Directory.Packages.props")).Descendants("ItemGroup")
            .Where(group => group.Attribute("Label")?.Value.StartsWith("Transitive", StringComparison.Ordinal) != true)
            .Elements("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToList();
        var named = Readme.Lines
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(' ', ','));
        packages.Should().HaveCountGreaterThan(10).And.BeSubsetOf(named);
    }
}
