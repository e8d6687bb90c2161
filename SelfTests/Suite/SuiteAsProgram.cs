using CloudController.Contract.Settings;
using CloudController.Reference;
using CloudController.SelfTests.SchemaDiffTests;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Suite;

/// <summary>The suite as users start it, with and without the test runner: what it prints, where it writes, how it exits.</summary>
[Category("program")]
public sealed class SuiteAsProgram
{
    private static readonly string Program =
        Path.Combine(Workspace.Folder, "ContractTests", "bin", ChildProcess.Configuration, "net10.0", "ContractTests.dll");

    /// <summary>By the test runner, or as a program of its own.</summary>
    private static readonly string[][] Ways =
        [["test", "ContractTests", "--no-build", "-c", ChildProcess.Configuration], [Program]];

    [TestCaseSource(nameof(Ways))]
    public async Task A_conformant_run_prints_its_report_and_no_line_about_clauses_that_do_not_apply(params string[] command)
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var run = await RunAsync(command, controller.Endpoint.AbsoluteUri, controller.AdminToken);

        run.Code.Should().Be(0, run.Output);
        run.Output.Should().Contain("verdict conformant").And.NotContain("Skipped v").And.NotContain("Stack Trace");
        run.Lines.Should().HaveCountLessThan(60);
        run.Files.Should().Contain(["contract-report.json", "contract-report.html", "history.jsonl"]);
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_deviation_is_told_once(params string[] command)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Faults = ["v2-filter-above-as-at-least"] });
        var run = await RunAsync(command, controller.Endpoint.AbsoluteUri, controller.AdminToken);

        run.Code.Should().Be(1, run.Output);
        run.Lines.Where(line => line.StartsWith("failed v2.buildpacks/filtering/greater-than", StringComparison.Ordinal))
            .Should().ContainSingle(run.Output);
        run.Output.Should().NotContain("Stack Trace").And.Contain("verdict deviating");
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_broken_run_is_one_message(params string[] command)
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var run = await RunAsync(command, controller.Endpoint.AbsoluteUri, "wrong");

        run.Code.Should().Be(1, run.Output);
        run.Lines.Should().HaveCountLessThan(20, run.Output);
        run.Output.Should().Contain("verdict error: the token was refused").And.NotContain("Skipped v");
    }

    private static async Task<(int Code, string Output, string[] Lines, string[] Files)> RunAsync(
        string[] command, string endpoint, string token)
    {
        using var folder = new TemporaryFolder();
        var reports = Path.Combine(folder.Path, "reports");
        var (code, output) = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            command,
            // The program writes below the current folder, the tests below that of the solution.
            command is [var only] && only == Program ? folder.Path : Workspace.Folder,
            ("CONTRACT_CloudController__Endpoint", endpoint),
            ("CONTRACT_Authentication__BearerToken", token),
            ("CONTRACT_Report__Directory", reports),
            ("CONTRACT_Contract__Depth", "full"));
        return (code, output, output.Split('\n'), [.. Directory.EnumerateFiles(reports).Select(Path.GetFileName).OfType<string>()]);
    }
}
