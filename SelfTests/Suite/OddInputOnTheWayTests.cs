using CloudController.Contract.Findings;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>
/// What stands in front of a Cloud Controller may refuse odd requests in ways of its own; that neither ends the run nor is a deviation.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class OddInputOnTheWayTests
{
    private static readonly string[] Odd = ["%00", "%FF", "%ZZ", "%F0%9F", "%1F", "%5B%5D", "[]=", "xxxxxxxxxx", "%20+%09", "2026-13-45"];
    private static readonly string[] Editions = ["2015", "current"];

    private static readonly Row[] Rows =
    [
        new("drops the connection", call => call.Reset(), IsAnswered: false),
        new("closes the connection", call => call.Close(), IsAnswered: false),
        new("answers 502", Gateway(502), IsAnswered: false),
        new("answers 503", Gateway(503), IsAnswered: false),
        new("answers 400 with a page", Gateway(400)),
        new("answers 403 with a page", Gateway(403)),
        new("answers 414 with a page", Gateway(414)),
        new("answers 431 without a body", call => call.Send(Reply.Empty(431))),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from row in Rows
        from edition in Editions
        select new TestCaseData(edition, row).SetName($"{edition}: something on the way {row.Name}");

    [TestCaseSource(nameof(Cases))]
    public async Task What_is_on_the_way_may_refuse_odd_input(string edition, object row)
    {
        var (_, refuse, isAnswered) = (Row)row;
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, call =>
            Odd.Any(sign => call.Head.Target.Contains(sign, StringComparison.Ordinal)) ? refuse(call) : Spoil.Honestly(call));
        var report = await SuiteRun.Through(server.Endpoint, controller);
        report.Alarms().Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
        var undecided = report.Having(ClauseStatus.Inconclusive).ToList();
        if (isAnswered)
            undecided.Should().BeEmpty();
        else
            undecided.Should().NotBeEmpty().And.OnlyContain(clause => clause.Contains("/robustness/")
                && clause.Contains("something on the way"));
    }

    private static Func<Call, Task> Gateway(int status) =>
        call => call.Send(Reply.Of(status, "text/html", "<html><body><h1>No</h1></body></html>", ("Retry-After", "0")));

    /// <param name="Name">What it does.</param>
    /// <param name="Refuse">How it refuses one request.</param>
    /// <param name="IsAnswered">Whether that is an answer.</param>
    private sealed record Row(string Name, Func<Call, Task> Refuse, bool IsAnswered = true)
    {
        internal Row(string name, Action<Call> refuse, bool IsAnswered)
            : this(name, call =>
            {
                refuse(call);
                return Task.CompletedTask;
            }, IsAnswered)
        {
        }
    }
}
