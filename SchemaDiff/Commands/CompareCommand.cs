using System.CommandLine;
using CloudController.SchemaDiff.Reading;
using CloudController.SchemaDiff.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>compare</c>: tells what is different between two runs.</summary>
internal sealed class CompareCommand
{
    private const string New = "new";

    private readonly Argument<string> _old = new("old") { Description = "The contract-report.json of the run that was" };

    private readonly Argument<string> _new = new("new") { Description = "The contract-report.json of the run that is" };

    private readonly ReportOutput<RunDifference> _output = new(CompareFormats.All, CompareFormats.Default);

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "Give exit code 1 for a new failed clause, or where the new run says nothing of its target",
        DefaultValueFactory = _ => "none",
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new CompareCommand().Made();

    private Command Made()
    {
        _failOn.AcceptOnlyFromAmong("none", New);
        var command = new Command("compare", "Tells what is new, fixed and as before between two runs, whichever")
        {
            _old, _new, _output.Format, _output.File, _failOn,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var old = await SavedRun.ReadAsync(parsed.GetRequiredValue(_old), cancellation);
            var now = await SavedRun.ReadAsync(parsed.GetRequiredValue(_new), cancellation);
            var report = RunDifference.Of(old, now, parsed.GetRequiredValue(_failOn) == New);
            await _output.WriteAsync(parsed, report, cancellation);
            return report.Fails ? ExitCode.Changes : ExitCode.Success;
        }
        catch (Exception trouble) when (trouble is SnapshotException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(trouble.Message);
            return ExitCode.InputUnreadable;
        }
    }
}
