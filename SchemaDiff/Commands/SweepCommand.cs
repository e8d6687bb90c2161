using System.CommandLine;
using CloudController.Contract.Settings;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>sweep</c>: removes from a live target what runs of the suite left there.</summary>
internal sealed class SweepCommand
{
    private readonly LiveTarget _target = new("sweep");

    private readonly Option<string?> _ledgers = new("--ledgers")
    {
        Description = "The folder of the ledgers; without it, the one that Report:Directory names",
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new SweepCommand().Made();

    private Command Made()
    {
        var command = new Command("sweep",
            "Removes from a live target what runs with Data:AllowWrites left there: what their ledgers name, what Data:Keep kept too, and "
                + "what is called contract-… as runs call things and is older than a day")
            {
                _ledgers,
                _target.Settings,
                _target.Schemas,
            };
        command.SetAction(RunAsync);
        return command;
    }

    private static string Ledgers(int count) => count switch
    {
        0 => "no ledger",
        1 => "1 ledger",
        _ => FormattableString.Invariant($"{count} ledgers"),
    };

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        return _target.RunAsync(
            parsed,
            async run =>
            {
                var folder = parsed.GetValue(_ledgers)
                    ?? Path.Combine(parsed.GetRequiredValue(_target.Settings), run.Plan.Settings.ReportDirectory);
                var swept = await run.SweepAsync(folder);
                foreach (var line in swept.Removed)
                    await console.Output.WriteLineAsync($"removed {line}");
                foreach (var line in swept.Left)
                    await console.Output.WriteLineAsync($"still there: {line}");
                await console.Output.WriteLineAsync(FormattableString.Invariant(
                    $"{swept.Removed.Count} removed, {swept.Left.Count} still there; looked by name and into {Ledgers(swept.Ledgers)} in {folder}"));
                return swept.Left.Count == 0 ? ExitCode.Success : ExitCode.Changes;
            },
            cancellation);
    }
}
