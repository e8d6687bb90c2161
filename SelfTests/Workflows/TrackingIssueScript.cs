using System.Text.Json;
using CloudController.Contract.Settings;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Workflows;

/// <summary>What <c>.ci/tracking-issue</c> asks of gh for each plan, and that no text of a plan is more than text to it.</summary>
[Parallelizable(ParallelScope.Children), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TrackingIssueScript : IDisposable
{
    private const string Text = "$(touch hit) `touch hit` \"; touch hit; ' --label x\nsecond line";

    /// <summary>Stands in for gh: writes each argument on a line, and of a body its text.</summary>
    private const string Gh = """
        #!/usr/bin/env bash
        for word in "$@"; do if [ -f "$word" ]; then printf '<%s>\n' "$(cat "$word")"; else printf '%s\n' "$word"; fi; done >> "$GH_LOG"
        echo . >> "$GH_LOG"
        """;

    private static readonly string[] Labels = ["contract-tests"];

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [TestCase("none", new string[0])]
    [TestCase("open", new[] { "label create contract-tests", "issue create --title T --label contract-tests --body-file <body>" })]
    [TestCase("update", new[] { "issue comment 7 --body-file <comment>", "issue edit 7 --body-file <body>" })]
    [TestCase("close", new[] { "issue comment 7 --body-file <comment>", "issue close 7" })]
    public async Task A_plan_is_carried_out(string action, string[] calls)
    {
        var (code, output) = await Carry(action, "T", "body", "comment");
        code.Should().Be(0, output);
        output.Should().EndWith($"{action}: because\n");
        var log = Log();
        log.Should().HaveCount(calls.Length);
        log.Zip(calls, (call, begin) => call.StartsWith(begin, StringComparison.Ordinal)).Should().NotContain(false);
    }

    [TestCase("open")]
    [TestCase("update")]
    [TestCase("close")]
    public async Task Texts_stay_texts(string action)
    {
        await Carry(action, Text, Text, Text);
        File.Exists(Path.Combine(_files.Path, "hit")).Should().BeFalse();
        Log().Should().Contain(call => call.Contains(Text.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Test]
    public async Task An_action_that_is_not_known_fails()
    {
        var (code, output) = await Carry("burn", "T", "", "");
        code.Should().Be(1);
        output.Should().Contain("the action 'burn' is not known");
        Log().Should().BeEmpty();
    }

    private IReadOnlyList<string> Log()
    {
        var log = Path.Combine(_files.Path, "log");
        return File.Exists(log)
            ? [.. File.ReadAllText(log).Split("\n.\n", StringSplitOptions.RemoveEmptyEntries).Select(call => call.ReplaceLineEndings(" "))]
            : [];
    }

    private async Task<(int Code, string Output)> Carry(string action, string title, string body, string comment)
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/bin/bash") || !File.Exists("/usr/bin/jq"))
        {
            Assert.Ignore("the script needs bash and jq");
            return default;
        }

        var plan = _files.Write("plan.json", JsonSerializer.Serialize(new
        {
            action, title, body, comment, issue = 7, reason = "because", labels = Labels,
        }));
        File.SetUnixFileMode(_files.Write("bin/gh", Gh), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return await ChildProcess.RunAsync(
            "/bin/bash",
            [Path.Combine(Workspace.Folder, ".ci", "tracking-issue"), plan],
            _files.Path,
            ("PATH", $"{Path.Combine(_files.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("GH_LOG", Path.Combine(_files.Path, "log")));
    }
}
