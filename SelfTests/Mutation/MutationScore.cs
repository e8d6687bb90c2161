using System.Collections.Immutable;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Settings;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Suite;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Mutation;

/// <summary>Runs the suite against every fault: exactly the clauses that the fault breaks must go red, and no other.</summary>
[TestFixture, Parallelizable(ParallelScope.Children), Category("mutation")]
public sealed class MutationScore
{
    private const int AtOnce = 4;

    private static readonly string Folder = Path.Combine(Workspace.Folder, "TestResults", "mutation");

    private readonly ChosenFaults _chosen = Chosen();
    private readonly OutcomeLog _log = new(Path.Combine(Folder, "outcomes.jsonl"), Settings.Resumes);
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ImmutableDictionary<string, Lazy<Task<FaultOutcome>>> _outcomes;

    public MutationScore() => _outcomes = _chosen.Faults.ToImmutableDictionary(
        fault => fault.Name,
        fault => new Lazy<Task<FaultOutcome>>(() => _log.OfAsync(fault, async () =>
            new(fault, await RunAsync(Only(fault.Endpoint), fault.Edition, fault.Name)))));

    private static MutationSettings Settings => MutationSettings.Read(Environment.GetEnvironmentVariable, TimeProvider.System);

    private static IEnumerable<string> Editions => CommittedFaults.All.Select(fault => fault.Edition).Distinct();

    private static IEnumerable<TestCaseData> Faults => Chosen().Faults.Select(fault => new TestCaseData(fault.Name).SetName(fault.Name));

    [OneTimeTearDown]
    public void Close()
    {
        _places.Dispose();
        _log.Dispose();
    }

    [TestCaseSource(nameof(Faults))]
    public async Task Fault_is_told_by_the_clauses_that_it_breaks_and_by_no_other(string name)
    {
        var outcome = await _outcomes[name].Value;
        outcome.Missed.Should().BeEmpty("the fault breaks these clauses");
        outcome.Unexpected.Should().BeEmpty("the fault is none of the business of these clauses");
        outcome.Verdict.Should().NotBe(Verdict.Conformant);
        outcome.Errors.Any().Should().Be(outcome.Fault.EndsTheRun, "only a fault that ends the run keeps the suite from its work");
    }

    [TestCaseSource(nameof(Editions))]
    public async Task Without_fault_every_clause_passes(string edition)
    {
        var report = await ConformingRuns.OfAsync(edition);
        report.Clauses.Where(clause => clause.Status != ClauseStatus.Passed).Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [Test]
    public async Task Every_rule_is_turned_red_by_a_fault()
    {
        if (_chosen.Selection == MutationSelection.Sample)
            Assert.Ignore("a sample leaves rules to other nights");
        var score = await ScoreAsync();
        score.Editions.SelectMany(edition => edition.RulesWithoutKiller)
            .Should().BeEmpty("a rule that no fault turns red asserts nothing, or a fault is missing");
    }

    [Test]
    public async Task Every_clause_is_turned_red_by_a_fault()
    {
        IsForAllFaults();
        var score = await ScoreAsync();
        score.Editions.SelectMany(edition => edition.ClausesWithoutKiller)
            .Should().BeEmpty("a clause that no fault turns red asserts nothing, or a fault is missing");
    }

    [Test]
    public async Task Every_fault_has_the_level_of_the_clauses_that_it_breaks()
    {
        var levels = (await ConformingAsync()).ToDictionary(
            edition => edition.Key, edition => edition.Value.Clauses.ToDictionary(clause => clause.Id, clause => clause.Level));
        foreach (var fault in CommittedFaults.All.Where(fault => fault is { EndsTheRun: false, IsGeneral: false }))
        {
            var documented = fault.Breaks.Any(clause => levels[fault.Edition][clause] == ClauseLevel.Documented);
            fault.Level.Should().Be(documented ? FaultLevel.Documented : FaultLevel.Implied, fault.Name);
        }
    }

    [Test]
    public async Task Every_declared_blast_radius_was_seen()
    {
        IsForAllFaults();
        // What may happen to general faults is not stated fault by fault. A family shares its allowances over its endpoints, which do not
        // have all the same clauses.
        var outcomes = await AllAsync();
        var stated = outcomes.Where(outcome => !outcome.Fault.IsGeneral)
            .SelectMany(outcome => outcome.Fault.MayBreak)
            .Select(pattern => pattern.Split('/', 2)[1])
            .ToHashSet();
        var unseen =
            from outcome in outcomes
            from pattern in outcome.Fault.MayBreak
            where stated.Contains(pattern.Split('/', 2)[1])
            group outcome.Red.Any(clause => FaultOutcome.Matches(pattern, clause)) by pattern.Split('/', 2)[1] into seen
            where !seen.Any(yes => yes)
            select seen.Key;
        unseen.Should().BeEmpty("what no fault ever broke needs no allowance");
    }

    [Test]
    public async Task Score_is_written()
    {
        var score = await ScoreAsync();
        var files = score.Write(Folder);
        files.Should().OnlyContain(file => File.Exists(file));
        score.Totals.Sum(total => total.Faults).Should().Be(_chosen.Faults.Count);
    }

    private void IsForAllFaults()
    {
        if (_chosen.Selection != MutationSelection.Exhaustive)
            Assert.Ignore($"only all faults together show this: {MutationSettings.SelectionVariable}=exhaustive");
    }

    private static ChosenFaults Chosen() => FaultSelection.Choose(Settings, CommittedFaults.All, ClauseRules.InFamily);

    private async Task<MutationReport> ScoreAsync() => MutationReport.Of(_chosen, await AllAsync(), await ConformingAsync());

    private static async Task<IReadOnlyDictionary<string, RunReport>> ConformingAsync()
    {
        var reports = Editions.ToImmutableSortedDictionary(edition => edition, ConformingRuns.OfAsync, StringComparer.Ordinal);
        await Task.WhenAll(reports.Values);
        return reports.ToDictionary(edition => edition.Key, edition => edition.Value.Result);
    }

    /// <summary>The library with the endpoint of the fault only, because the others are not affected and would take time.</summary>
    private static ContractLibrary Only(string endpoint) => Committed.Library.Only(contract => contract.Name == endpoint);

    private Task<FaultOutcome[]> AllAsync() => Task.WhenAll(_outcomes.Values.Select(outcome => outcome.Value));

    private async Task<RunReport> RunAsync(ContractLibrary tested, string edition, params string[] faults)
    {
        await _places.WaitAsync();
        try
        {
            return await FaultTrial.RunAsync(tested, edition, faults);
        }
        finally
        {
            _places.Release();
        }
    }
}
