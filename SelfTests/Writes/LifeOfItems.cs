using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Suite;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Writes;

/// <summary>A run that may write finds nothing wrong with a conforming target, and leaves it as it was.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class LifeOfItems
{
    /// <summary>Every resource that can be made, with all that can be done to it.</summary>
    private static IEnumerable<string> Resources => Committed.Library.Writes
        .Where(write => write.Write!.Needs is null)
        .Select(write => $"{write.Edition.Family}.{write.Id.Resource}").Distinct();

    [TestCaseSource(nameof(Resources))]
    public async Task Every_clause_is_decided_and_passes_and_nothing_is_left(string resource)
    {
        await using var target = await WritableTarget.StartAsync();
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(target.Plan(WritesOf(resource)));

        report.Error.Should().BeNull();
        report.Alarms().Concat(report.Having(ClauseStatus.Inconclusive)).Should().BeEmpty();
        report.Data!.Left.Should().BeEmpty();
        report.Data.Made.Should().BePositive();
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task Nothing_that_the_run_did_not_make_is_changed_or_deleted()
    {
        await using var target = await WritableTarget.StartAsync();
        var before = target.Data().SelectMany(row => row.Split('|')).Where(value => Guid.TryParse(value, out _)).ToHashSet();

        await SuiteRun.DecideAsync(target.Plan(Committed.Library.Only(endpoint => endpoint.Write is not null)));

        var writes = target.Front.Received.Where(request => request.Method is not ("GET" or "HEAD" or "OPTIONS")).ToList();
        writes.Should().HaveCountGreaterThan(100);
        before.Should().NotBeEmpty();
        foreach (var request in writes.Where(request => request.Method != "POST"))
            before.Should().NotContain(request.Path.Split('/')[^1], "{0} {1} is somebody else's", request.Method, request.Target);
    }

    [Test]
    public async Task Without_writes_allowed_nothing_but_reading_requests_leaves()
    {
        await using var target = await WritableTarget.StartAsync();
        var plan = target.Plan(WritesOf("v3.organizations"), settings => settings with { AllowWrites = false });

        var report = await SuiteRun.DecideAsync(plan);

        report.Clauses.Should().BeEmpty();
        report.Data.Should().BeNull();
        target.Front.Received.Should().OnlyContain(request => request.Method == "GET");
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task What_the_lists_lack_is_made_and_removed()
    {
        await using var target = await WritableTarget.StartAsync(change: options => options with { Packages = 0, Buildpacks = 0 });
        var before = target.Data();
        var library = Committed.Library.Only(endpoint => endpoint.Name is "v3.packages" or "v3.packages.get");

        var without = await SuiteRun.DecideAsync(target.Plan(library, settings => settings with { AllowWrites = false }));
        var with = await SuiteRun.DecideAsync(target.Plan(library));

        without.Having(ClauseStatus.Inconclusive).Should().Contain(reason => reason.Contains("Data:AllowWrites"));
        with.Alarms().Should().BeEmpty();
        with.Counts[ClauseStatus.Inconclusive].Should().BeLessThan(without.Counts[ClauseStatus.Inconclusive] / 3);
        target.Data().Should().Equal(before);
    }

    [Test]
    public async Task What_is_to_be_kept_is_kept_and_listed_and_a_sweep_removes_it()
    {
        await using var target = await WritableTarget.StartAsync();
        var before = target.Data();
        var plan = target.Plan(WritesOf("v3.organizations"), settings => settings with { Keep = true });

        var kept = await SuiteRun.DecideAsync(plan);
        var next = await SuiteRun.DecideAsync(target.Plan(WritesOf("v3.users")));

        kept.Data!.Left.Should().NotBeEmpty().And.OnlyContain(line => line.EndsWith("Data:Keep is true"));
        next.Data!.Swept.Should().BeEmpty("it was to be kept");
        target.Data().Count.Should().BeGreaterThan(before.Count);
        var reading = target.Plan(WritesOf("v3.users"), settings => settings with { AllowWrites = false });
        await using var run = await ContractRun.StartAsync(reading);
        (await run.SweepAsync(target.Folder)).Left.Should().BeEmpty();
        target.Data().Should().Equal(before);
    }

    /// <summary>The endpoints of a resource that change something.</summary>
    internal static ContractLibrary WritesOf(string resource) => Committed.Library.Only(
        endpoint => endpoint.Write is not null && $"{endpoint.Edition.Family}.{endpoint.Id.Resource}" == resource);
}
