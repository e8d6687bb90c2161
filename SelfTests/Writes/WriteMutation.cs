using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Writes;

/// <summary>Runs that write against every fault of what writes: exactly the clauses that the fault breaks go red, and no other.</summary>
[Category("mutation")]
[Parallelizable(ParallelScope.Children)]
public sealed class WriteMutation
{
    private static readonly ClauseStatus[] Red = [ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Error];

    private static IEnumerable<string> Faults => FaultCatalog.OfWriting.Select(fault => fault.Name);

    [TestCaseSource(nameof(Faults))]
    public async Task Fault_is_told_by_the_clauses_that_it_breaks_and_by_no_other(string name)
    {
        var fault = FaultCatalog.OfWriting.Single(one => one.Name == name);
        await using var target = await WritableTarget.StartAsync(change: options => options with { Faults = [name] });

        var report = await SuiteRun.DecideAsync(
            target.Plan(Committed.Library.Only(endpoint => endpoint.Name == fault.Endpoint), settings => settings with { Strict = true }));

        report.Error.Should().BeNull();
        report.Clauses.Where(clause => Red.Contains(clause.Status)).Select(clause => clause.Id).Should().BeEquivalentTo(fault.Breaks,
            string.Join("\n", report.Alarms()));
    }

    [Test]
    public void Every_rule_about_writes_is_turned_red_by_a_fault()
    {
        var broken = FaultCatalog.OfWriting.SelectMany(fault => fault.Breaks).ToHashSet();
        var checks = Committed.Library.Writes.Where(write => write.Write!.Needs is null).SelectMany(ContractTopics.Catalog.Of).ToList();
        MethodsOf(checks).Except(MethodsOf(checks.Where(check => broken.Contains(check.Clause.Id)))).Should().BeEmpty();
    }

    [Test]
    public void Every_fault_has_the_level_of_the_clauses_that_it_breaks()
    {
        var levels = Committed.Library.Writes.SelectMany(ContractTopics.Catalog.Of)
            .ToDictionary(check => check.Clause.Id, check => check.Clause.Level);
        foreach (var fault in FaultCatalog.OfWriting)
        {
            var isDocumented = fault.Breaks.Any(clause => levels[clause] == ClauseLevel.Documented);
            fault.Level.Should().Be(isDocumented ? FaultLevel.Documented : FaultLevel.Implied, fault.Name);
        }
    }

    /// <summary>The methods that check something: rules of one method differ in a value.</summary>
    private static IEnumerable<string> MethodsOf(IEnumerable<ClauseCheck> checks) =>
        checks.Select(check => check.Rule[..check.Rule.IndexOf('-', check.Rule.IndexOf('.', StringComparison.Ordinal))]).Distinct();
}
