using System.Net.Http.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Reference;

namespace CloudController.SelfTests.Suite;

/// <summary>A conforming server is never accused, whatever its data and whoever writes to it meanwhile.</summary>
public sealed class NoFalseAlarmTests
{
    [TestCase("2015")]
    [TestCase("current")]
    public async Task The_default_data_decide_every_clause(string edition)
    {
        var report = await ConformingRuns.OfAsync(edition);
        report.Alarms().Should().BeEmpty();
        report.Having(ClauseStatus.Inconclusive, ClauseStatus.Waived, ClauseStatus.NotApplicable).Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
        report.Decided.Should().BeGreaterThan(250);
        var tested = Committed.Library.Endpoints
            .Where(endpoint => report.Editions[endpoint.Edition.Family] == endpoint.Edition.Version);
        report.Requests.Should().BeLessThanOrEqualTo(tested.Sum(MostRequests));
    }

    /// <summary>
    /// What a look at the default data of an endpoint may cost: a list is asked for pages, and for each thing that it can be asked for;
    /// everything else is one answer.
    /// </summary>
    private static int MostRequests(EndpointContract endpoint) => endpoint.Answer.List is null
        ? 40
        : 100 + (20 * endpoint.Parameters.Sum(parameter => Math.Max(1, parameter.Filters.Count + parameter.Includes.Count)));

    [TestCase("2015", 0, 1, 20)]
    [TestCase("2015", 1, 1, 20)]
    [TestCase("2015", 2, 1, 20)]
    [TestCase("2015", 3, 2, 20)]
    [TestCase("2015", 5, 3, 20)]
    [TestCase("2015", 8, 4, 2)]
    [TestCase("2015", 21, 4, 20)]
    [TestCase("2015", 100, 5, 20)]
    [TestCase("2015", 101, 6, 20)]
    [TestCase("2015", 250, 7, 2)]
    [TestCase("2015", 1_050, 8, 10)]
    [TestCase("current", 0, 1, 20)]
    [TestCase("current", 1, 1, 20)]
    [TestCase("current", 2, 1, 20)]
    [TestCase("current", 5, 3, 20)]
    [TestCase("current", 8, 4, 2)]
    [TestCase("current", 101, 6, 20)]
    public async Task Lists_of_any_length_raise_no_alarm(string edition, int items, int seed, int pages)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new()
        {
            Edition = edition,
            Buildpacks = items,
            Packages = items,
            Seed = seed,
        });
        var report = await SuiteRun.Against(controller, settings => settings with { MaxPagesPerWalk = pages },
            Committed.Of("buildpacks", "packages"));
        report.Alarms().Should().BeEmpty();
    }

    [Test]
    public async Task An_empty_foundation_is_inconclusive_rather_than_deviating()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Buildpacks = 0, Packages = 0 });
        var report = await SuiteRun.Against(controller, settings => settings with { MinimumDecided = 200 });
        report.Verdict.Should().Be(Verdict.Vacuous);
        report.Having(ClauseStatus.Inconclusive).Should().NotBeEmpty();
    }

    [TestCase("2015", 30, 1)]
    [TestCase("2015", 300, 1)]
    [TestCase("2015", 30, 3)]
    [TestCase("current", 30, 1)]
    [TestCase("current", 100, 2)]
    public async Task Writers_raise_no_alarm(string edition, int items, int writers)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition, Buildpacks = items });
        using var stop = new CancellationTokenSource();
        var changes = Enumerable.Range(1, writers).Select(writer => WriteAsync(controller, writer, stop.Token)).ToList();
        var report = await SuiteRun.Against(controller, library: Committed.Of("buildpacks"));
        await stop.CancelAsync();
        (await Task.WhenAll(changes)).Sum().Should().BeGreaterThan(10, "the list changed during the run");
        report.Alarms().Should().BeEmpty();
    }

    [Test]
    public async Task Any_number_of_runs_fit_into_one_process()
    {
        var reports = await Task.WhenAll(Enumerable.Range(1, 4).Select(async seed =>
        {
            await using var controller = await ReferenceCloudController.StartAsync(new() { Seed = seed });
            return await SuiteRun.Against(controller);
        }));
        reports.Should().OnlyContain(report => report.Verdict == Verdict.Conformant);
    }

    /// <summary>Creates, renames and deletes buildpacks until it is stopped; the number of changes.</summary>
    private static async Task<int> WriteAsync(ReferenceCloudController controller, int writer, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = controller.Endpoint };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"bearer {controller.AdminToken}");
        var changes = 0;
        while (!stop.IsCancellationRequested)
        {
            using var created = await client.PostAsJsonAsync(
                "/v2/buildpacks", new { name = $"written_{writer}_{changes}" }, CancellationToken.None);
            created.EnsureSuccessStatusCode();
            var location = created.Headers.Location!;
            using var renamed = await client.PutAsJsonAsync(
                location, new { name = $"renamed_{writer}_{changes}", position = 3 }, CancellationToken.None);
            using var deleted = await client.DeleteAsync(location, CancellationToken.None);
            changes += 3;
        }

        return changes;
    }
}
