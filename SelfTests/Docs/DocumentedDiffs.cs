using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Commands;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Docs;

/// <summary>The commands that docs/schema-diff.md prints run as they are printed, as far as they need no target.</summary>
public sealed class DocumentedDiffs
{
    private const string Program = "dotnet run --project SchemaDiff -- ";
    private const string Drafts = "drafts";
    private const string Description = "v2.yaml";
    private const string Announced = "# exit code ";

    private static IEnumerable<string> Commands => new MarkdownFile("docs/schema-diff.md").Code
        .Where(line => line.StartsWith(Program, StringComparison.Ordinal))
        .Select(line => line[Program.Length..].Split(">>")[0].Trim())
        .Where(line => !line.Contains("observ", StringComparison.Ordinal) && !line.Contains("TestResults", StringComparison.Ordinal));

    [TestCaseSource(nameof(Commands))]
    public async Task It_runs_as_printed(string command)
    {
        using var folder = new TemporaryFolder();
        var (line, code) = command.Split(Announced) is [var before, var number]
            ? (before, int.Parse(number, null))
            : (command, ExitCode.Success);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word == Drafts ? folder.Path : word == Description ? Path.Combine(folder.Path, word) : InRepository(word))
            .ToArray();
        var (exit, output, error) = await Tool.Run(words);
        exit.Should().Be(code, error);
        output.Should().NotBeEmpty();
    }

    [Test]
    public void There_are_some_of_each_kind() =>
        Commands.Select(command => command.Split(' ')[0]).Distinct().Should().BeEquivalentTo("diff", "derive", "export");

    private static string InRepository(string word) => Path.Combine(Workspace.Folder, word) is var file && Path.Exists(file) ? file : word;
}
