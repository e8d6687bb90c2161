using System.Globalization;
using System.Text.Json.Nodes;
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

    /// <summary>So many that each kind of item is made several times.</summary>
    private const int ManyChanges = 600;

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
    public async Task What_others_make_is_whole()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current", Churn = 1000 });
        for (var looks = 0; await Changes(controller) < ManyChanges; looks++)
        {
            looks.Should().BeLessThan(10 * MostLooks, "somebody changes something a thousand times a second");
            foreach (var app in await Items(controller, "/v2/apps"))
            {
                foreach (var member in new[] { "memory", "instances", "disk_quota", "version", "health_check_type" })
                    app["entity"]![member].Should().NotBeNull("{0} of {1}", member, app["entity"]!["name"]);
            }
        }
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

    /// <summary>How often a name was changed until now: a changed one says its number.</summary>
    private async Task<int> Changes(ReferenceCloudController controller) => (await Items(controller, "/v3/stacks"))
        .Max(stack => ((string)stack["name"]!).Split("-renamed-") is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0);

    private async Task<JsonObject[]> Items(ReferenceCloudController controller, string path)
    {
        var answer = await Send(controller, HttpMethod.Get, path, $"bearer {controller.AdminToken}");
        return [.. answer.Json["resources"]!.AsArray().Select(item => item!.AsObject())];
    }

    private async Task<string> List(ReferenceCloudController controller) =>
        (await Send(controller, HttpMethod.Get, "/v2/buildpacks", $"bearer {controller.AdminToken}")).Text;
}
