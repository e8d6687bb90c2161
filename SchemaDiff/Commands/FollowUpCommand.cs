using System.CommandLine;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;
using CloudController.SchemaDiff.Runs;
using CloudController.SchemaDiff.Tracking;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>follow-up</c>: what a job does after a run: it sums up, and plans what is to be done about the tracking issue.</summary>
internal sealed class FollowUpCommand
{
    private readonly Argument<string> _report = new("report") { Description = "The contract-report.json of the run" };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "What the target is called in texts and issues; without it, its endpoint",
    };

    private readonly Option<string> _schemas = new("--schemas")
    {
        Description = "The folder that editions are looked up in",
        DefaultValueFactory = _ => SchemasFolder.Default,
    };

    private readonly Option<string?> _acceptanceFile = new("--acceptance")
    {
        Description = "A file of other severities and accepted changes, as diff takes it",
    };

    private readonly Option<string?> _summary = new("--summary")
    {
        Description = "The file that the summary is added to, in Markdown; without it, standard output",
    };

    private readonly Option<string?> _outputs = new("--outputs")
    {
        Description = "A file that verdict=… is added to and, with --plan, action=…",
    };

    private readonly Option<string?> _issues = new("--issues")
    {
        Description = "The open issues, as gh issue list --json number,body prints them; without it, none is open",
    };

    private readonly Option<string?> _plan = new("--plan")
    {
        Description = "The file for the plan about the tracking issue, as JSON; without it, none is made",
    };

    private readonly Option<Uri?> _address = new("--run-url")
    {
        Description = "Where the run can be looked at: an http or https address",
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
                ? address
                : Refused(result),
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new FollowUpCommand().Made();

    private static Uri? Refused(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--run-url is '{result.Tokens[0].Value}', but must be an http or https address");
        return null;
    }

    private Command Made()
    {
        var command = new Command("follow-up", "Sums a run up, and plans what is to be done about the issue that tracks its target")
        {
            _report, _target, _schemas, _acceptanceFile, _summary, _outputs, _issues, _plan, _address,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, TimeProvider.System, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, TimeProvider time, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var run = await SavedRun.ReadAsync(parsed.GetRequiredValue(_report), cancellation);
            var target = parsed.GetValue(_target) is { Length: > 0 } named ? named : run.Entry.Target;
            var planFile = parsed.GetValue(_plan);
            IReadOnlyList<OpenIssue> open =
                parsed.GetValue(_issues) is { } issues ? await OpenIssue.ReadAsync(issues, cancellation) : [];
            var plan = planFile is null ? null : IssuePlan.Of(run, target, open, parsed.GetValue(_address));
            var acceptance = parsed.GetValue(_acceptanceFile) is { } file ? await Acceptance.ReadAsync(file, cancellation) : new();
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var drifts = await DriftsAsync(run, parsed.GetRequiredValue(_schemas), acceptance, today, cancellation);
            var summary = RunSummary.Of(run, target, drifts, plan);
            if (parsed.GetValue(_summary) is { } summaryFile)
                await File.AppendAllTextAsync(summaryFile, summary, cancellation);
            else
                await console.Output.WriteAsync(summary);
            if (planFile is not null)
                await File.WriteAllTextAsync(planFile, plan!.ToJson(), cancellation);
            if (parsed.GetValue(_outputs) is { } outputs)
                await File.AppendAllTextAsync(outputs, Outputs(run, plan), cancellation);
            var failed = drifts.Where(drift => drift.HasFailed).ToList();
            foreach (var drift in failed)
                await console.Error.WriteLineAsync(PlainText.Escape(drift.Skipped!));
            return failed.Count == 0 ? ExitCode.Success : ExitCode.InputUnreadable;
        }
        catch (Exception trouble) when (trouble is SnapshotException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(trouble.Message);
            return ExitCode.InputUnreadable;
        }
    }

    private static string Outputs(SavedRun run, IssuePlan? plan) =>
        $"verdict={FindingText.Word(run.Entry.Verdict)}\n"
            + (plan is null ? "" : $"action={plan.Action.ToString().ToLowerInvariant()}\n");

    /// <summary>Each family against the edition that the run itself held against it: another one would differ every night.</summary>
    private static async Task<IReadOnlyList<Drift>> DriftsAsync(
        SavedRun run, string schemas, Acceptance acceptance, DateOnly today, CancellationToken cancellation)
    {
        var drifts = new List<Drift>();
        foreach (var family in SavedRun.Families)
        {
            if (Skipped(run, family) is { } reason)
            {
                drifts.Add(new(family, null, reason));
                continue;
            }

            var edition = $"{family}@{run.Entry.Editions[family]}";
            try
            {
                var (before, after) = await SnapshotReader.Default(schemas).ReadAsync(edition, run.File, cancellation);
                drifts.Add(new(family, DiffReports.Of(before, after, acceptance, failOn: null, today), null));
            }
            catch (SnapshotException trouble)
            {
                // The rest of the follow-up is worth having, so that this is told in its place and with the exit code.
                drifts.Add(new(family, null, trouble.Message) { HasFailed = true });
            }
        }

        return drifts;
    }

    private static string? Skipped(SavedRun run, string family) =>
        run.Entry.Verdict == Verdict.Error ? "the run broke off"
        : run.Entry.Editions[family] is null ? "no edition was held against the target"
        : !run.Observed.Contains(family) ? "the run saw no page of it"
        : null;
}
