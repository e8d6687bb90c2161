using CloudController.Contract.Http;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Transport;

/// <summary>A target that states its rate limit is asked so slowly that it need not refuse.</summary>
[TestFixture]
public sealed class RateLimitTests : TransportFixture
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);

    [TestCase("1000", "500", 60, "", 0, 0, TestName = "half of the limit is left: nothing waits")]
    [TestCase("1000", "100", 60, "", 0, 0, TestName = "a tenth is left: nothing waits")]
    [TestCase("1000", "59", 60, "", 0, 1, TestName = "less is left: it is spread over the time until the limit begins anew")]
    [TestCase("1000", "0", 40, "", 40, 40, TestName = "nothing is left: the limit has to begin anew")]
    [TestCase("1000", "59", 60, "-V2-API", 0, 1, TestName = "the limit of v2 alone counts, too")]
    [TestCase("1000", "0", -5, "", 0, 0, TestName = "the limit has begun anew already")]
    [TestCase("1000", "-1", 60, "", 0, 0, TestName = "a number of requests below zero says nothing")]
    [TestCase("1000", "many", 60, "", 0, 0, TestName = "a word for a number says nothing")]
    [TestCase("0", "0", 60, "", 0, 0, TestName = "a limit of nothing says nothing")]
    public async Task Requests_wait(string limit, string remaining, int reset, string ending, double second, double third)
    {
        var time = new JumpingTime(Begin);
        await using var server = Server(Spoil.Always(_ => Limited(limit, remaining, $"{Begin.ToUnixTimeSeconds() + reset}", ending)));
        using var client = new TargetClient(Options(server), new FixedToken(Token), time);

        var waits = new List<double>();
        for (var request = 0; request < 3; request++)
        {
            var before = time.Waited;
            await Send(client);
            waits.Add(Math.Round((time.Waited - before).TotalSeconds, 3));
        }

        waits[0].Should().Be(0);
        waits[1].Should().Be(second);
        (waits[1] + waits[2]).Should().Be(third);
        server.Requests.Should().Be(3);
    }

    [Test]
    public async Task A_limit_that_begins_anew_after_the_run_has_to_end_ends_it()
    {
        var time = new JumpingTime(Begin);
        var reset = Begin.AddDays(1).ToUnixTimeSeconds();
        await using var server = Server(Spoil.Always(_ => Limited("1000", "0", $"{reset}", "")));
        using var client = new TargetClient(Options(server), new FixedToken(Token), time);
        await Send(client);

        var second = () => Send(client);

        await second.Should().ThrowAsync<RunBrokenException>()
            .WithMessage("the rate limit of the target is used up until 2001-09-10 01:46:40 UTC (X-RateLimit-Reset)*");
        server.Requests.Should().Be(1);
        time.Waited.Should().Be(TimeSpan.Zero);
    }

    private static Reply Limited(string limit, string remaining, string reset, string ending) => Json("{}")
        .With($"X-RateLimit-Limit{ending}", limit)
        .With($"X-RateLimit-Remaining{ending}", remaining)
        .With($"X-RateLimit-Reset{ending}", reset);

    /// <summary>A clock that jumps over waits, but for those that end a request.</summary>
    private sealed class JumpingTime(DateTimeOffset now) : TimeProvider
    {
        private readonly TimeSpan _deadline = TimeSpan.FromSeconds(10);

        internal TimeSpan Waited { get; private set; }

        public override DateTimeOffset GetUtcNow() => now + Waited;

        public override long GetTimestamp() => Waited.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == _deadline || dueTime < TimeSpan.Zero)
                return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Waited += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
