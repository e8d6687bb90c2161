using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Settings;

namespace CloudController.ContractTests;

/// <summary>Every clause as a test; the verdict over them decides the exit code.</summary>
[TestFixture, Parallelizable(ParallelScope.Children)]
public sealed class ContractFixture
{
    private ContractSession _session = null!;
    private int _reported;

    /// <summary>The clauses of the editions that fit the target, which is asked for its versions when tests are looked for.</summary>
    public static IEnumerable<TestCaseData> Clauses =>
        from clause in TargetUnderTest.ClausesAsync(Workspace.Folder).GetAwaiter().GetResult()
        orderby clause.ChangesData, clause.Id
        select new TestCaseData(clause).SetName(clause.Id).SetCategory(clause.Topic).SetDescription(clause.Statement);

    [OneTimeSetUp]
    public async Task ReachTheTarget() =>
        _session = await ContractSession.StartAsync(Workspace.Folder, TestContext.Progress.WriteLine, CancellationToken.None);

    [TestCaseSource(nameof(Clauses))]
    public async Task Holds(Clause clause)
    {
        await StopIfBroken();
        var target = _session.Target;
        var result = await target.Run.DecideAsync(clause);
        if (result.Status == ClauseStatus.Error)
            await StopIfBroken();
        var text = FindingText.Of(result);
        switch (result.Status)
        {
            case ClauseStatus.Failed when target.Tolerates(result):
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
        if (_session is null)
            return;
        var end = await _session.EndAsync();
        await TestContext.Error.WriteLineAsync(end.Text);
        await _session.DisposeAsync();
        // The runner counts skipped tests as success, so the verdict has to fail the run where it is not conformant.
        if (end.Unwritten is not null || (end.Failure is not null && TestContext.CurrentContext.Result.FailCount == 0))
            throw new ClauseFailure(end.Failure!);
    }

    /// <summary>A run that cannot go on is one failure, not one for every clause.</summary>
    private async Task StopIfBroken()
    {
        if (_session.Target.Run.Broken is not { } reason)
            return;
        if (Interlocked.Exchange(ref _reported, 1) == 0)
        {
            var text = $"The contract could not be tested: {reason}";
            await TestContext.Error.WriteLineAsync(text);
            throw new ClauseFailure(text);
        }

        Assert.Inconclusive("not run: the target cannot be tested");
    }
}
