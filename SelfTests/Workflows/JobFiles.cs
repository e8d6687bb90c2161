using System.Text.RegularExpressions;
using CloudController.Contract.Settings;
using CloudController.SelfTests.SchemaDiffTests;
using SharpYaml.Serialization;

namespace CloudController.SelfTests.Workflows;

/// <summary>What jobs of build servers name is there: settings, folders, scripts, commands and their options.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed partial class JobFiles
{
    private static readonly string[] Folders = [".github", "ci"];

    /// <summary>The files of build servers, and the pages about them.</summary>
    private static IEnumerable<string> Names => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Workspace.Folder, folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Path.Combine(Workspace.Folder, "docs"), "ci-*.md"))
        .Append(Path.Combine(Workspace.Folder, "docs", "reports.md"))
        .Append(Path.Combine(Workspace.Folder, "action.yml"))
        .Select(file => Path.GetRelativePath(Workspace.Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Servers => ["concourse", "github", "gitlab", "jenkins"];

    private static IEnumerable<string> Yaml => Names.Where(name => name.EndsWith(".yml", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> Commands =>
        from name in Names
        from match in SchemaDiffCommand().Matches(Joined(name))
        select new TestCaseData(match.Groups["command"].Value, match.Groups["rest"].Value)
            .SetArgDisplayNames(name, match.Groups["command"].Value);

    [TestCaseSource(nameof(Yaml))]
    public void It_is_yaml(string name)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text(name)));
        stream.Documents.Should().ContainSingle();
    }

    [TestCaseSource(nameof(Names))]
    public void Settings_are_known(string name)
    {
        var known = SettingsReader.KnownKeys.Select(key => "CONTRACT_" + key.Replace(":", "__", StringComparison.Ordinal));
        Setting().Matches(Text(name)).Select(match => match.Value).Should().BeSubsetOf(known.Append("CONTRACT_"));
    }

    [TestCaseSource(nameof(Names))]
    public void Folders_files_and_scripts_are_there(string name)
    {
        foreach (var path in Place().Matches(Text(name)).Select(match => match.Groups["path"].Value))
            Path.Exists(Path.Combine(Workspace.Folder, path)).Should().BeTrue("{0} names {1}", name, path);
    }

    [TestCaseSource(nameof(Commands))]
    public async Task A_command_has_the_options_that_it_is_given(string command, string rest)
    {
        var help = (await Tool.Run(command, "--help")).Output;
        help.Should().Contain(" " + command + " ");
        foreach (var option in Option().Matches(rest).Select(match => match.Value))
            help.Should().Contain(option, "{0} is called with it", command);
    }

    [Test]
    public void Every_server_tests_the_contract_sums_up_and_has_a_page()
    {
        foreach (var server in Servers)
        {
            var files = Names.Where(name => name.Contains(server, StringComparison.Ordinal)).ToList();
            files.Should().Contain($"docs/ci-{server}.md");
            var text = string.Concat(files.Where(name => !name.EndsWith(".md", StringComparison.Ordinal)).Select(Text));
            text.Should().Contain("dotnet test ContractTests").And.Contain("-- follow-up ").And.Contain("history");
        }
    }

    [TestCase("CONTRACT_Contract__Deepth: full", "CONTRACT_Contract__Deepth")]
    [TestCase("CONTRACT_REPORT__DIRECTORY=x", "CONTRACT_REPORT__DIRECTORY")]
    public void A_setting_is_found_in_any_text(string text, string setting) => Setting().Match(text).Value.Should().Be(setting);

    [TestCase("run: dotnet test Contracts", "Contracts")]
    [TestCase("dotnet run --project SchemaDif -- diff", "SchemaDif")]
    [TestCase("run: .ci/rum", ".ci/rum")]
    [TestCase("file: contract-tests/ci/concourse/tusk.yml", "ci/concourse/tusk.yml")]
    public void A_place_is_found_in_any_text(string text, string place) => Place().Match(text).Groups["path"].Value.Should().Be(place);

    private static string Text(string name) => File.ReadAllText(Path.Combine(Workspace.Folder, name));

    /// <summary>A command that is written on several lines is one.</summary>
    private static string Joined(string name) => Continued().Replace(Text(name), " ");

    [GeneratedRegex(@"CONTRACT_[A-Za-z0-9_]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(dotnet (test|build) |--project |(?<![\w/.-])(contract-tests/)?(?=\.?ci/))(?<path>[A-Za-z.][\w./-]*[\w])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"--project SchemaDiff -- (?<command>[a-z-]+)(?<rest>[^\n]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SchemaDiffCommand();

    [GeneratedRegex(@"--[a-z-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"(\\)?\n\s+(?=--)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Continued();
}
