using System.CommandLine;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Http;
using CloudController.Contract.Observations;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.SchemaDiff.Observing;
using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>observe</c>: reads the endpoints of a live target and writes what their answers show.</summary>
internal sealed class ObserveCommand
{
    private const int LongestMessage = 2_000;

    private readonly Argument<string> _output = OutputFolder.Argument("The folder for the observations, one file an endpoint");

    private readonly Option<string[]> _endpoint = new("--endpoint")
    {
        Description = "Observe only this endpoint, for example v3.packages or packages.list; can be repeated",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _settings = new("--settings")
    {
        Description = $"The folder of {SettingsReader.FileName}; variables CONTRACT_* win over the file",
        DefaultValueFactory = _ => Workspace.Folder,
    };

    private readonly Option<string> _schemas = new("--schemas")
    {
        Description = "The folder of the editions",
        DefaultValueFactory = _ => SchemasFolder.Default,
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
                _settings,
                _schemas,
            };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.InvocationConfiguration, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, InvocationConfiguration console, CancellationToken cancellation)
    {
        var redactor = new Redactor();
        try
        {
            var settings = SettingsReader.Read(parsed.GetRequiredValue(_settings));
            var plan = Plan(settings, ContractLibrary.Load(parsed.GetRequiredValue(_schemas)), redactor);
            using var tokens = plan.Tokens as IDisposable;
            await using var run = await ContractRun.StartAsync(plan, cancellation);
            foreach (var list in await ObserveAsync(run, parsed.GetRequiredValue(_endpoint)))
            {
                var file = await ObservationFile.WriteAsync(list, parsed.GetRequiredValue(_output), cancellation);
                await console.Output.WriteLineAsync($"{ObservationTable.Of(list, Terminal.Width(console.Output))}written to {file}\n");
            }

            return ExitCode.Success;
        }
        catch (SettingsException wrong)
        {
            return await FailAsync(wrong, ExitCode.Usage);
        }
        catch (Exception trouble) when (trouble is TargetTroubleException
            or ContractDataException
            or IOException
            or UnauthorizedAccessException)
        {
            return await FailAsync(trouble, ExitCode.InputUnreadable);
        }

        async Task<int> FailAsync(Exception trouble, int code)
        {
            await console.Error.WriteLineAsync(redactor.Excerpt(trouble.Message, LongestMessage));
            return code;
        }
    }

    /// <summary>A run without clauses, which cannot write whatever the settings say.</summary>
    private static RunPlan Plan(ContractSettings settings, ContractLibrary library, Redactor redactor)
    {
        var plan = new RunPlan
        {
            Settings = settings with { AllowWrites = false },
            Endpoint = settings.Endpoint
                ?? throw new SettingsException("CloudController:Endpoint is not set, so there is no target to observe"),
            Tokens = new FixedToken(""),
            Library = library,
            Topics = new(typeof(ObserveCommand).Assembly),
            Redactor = redactor,
        };
        return plan with { Tokens = TokenSources.Of(settings.Authentication, plan.TargetOptions, redactor) };
    }

    /// <summary>Reads all endpoints before anything is written, so that a failure does not leave a part of the files behind.</summary>
    private static async Task<IReadOnlyList<ObservedList>> ObserveAsync(ContractRun run, IReadOnlyCollection<string> wanted)
    {
        ThrowIfBroken();
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
        ThrowIfBroken();
        return lists;

        void ThrowIfBroken()
        {
            if (run.Broken is { } reason)
                throw new RunBrokenException(reason);
        }
    }

    private static IEnumerable<string> Names(EndpointContract endpoint) => [endpoint.Name, endpoint.Id.Folder];
}
