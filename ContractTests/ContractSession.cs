using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Settings;
using CloudController.TestLogger;

namespace CloudController.ContractTests;

/// <summary>
/// A run from its settings to its reports: the test fixture and the program decide its clauses, each in their own way, and share the rest.
/// </summary>
internal sealed class ContractSession : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ITimer _progress;

    private ContractSession(TargetUnderTest target, Action<string> tellProgress)
    {
        Target = target;
        _progress = target.Run.Plan.Time.CreateTimer(_ => Tell(), null, BetweenLooks, BetweenLooks);

        void Tell()
        {
            if (target.Run.Progress is { OfClauses: > 0 } progress)
                tellProgress(RunOutput.ProgressMark + progress.Sentence());
        }
    }

    internal TargetUnderTest Target { get; }

    /// <summary>Reads the settings in <paramref name="folder"/>, reaches the target and tells from then on how far the run is.</summary>
    internal static async Task<ContractSession> StartAsync(string folder, Action<string> tellProgress, CancellationToken cancellationToken)
    {
        var library = ContractLibrary.Load(ContractLibrary.DefaultFolder);
        return new(await TargetUnderTest.StartAsync(folder, library, cancellationToken), tellProgress);
    }

    /// <summary>Writes the reports of what was decided.</summary>
    internal async Task<SessionEnd> EndAsync()
    {
        await _progress.DisposeAsync();
        await Target.Run.CleanUpAsync();
        await Target.Run.TellMissingAsync();
        var report = RunReport.Of(Target.Run, Target.Before);
        var (files, unwritten) = WriteFiles(report);
        if (Environment.GetEnvironmentVariable(GitHubAnnotations.SummaryVariable) is { Length: > 0 } summary)
            await File.AppendAllTextAsync(summary, MarkdownReport.Of(report));
        var annotations = Environment.GetEnvironmentVariable(GitHubAnnotations.Variable) == "true" ? GitHubAnnotations.Of(report) : "";
        var failure = report.Succeeds(Target.Run.Plan.Settings.FailOn) ? null : ConsoleReport.VerdictLine(report);
        return new(ConsoleReport.Of(report, files) + annotations, unwritten, unwritten ?? failure);
    }

    public async ValueTask DisposeAsync()
    {
        await _progress.DisposeAsync();
        await Target.DisposeAsync();
    }

    /// <summary>The report is printed even where its files cannot be written.</summary>
    private (IReadOnlyList<string> Files, string? Unwritten) WriteFiles(RunReport report)
    {
        try
        {
            return Target.Reports is { } reports ? (reports.Write(report), null) : ([], report.Error);
        }
        catch (SettingsException trouble)
        {
            return ([], trouble.Message);
        }
    }
}

/// <summary>How a session ended.</summary>
/// <param name="Text">The report for a console.</param>
/// <param name="Unwritten">Why the files of the report are not there; <c>null</c> where they are.</param>
/// <param name="Failure">Why the run is no success; <c>null</c> where it is one.</param>
internal sealed record SessionEnd(string Text, string? Unwritten, string? Failure);
