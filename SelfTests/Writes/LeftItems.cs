using System.Text;
using System.Text.Json;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Writes;

/// <summary>What is left of runs without a ledger, or after answers that never arrived.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class LeftItems
{
    [Test]
    public async Task What_is_called_as_runs_call_things_and_is_older_than_a_day_is_removed_with_what_belongs_to_it()
    {
        await using var target = await WritableTarget.StartAsync(
            change: options => options with { TimeProvider = new ShiftedTime(TimeSpan.FromDays(-2)) });
        await MakeAsync(target, "contract-mine");
        var before = target.Data();
        await MakeAsync(target, "contract-0123456789-1");

        var report = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.users")));

        report.Data!.Swept.Should().Equal("v3.organizations.create contract-0123456789-1");
        target.Data().Should().Equal(before);
    }

    [Test]
    public async Task What_is_younger_may_be_in_use()
    {
        await using var target = await WritableTarget.StartAsync();
        await MakeAsync(target, "contract-0123456789-1");
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.users")));

        report.Data!.Swept.Should().BeEmpty();
        target.Data().Should().Equal(before);
    }

    [Test]
    public async Task An_item_whose_answer_never_arrived_is_found_by_its_name()
    {
        var made = 0;
        await using var target = await WritableTarget.StartAsync(async call =>
        {
            if (call.Head is { Method: "POST", Path: "/v3/organizations" } && Interlocked.Increment(ref made) == 1)
            {
                await call.Honest();
                call.Reset();
            }

            await Spoil.Honestly(call);
        });
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.organizations")));

        report.Data!.Left.Should().BeEmpty();
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task What_cannot_be_removed_is_told_and_stays_in_the_ledger_for_the_next_run()
    {
        var refuses = true;
        await using var target = await WritableTarget.StartAsync(call => refuses && call.Head.Method == "DELETE"
            ? call.Send(Reply.Of(500, "application/json", "{}"))
            : Spoil.Honestly(call));
        var before = target.Data();

        var first = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.users")));
        refuses = false;
        var next = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.users")));

        first.Data!.Left.Should().NotBeEmpty().And.OnlyContain(line => line.Contains("answered 500"));
        next.Data!.Swept.Should().HaveCount(first.Data.Left.Count);
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    private static async Task MakeAsync(WritableTarget target, string name)
    {
        using var client = target.Client();
        using var body = new StringContent(JsonSerializer.Serialize(new { name }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v3/organizations", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A clock that goes wrong by always the same.</summary>
    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
