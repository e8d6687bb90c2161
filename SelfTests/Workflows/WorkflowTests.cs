using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Workflows;

/// <summary>Workflows and the action keep to the rules, and each rule tells what breaks it.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class WorkflowTests
{
    private const string Commit = "11bd71901bbe5b1630ceea73d27597364c9af683";

    private static IReadOnlyList<YamlFile> Files { get; } =
    [
        YamlFile.Read("action.yml"),
        .. Directory.EnumerateFiles(Path.Combine(Workspace.Folder, ".github", "workflows"))
            .Select(file => YamlFile.Read(Path.GetRelativePath(Workspace.Folder, file)))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<TestCaseData> Kept =>
        from file in Files
        from rule in WorkflowRule.All
        select new TestCaseData(file, rule).SetArgDisplayNames(file.Name, rule.Name);

    [TestCaseSource(nameof(Kept))]
    public void A_rule_is_kept(object file, object rule) => ((WorkflowRule)rule).Faults((YamlFile)file).Should().BeEmpty();

    [TestCase("pinned", "jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n")]
    [TestCase("pinned", "jobs:\n  a:\n    steps:\n      - uses: actions/checkout@" + Commit + "\n")]
    [TestCase("pinned", "jobs:\n  a:\n    steps:\n      - uses: actions/checkout@main # v4.2.2\n")]
    [TestCase("credentials", "jobs:\n  a:\n    steps:\n      - uses: actions/checkout@" + Commit + " # v4.2.2\n")]
    [TestCase("for ever", "jobs:\n  a:\n    steps:\n      - uses: actions/upload-artifact@" + Commit + " # v4.6.2\n")]
    [TestCase("expression", "jobs:\n  a:\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n")]
    [TestCase("ends", "jobs:\n  a:\n    steps: []\n")]
    [TestCase("permissions are stated", "jobs: {}\n")]
    [TestCase("permissions are stated", "permissions:\n  issues: write\n")]
    [TestCase("writes nothing but", "jobs:\n  a:\n    permissions:\n      contents: write\n")]
    [TestCase("what writes", "jobs:\n  a:\n    permissions:\n      issues: write\n    env:\n      A: ${{ secrets.A }}\n")]
    [TestCase("each other", "jobs: {}\n")]
    [TestCase("somebody else", "on:\n  pull_request_target:\n")]
    public void A_rule_tells_what_breaks_it(string rule, string text) =>
        WorkflowRule.All.Single(one => one.Name.Contains(rule, StringComparison.Ordinal))
            .Faults(new("broken.yml", text)).Should().NotBeEmpty();

    [Test]
    public void A_script_of_an_action_without_a_shell_is_told() =>
        WorkflowRule.All.Single(one => one.Name.EndsWith("shell", StringComparison.Ordinal))
            .Faults(new("action.yml", "runs:\n  steps:\n    - run: a\n")).Should().ContainSingle();

    [Test]
    public void An_action_has_one_commit_in_all_files() =>
        Files.SelectMany(file => file.Uses).Distinct().Select(use => use.Split('@')).Where(use => use.Length == 2)
            .GroupBy(use => string.Join('/', use[0].Split('/').Take(2)))
            .Where(action => action.Select(use => use[1]).Distinct().Count() > 1)
            .Should().BeEmpty();

    [Test]
    public void Only_the_job_that_keeps_the_issue_may_write() =>
        Files.SelectMany(file => file.Jobs)
            .Where(job => job.Value.TextAt("permissions", "issues") == "write")
            .Select(job => job.Key).Should().Equal("follow-up");

    [TestCase("endpoint", "CloudController:Endpoint")]
    [TestCase("client-id", "Authentication:ClientId")]
    [TestCase("client-secret", "Authentication:ClientSecret")]
    [TestCase("token", "Authentication:BearerToken")]
    [TestCase("depth", "Contract:Depth")]
    [TestCase("endpoints", "Contract:Endpoints")]
    [TestCase("fail-on", "Contract:FailOn")]
    public void An_input_of_the_action_is_a_setting(string input, string setting)
    {
        var action = Files.Single(file => file.IsAction);
        action.Root.At("inputs", input).Should().NotBeNull();
        SettingsReader.KnownKeys.Should().Contain(setting);
        action.Steps.Select(step => step.TextAt("env", $"CONTRACT_{setting.Replace(":", "__", StringComparison.Ordinal)}"))
            .Should().Contain($"${{{{ inputs.{input} }}}}");
    }
}
