using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Settings;
using CloudController.Reference;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Mutation;

/// <summary>A conforming controller is not accused, whatever its data and however little of them the suite reads.</summary>
[Category("mutation")]
public sealed class NoFalseAlarms
{
    [TestCase(0, 0, 20)]
    [TestCase(1, 1, 20)]
    [TestCase(2, 2, 20)]
    [TestCase(3, 4, 20)]
    [TestCase(5, 7, 20)]
    [TestCase(60, 60, 20)]
    [TestCase(130, 130, 20)]
    [TestCase(8, 12, 2)]
    [TestCase(250, 60, 2)]
    public async Task Conforming_controller_fails_no_clause(int buildpacks, int packages, int pages)
    {
        var report = await FaultTrial.RunAsync(
            ContractLibrary.Load(ContractLibrary.DefaultFolder),
            new ReferenceOptions { Buildpacks = buildpacks, Packages = packages, Seed = 7 },
            new ContractSettings { Strict = true, MaxPagesPerWalk = pages });
        report.Clauses
            .Where(clause => clause.Status is not (ClauseStatus.Passed or ClauseStatus.Inconclusive))
            .Select(clause => $"{clause.Id}: {clause.Status} {clause.Reason} {string.Join("; ", clause.Findings.Select(finding => finding.Actual))}")
            .Should().BeEmpty();
    }
}
