using System.Text.RegularExpressions;
using CloudController.Contract.Contracts;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.Reference.Faults;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Mutation;

/// <summary>The table of faults: its names, the clauses that it speaks of, and how a controller is started with it.</summary>
public sealed class FaultCatalogTests
{
    private static readonly Regex KebabCase = new("^v[23](-[a-z0-9]+)+$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [Test]
    public void Names_are_unique_kebab_case_and_begin_with_the_family()
    {
        FaultCatalog.All.Select(fault => fault.Name).Should().OnlyHaveUniqueItems();
        FaultCatalog.All.Should().OnlyContain(fault => KebabCase.IsMatch(fault.Name)
            && fault.Endpoint.StartsWith(fault.Name.Substring(0, 2), StringComparison.Ordinal));
    }

    [Test]
    public void Every_fault_says_what_it_breaks() =>
        FaultCatalog.All.Should().OnlyContain(fault => fault.Statement.Length > 0 && (fault.Breaks.Length > 0 || fault.EndsTheRun));

    [Test]
    public void Every_named_clause_is_a_clause_of_the_suite()
    {
        var clauses = Committed.Library.Endpoints
            .SelectMany(endpoint => ContractTopics.Catalog.Of(endpoint))
            .Select(check => check.Clause.Id)
            .ToHashSet(StringComparer.Ordinal);
        FaultCatalog.All.Where(fault => !fault.IsGeneral).SelectMany(fault => fault.Breaks).Should().BeSubsetOf(clauses);
    }

    [Test]
    public async Task Faults_of_both_endpoints_can_be_had_at_once()
    {
        var report = await FaultTrial.RunAsync(
            Committed.Library, "2015", "v2-order-direction-ignored", "v2-links-without-q", "v3-state-unknown");
        report.Clauses.Where(clause => clause.Status == Contract.Findings.ClauseStatus.Failed).Select(clause => clause.Id).Should().Contain(
            ["v2.buildpacks/ordering/descending-is-reverse", "v2.buildpacks/page-links/q-kept", "v3.packages/resources/state"]);
    }

    [TestCase("v3-current-packages-states-ignored", "2015", "current")]
    [TestCase("v3-state-unknown", "current", "2015")]
    public async Task Fault_of_the_other_edition_is_refused(string name, string edition, string its)
    {
        var start = () => ReferenceCloudController.StartAsync(new ReferenceOptions { Edition = edition, Faults = [name] });
        (await start.Should().ThrowAsync<ReferenceSetupException>()).WithMessage(
            $"--fault: '{name}' is a fault of the edition {its}, and --edition is {edition}");
    }

    [Test]
    public async Task Unknown_fault_is_refused_with_names_near_it()
    {
        var start = () => ReferenceCloudController.StartAsync(new ReferenceOptions { Faults = ["v2-next-skip"] });
        (await start.Should().ThrowAsync<ReferenceSetupException>()).WithMessage(
            "--fault: there is no fault 'v2-next-skip'; near it are v2-next-skips, *");
    }
}
