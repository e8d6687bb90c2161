using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;

namespace CloudController.ContractTests;

/// <summary>Every clause as a test; the verdict over them decides the exit code.</summary>
[TestFixture, Parallelizable(ParallelScope.Children)]
public sealed class ContractFixture
{
    private readonly string _folder = Workspace.Folder;
    private TargetUnderTest _target = null!;
    private int _reported;

    /// <summary>
    /// The clauses of every edition that the settings leave possible; which of them apply shows when the target is asked.
    /// </summary>
    public static IEnumerable<TestCaseData> Clauses =>
        from clause in AllClauses().DistinctBy(clause => clause.Id)
        orderby clause.Id
        select new TestCaseData(clause).SetName(clause.Id).SetCategory(clause.Topic).SetDescription(clause.Statement);

    [OneTimeSetUp]
    public async Task ReachTheTarget() =>
        _target = await TargetUnderTest.StartAsync(_folder, ContractLibrary.Load(ContractLibrary.DefaultFolder), CancellationToken.None);

    [TestCaseSource(nameof(Clauses))]
    public async Task Holds(Clause clause)
    {
        StopIfBroken();
        var result = await _target.Run.DecideAsync(clause);
        if (result.Status == ClauseStatus.Error)
            StopIfBroken();
        var text = FindingText.Of(result);
        switch (result.Status)
        {
            case ClauseStatus.Failed when _target.Tolerates(result):
                Assert.Pass(text);
                break;
            case ClauseStatus.Failed or ClauseStatus.Error:
                throw new ClauseFailure(text);
            case ClauseStatus.Inconclusive or ClauseStatus.NotApplicable:
                Assert.Inconclusive(text);
                break;
            case ClauseStatus.Warning or ClauseStatus.Waived:
                Assert.Pass(text);
                break;
        }
    }

    [OneTimeTearDown]
    public async Task WriteTheReport()
    {
        if (_target is null)
            return;
        var report = RunReport.Of(_target.Run, _target.Before);
        var (files, unwritten) = WriteFiles(report);
        await TestContext.Error.WriteLineAsync(ConsoleReport.Of(report, files));
        if (Environment.GetEnvironmentVariable(GitHubAnnotations.Variable) == "true")
            await TestContext.Error.WriteAsync(GitHubAnnotations.Of(report));
        if (Environment.GetEnvironmentVariable(GitHubAnnotations.SummaryVariable) is { Length: > 0 } summary)
            await File.AppendAllTextAsync(summary, MarkdownReport.Of(report));
        await _target.DisposeAsync();
        // The runner counts skipped tests as success, so the verdict has to fail the run where it is not conformant.
        var failsUntold = !report.Succeeds(_target.Run.Plan.Settings.FailOn) && TestContext.CurrentContext.Result.FailCount == 0;
        if (unwritten is not null || failsUntold)
            throw new ClauseFailure(unwritten ?? ConsoleReport.VerdictLine(report));
    }

    /// <summary>Prints the report even where its files cannot be written.</summary>
    private (IReadOnlyList<string> Files, string? Unwritten) WriteFiles(RunReport report)
    {
        try
        {
            var folder = Path.Combine(_folder, _target.Run.Plan.Settings.ReportDirectory);
            var files = ReportFiles.Write(report, folder);
            RunHistory.Append(folder, report);
            return (files, null);
        }
        catch (SettingsException trouble)
        {
            return ([], trouble.Message);
        }
    }

    /// <summary>A run that cannot go on is one failure, not one for every clause.</summary>
    private void StopIfBroken()
    {
        if (_target.Run.Broken is not { } reason)
            return;
        if (Interlocked.Exchange(ref _reported, 1) == 0)
            throw new ClauseFailure($"The contract could not be tested: {reason}");
        Assert.Inconclusive("not run: the target cannot be tested");
    }

    private static IEnumerable<Clause> AllClauses()
    {
        var settings = TargetUnderTest.SettingsOrDefault(Workspace.Folder);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var selection = new ClauseSelection(settings, embedded: settings.Endpoint is null, today);
        return from endpoint in TargetEditions.Possible(settings, ContractLibrary.Load(ContractLibrary.DefaultFolder))
               from check in ContractTopics.Catalog.Of(endpoint)
               where selection.Includes(check)
               select check.Clause;
    }
}
