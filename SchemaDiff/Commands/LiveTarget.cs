using System.CommandLine;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;

namespace CloudController.SchemaDiff.Commands;

/// <summary>
/// What commands that ask a live target have in common: where its settings are, how it is reached, and how trouble is told.
/// </summary>
/// <param name="purpose">What the target is needed for, as in "no target to observe".</param>
internal sealed class LiveTarget(string purpose)
{
    private const int LongestMessage = 2_000;

    /// <summary>The folder of the settings.</summary>
    internal Option<string> Settings { get; } = new("--settings")
    {
        Description = $"The folder of {SettingsReader.FileName}; variables CONTRACT_* win over the file",
        DefaultValueFactory = _ => Workspace.Folder,
    };

    /// <summary>The folder of the editions.</summary>
    internal Option<string> Schemas { get; } = new("--schemas")
    {
        Description = "The folder of the editions",
        DefaultValueFactory = _ => SchemasFolder.Default,
    };

    /// <summary>Reaches the target, and does <paramref name="work"/> with a run that decides no clause; the exit code.</summary>
    internal async Task<int> RunAsync(ParseResult parsed, Func<ContractRun, Task<int>> work, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        var redactor = new Redactor();
        try
        {
            var settings = SettingsReader.Read(parsed.GetRequiredValue(Settings));
            var plan = Plan(settings, ContractLibrary.Load(parsed.GetRequiredValue(Schemas)), redactor);
            using var tokens = plan.Tokens as IDisposable;
            await using var run = await ContractRun.StartAsync(plan, cancellation);
            return run.Broken is { } reason ? throw new RunBrokenException(reason) : await work(run);
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

    /// <summary>A run without clauses, whose own part cannot write whatever the settings say.</summary>
    private RunPlan Plan(ContractSettings settings, ContractLibrary library, Redactor redactor)
    {
        var plan = new RunPlan
        {
            Settings = settings with { AllowWrites = false },
            Endpoint = settings.Endpoint
                ?? throw new SettingsException($"CloudController:Endpoint is not set, so there is no target to {purpose}"),
            Tokens = new FixedToken(""),
            Library = library,
            Topics = new(typeof(LiveTarget).Assembly),
            Redactor = redactor,
        };
        return plan with { Tokens = TokenSources.Of(settings.Authentication, plan.TargetOptions, redactor) };
    }
}
