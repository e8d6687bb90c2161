using System.CommandLine;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>trend</c>: tells how runs went on against each target.</summary>
internal sealed class TrendCommand
{
    private readonly Argument<string> _history = new("history")
    {
        Description = $"A {RunHistory.File}, or the folder with one",
        DefaultValueFactory = _ => Path.Combine(Workspace.Folder, new ContractSettings().ReportDirectory),
    };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "Only this target, as the history calls it: scheme, host and port, or embedded",
    };

    private readonly Option<int?> _last = new("--last") { Description = "Only so many runs of each target, the latest" };

    private readonly ReportOutput<RunTrend> _output = new(TrendFormats.All, TrendFormats.Default);

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new TrendCommand().Made();

    private Command Made()
    {
        _last.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var last) && last < 1)
                result.AddError("--last must be 1 or more");
        });
        var command = new Command("trend", "Tells how verdicts, deviations, requests and time went from run to run")
        {
            _history, _target, _last, _output.Format, _output.File,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var history = parsed.GetRequiredValue(_history);
            var file = Directory.Exists(history) ? Path.Combine(history, RunHistory.File) : history;
            var trend = RunTrend.Read(file, parsed.GetValue(_last));
            foreach (var problem in trend.Problems)
                await console.Error.WriteLineAsync(PlainText.Escape($"skipped: {problem}"));
            if (trend.Targets.Count == 0)
            {
                await console.Error.WriteLineAsync($"{file}: it has no run");
                return ExitCode.InputUnreadable;
            }

            if (parsed.GetValue(_target) is { } wanted)
            {
                if (trend.Targets.All(target => target.Target != wanted))
                {
                    await console.Error.WriteLineAsync(PlainText.Escape($"{file}: it has no run against '{wanted}'; there are "
                        + $"{string.Join(", ", trend.Targets.Select(target => target.Target))}"));
                    return ExitCode.Usage;
                }

                trend = trend with { Targets = [.. trend.Targets.Where(target => target.Target == wanted)] };
            }

            await _output.WriteAsync(parsed, trend, cancellation);
            return ExitCode.Success;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(trouble.Message);
            return ExitCode.InputUnreadable;
        }
    }
}
