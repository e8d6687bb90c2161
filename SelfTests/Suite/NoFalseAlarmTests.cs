using System.Net.Http.Json;
using CloudController.Contract.Findings;
using CloudController.Reference;

namespace CloudController.SelfTests.Suite;

/// <summary>A conforming server is never accused, whatever its data and whoever writes to it meanwhile.</summary>
public sealed class NoFalseAlarmTests
{
    private static readonly ClauseStatus[] Alarms = [ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Error];

    [Test]
    public async Task The_default_data_decide_every_clause()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(controller);
        report.Having([.. Alarms, ClauseStatus.Inconclusive, ClauseStatus.Waived, ClauseStatus.NotApplicable]).Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
        report.Decided.Should().BeGreaterThan(250);
        report.Requests.Should().BeLessThanOrEqualTo(400);
    }

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(3, 2)]
    [TestCase(5, 3)]
    [TestCase(21, 4)]
    [TestCase(100, 5)]
    [TestCase(101, 6)]
    [TestCase(700, 7)]
    [TestCase(2_500, 8)]
    public async Task Lists_of_any_length_raise_no_alarm(int items, int seed)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Buildpacks = items, Packages = items, Seed = seed });
        var report = await SuiteRun.Against(controller);
        report.Having(Alarms).Should().BeEmpty();
        report.Requests.Should().BeLessThan(900);
    }

    [Test]
    public async Task An_empty_foundation_is_inconclusive_rather_than_deviating()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Buildpacks = 0, Packages = 0 });
        var report = await SuiteRun.Against(controller, settings => settings with { MinimumDecided = 200 });
        report.Verdict.Should().Be(Verdict.Vacuous);
        report.Having(ClauseStatus.Inconclusive).Should().NotBeEmpty();
    }

    [Test]
    public async Task Writers_raise_no_alarm()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Buildpacks = 30 });
        using var stop = new CancellationTokenSource();
        var writer = WriteAsync(controller, stop.Token);
        var report = await SuiteRun.Against(controller);
        await stop.CancelAsync();
        (await writer).Should().BeGreaterThan(10, "the list changed during the run");
        report.Having(Alarms).Should().BeEmpty();
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
    private static async Task<int> WriteAsync(ReferenceCloudController controller, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = controller.Endpoint };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"bearer {controller.AdminToken}");
        var changes = 0;
        while (!stop.IsCancellationRequested)
        {
            using var created = await client.PostAsJsonAsync("/v2/buildpacks", new { name = $"written_{changes}" }, CancellationToken.None);
            created.EnsureSuccessStatusCode();
            var location = created.Headers.Location!;
            using var renamed = await client.PutAsJsonAsync(location, new { name = $"renamed_{changes}", position = 3 }, CancellationToken.None);
            using var deleted = await client.DeleteAsync(location, CancellationToken.None);
            changes += 3;
        }

        return changes;
    }
}
