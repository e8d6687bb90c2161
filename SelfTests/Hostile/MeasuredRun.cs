using System.Diagnostics;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Suite;
using CloudController.Contract.Waivers;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Hostile;

/// <summary>A whole run of the suite inside this process, and everything that it wrote.</summary>
/// <param name="Report">The report.</param>
/// <param name="Outputs">What was written, by the name of the place.</param>
/// <param name="Elapsed">How long the run took.</param>
/// <param name="PeakBytes">How much more memory was in use at most than before the run; <c>null</c> where it was not measured.</param>
internal sealed record MeasuredRun(RunReport Report, IReadOnlyDictionary<string, string> Outputs, TimeSpan Elapsed, long? PeakBytes)
{
    /// <summary>A quarter of the default, which takes a quarter of the time to send too much.</summary>
    private const long MostOfBody = 16 << 20;

    /// <summary>
    /// Runs every clause, or the chosen ones, against <paramref name="endpoint"/> and writes the reports into <paramref name="folder"/>.
    /// </summary>
    internal static async Task<MeasuredRun> OfAsync(
        Uri endpoint,
        string token,
        ContractLibrary library,
        string folder,
        TimeSpan requestTimeout,
        IReadOnlyList<Waiver>? waivers = null,
        Func<Clause, bool>? chosen = null,
        bool measuresMemory = false)
    {
        var plan = SuiteRun.Plan(endpoint, token, library);
        plan = plan with
        {
            Settings = plan.Settings with { RequestTimeout = requestTimeout, MaxResponseBytes = MostOfBody },
            Waivers = waivers ?? [],
            Time = new ImpatientTime(requestTimeout),
        };
        using var memory = measuresMemory ? new PeakMemory() : null;
        var clock = Stopwatch.StartNew();
        await using var run = await ContractRun.StartAsync(plan);
        var results = await Task.WhenAll(run.Checks.Select(check => check.Clause).Where(chosen ?? (_ => true)).Select(run.DecideAsync));
        var report = RunReport.Of(run);
        var files = ReportFiles.Write(report, folder);
        var outputs = files.ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        outputs["console"] = ConsoleReport.Of(report, files);
        outputs["annotations"] = GitHubAnnotations.Of(report);
        outputs["test messages"] = string.Join('\n', results.Select(FindingText.Of));
        return new(report, outputs, clock.Elapsed, memory?.Peak);
    }
}

/// <summary>A clock whose short waits end at once; what lasts as long as a deadline takes its time.</summary>
internal sealed class ImpatientTime(TimeSpan patience) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= TimeSpan.Zero && dueTime < patience ? TimeSpan.Zero : dueTime, period);
}

/// <summary>
/// Looks again and again how much memory is in use at most. Only where that is much does it matter what merely waits to be collected.
/// </summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenCollections = TimeSpan.FromMilliseconds(250);

    private const long Much = 100L << 20;

    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Lock _looking = new();
    private readonly ITimer _timer;
    private long _most;
    private long _collected;

    internal PeakMemory() => _timer = TimeProvider.System.CreateTimer(_ => Look(), null, Interval, Interval);

    internal long Peak
    {
        get
        {
            Look();
            lock (_looking)
                return _most;
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>One look at a time: the next one comes soon enough.</summary>
    private void Look()
    {
        if (!_looking.TryEnter())
            return;
        try
        {
            var now = GC.GetTotalMemory(forceFullCollection: false) - _before;
            if (now > Much)
            {
                // To collect takes so long that a run would do little else.
                if (TimeProvider.System.GetElapsedTime(_collected) < BetweenCollections)
                    return;
                now = GC.GetTotalMemory(forceFullCollection: true) - _before;
                _collected = TimeProvider.System.GetTimestamp();
            }

            _most = Math.Max(_most, now);
        }
        finally
        {
            _looking.Exit();
        }
    }
}
