using System.CommandLine;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Observations;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.SchemaDiff.Observing;
using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>observe</c>: reads the endpoints of a live target and writes what their answers show.</summary>
internal sealed class ObserveCommand
{
    private readonly LiveTarget _target = new("observe");

    private readonly Argument<string> _output = OutputFolder.Argument("The folder for the observations, one file an endpoint");

    private readonly Option<string[]> _endpoint = new("--endpoint")
    {
        Description = "Observe only this endpoint, for example v3.packages or packages.list; can be repeated",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new ObserveCommand().Made();

    private Command Made()
    {
        var command = new Command("observe",
            "Reads the endpoints of a live target and writes the fields that its answers show; sends nothing but GET")
            {
                _output,
                _endpoint,
                _target.Settings,
                _target.Schemas,
            };
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        return _target.RunAsync(
            parsed,
            async run =>
            {
                foreach (var list in await ObserveAsync(run, parsed.GetRequiredValue(_endpoint)))
                {
                    var file = await ObservationFile.WriteAsync(list, parsed.GetRequiredValue(_output), cancellation);
                    await output.WriteLineAsync($"{ObservationTable.Of(list, Terminal.Width(output))}written to {file}\n");
                }

                return ExitCode.Success;
            },
            cancellation);
    }

    /// <summary>Reads all endpoints before anything is written, so that a failure does not leave a part of the files behind.</summary>
    private static async Task<IReadOnlyList<ObservedList>> ObserveAsync(ContractRun run, IReadOnlyCollection<string> wanted)
    {
        var chosen = run.Endpoints
            .Where(endpoint => endpoint.Schema is not null && (wanted.Count == 0 || Names(endpoint).Any(wanted.Contains)))
            .ToList();
        if (run.Endpoints.Count == 0)
        {
            var reasons = run.Editions!.Choices.Select(choice => $"{choice.Family}: {choice.Why}");
            throw new TargetTroubleException($"no edition fits the target: {string.Join("; ", reasons)}");
        }

        if (wanted.FirstOrDefault(name => !chosen.SelectMany(Names).Contains(name)) is { } missing)
            throw new SettingsException($"the target's editions have no endpoint '{missing}'; there are "
                + $"{string.Join(", ", run.Endpoints.Select(endpoint => endpoint.Name))}");

        var lists = new List<ObservedList>();
        foreach (var endpoint in chosen)
            lists.Add(await run.ObserveAsync(endpoint));
        return run.Broken is { } reason ? throw new RunBrokenException(reason) : lists;
    }

    private static IEnumerable<string> Names(EndpointContract endpoint) => [endpoint.Name, endpoint.Id.Folder];
}
