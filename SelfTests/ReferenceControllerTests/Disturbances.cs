using CloudController.Contract.Findings;
using CloudController.Reference;
using CloudController.SelfTests.SchemaDiffTests;
using CloudController.SelfTests.Suite;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>Changes by others while the controller is read.</summary>
public sealed class Disturbances
{
    [TestCase("2015")]
    [TestCase("current")]
    public async Task Whoever_changes_data_meanwhile_no_clause_fails_and_the_data_stay_consistent(string edition)
    {
        using var folder = new TemporaryFolder();
        var options = new ReferenceOptions { Edition = edition, Database = Path.Combine(folder.Path, "data.db") };
        await using (var controller = await ReferenceCloudController.StartAsync(options with { Churn = 20 }))
            (await SuiteRun.Against(controller)).Alarms().Should().BeEmpty();

        await using var still = await ReferenceCloudController.StartAsync(options);
        var report = await SuiteRun.Against(still);
        report.Alarms().Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    [TestCase("2015")]
    [TestCase("current")]
    [Explicit("Which answers come from the instance that is behind is chance: run it often, by name.")]
    public async Task An_instance_that_is_behind_is_no_deviation(string edition)
    {
        await using var controller = await ReferenceCloudController.StartAsync(
            new() { Edition = edition, Churn = 20, Lag = TimeSpan.FromMilliseconds(300) });
        var plan = SuiteRun.Plan(controller.Endpoint, controller, Committed.Exemplars) with { Time = TimeProvider.System };
        (await SuiteRun.DecideAsync(plan)).Alarms().Should().BeEmpty();
    }
}

/// <summary>How the options do what they say.</summary>
public sealed class DisturbanceOptions : ReferenceFixture
{
    private const int MostLooks = 1000;

    [TestCase(-1, 0, "--churn: -1 is not from 0 to 1000")]
    [TestCase(1001, 0, "--churn: 1001 is not from 0 to 1000")]
    [TestCase(0, -1, "--lag: -1 is not from 0 to 60000")]
    [TestCase(0, 60_001, "--lag: 60001 is not from 0 to 60000")]
    public async Task What_is_out_of_range_is_refused(int churn, int lag, string message)
    {
        var start = () => ReferenceCloudController.StartAsync(new() { Churn = churn, Lag = TimeSpan.FromMilliseconds(lag) });
        (await start.Should().ThrowAsync<ReferenceSetupException>()).WithMessage(message);
    }

    [Test]
    public async Task Data_change_while_they_are_looked_at()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Churn = 1000 });
        var first = await List(controller);
        var looks = 0;
        while (await List(controller) == first)
            (++looks).Should().BeLessThan(MostLooks, "somebody changes the list a thousand times a second");
    }

    [Test]
    public async Task Instances_answer_in_turns_and_one_of_them_does_not_know_yet()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Lag = TimeSpan.FromMinutes(1) });
        var before = await List(controller);
        var created = await Send(controller, HttpMethod.Post, "/v2/buildpacks", $"bearer {controller.AdminToken}", """{"name":"fresh"}""");

        ((int)created.Status).Should().Be(201);
        string[] seen = [await List(controller), await List(controller)];
        seen.Should().ContainSingle(list => list == before).And.ContainSingle(list => list.Contains("\"fresh\""));
    }

    private async Task<string> List(ReferenceCloudController controller) =>
        (await Send(controller, HttpMethod.Get, "/v2/buildpacks", $"bearer {controller.AdminToken}")).Text;
}
