using System.Diagnostics;
using System.Globalization;
using CloudController.Contract.Settings;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Writes;

/// <summary>However a run ends, the next one leaves the target as it was before the first.</summary>
[Category("program")]
[Parallelizable(ParallelScope.Children)]
public sealed class KilledRuns
{
    private const int Points = 15;

    /// <summary>Fewer than the run sends, so that every point is one of its own.</summary>
    private const int MostWrites = 36;

    private static readonly string Program =
        Path.Combine(Workspace.Folder, "ContractTests", "bin", ChildProcess.Configuration, "net10.0", "ContractTests.dll");

    [TestCase("KILL")]
    [TestCase("INT")]
    [Platform(Exclude = "Win", Reason = "signals are sent with the program kill")]
    public async Task What_a_killed_run_left_the_next_one_removes(string signal)
    {
        var (writes, killAt, killsBefore) = (0, 0, false);
        Process? victim = null;
        await using var target = await WritableTarget.StartAsync(async call =>
        {
            var isPoint = call.Head.Method is not ("GET" or "HEAD" or "OPTIONS") && Interlocked.Increment(ref writes) == killAt;
            if (isPoint && killsBefore)
                await KillAsync(victim!, signal);
            // A signal that can be caught ends nothing at once: the request is served in either case.
            await Spoil.Honestly(call);
            if (isPoint && !killsBefore)
                await KillAsync(victim!, signal);
        });
        var before = target.Data();
        var chance = TestContext.CurrentContext.Random;
        for (var point = 0; point < Points; point++)
        {
            (writes, killAt, killsBefore) = (0, chance.Next(1, MostWrites), chance.NextBool());
            victim = Start(target);
            await victim.WaitForExitAsync();
            var killed = $"SIG{signal} {(killsBefore ? "before" : "after")} write {killAt} was answered";

            writes.Should().BeGreaterThanOrEqualTo(killAt, killed);
            if (signal == "INT")
                target.Data().Should().Equal(before, "{0}: a run that is asked to end cleans up itself", killed);
            var next = await SuiteRun.DecideAsync(target.Plan(LifeOfItems.WritesOf("v3.users")));

            next.Data!.Left.Should().BeEmpty(killed);
            target.Data().Should().Equal(before, killed);
            target.Ledgers().Should().BeEmpty(killed);
        }
    }

    private static Process Start(WritableTarget target)
    {
        var start = new ProcessStartInfo(ChildProcess.DotNet, [Program])
        {
            WorkingDirectory = target.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in new (string, string)[]
        {
            ("CONTRACT_CloudController__Endpoint", target.Front.Endpoint.AbsoluteUri),
            ("CONTRACT_Authentication__BearerToken", target.Token),
            ("CONTRACT_Report__Directory", target.Folder),
            ("CONTRACT_Data__AllowWrites", "true"),
            ("CONTRACT_Contract__Endpoints", "v3.spaces.create,v3.apps.create,v3.spaces.delete,v3.apps.delete"),
        })
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // Nobody reads what it prints; pipes that are full would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task KillAsync(Process victim, string signal) =>
        await ChildProcess.RunAsync("kill", [$"-{signal}", victim.Id.ToString(CultureInfo.InvariantCulture)], Workspace.Folder);
}
