using CloudController.Contract.Findings;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.SelfTests.Suite;

/// <summary>Clauses may be asked for in any order, and what is decided does not depend on it.</summary>
public sealed class AskedLateTests
{
    [Test]
    public async Task A_clause_about_everything_sees_it_also_when_it_is_asked_for_last()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var run = await ContractRun.StartAsync(SuiteRun.Plan(controller.Endpoint, controller, Committed.Library));
        var (late, early) = (run.Checks.Where(check => check.LooksAtEverything), run.Checks.Where(check => !check.LooksAtEverything));
        foreach (var ofEndpoint in early.GroupBy(check => check.Endpoint))
            await Task.WhenAll(ofEndpoint.Select(check => run.DecideAsync(check.Clause)));

        var results = await Task.WhenAll(late.Select(check => run.DecideAsync(check.Clause)));

        results.Should().NotBeEmpty();
        results.Where(result => result.Status != ClauseStatus.Passed).Select(result => $"{result.Clause.Id}: {result.Reason}")
            .Should().BeEmpty();
    }
}
