using CloudController.Contract.Contracts;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>How much a run holds at once: about each endpoint alone, and about all of them.</summary>
internal static class Memory
{
    private const int Items = 1_000;

    /// <summary>A run can be over between two counts, so those that matter are made several times, and the largest peak counts.</summary>
    private const int Repetitions = 3;

    /// <summary>How many of the endpoints that held most when each was asked once are asked again.</summary>
    private const int Largest = 5;

    /// <summary>How often what is held is counted; each time everything that is not held is collected first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The same where it is only to be found out which endpoints hold most.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Writes the endpoints that held most, and the ratio of the run about all endpoints to the largest about one.</summary>
    /// <param name="edition">What the controller speaks.</param>
    /// <param name="candidates">The endpoints to look for those that hold most among; all where none is named.</param>
    /// <param name="output">Where to write.</param>
    internal static async Task WriteAsync(string edition, IReadOnlyCollection<string> candidates, TextWriter output)
    {
        var library = ContractLibrary.Load(ContractLibrary.DefaultFolder);
        await using var controller = await ReferenceCloudController.StartAsync(new()
        {
            Edition = edition,
            Packages = Items,
            Buildpacks = Items,
        });
        // The first run compiles schemas and code, which later ones share.
        var (_, endpoints) = await OnceAsync(controller, library, LongPause);
        var once = new List<(string Name, long Bytes)>();
        foreach (var name in candidates.Count > 0 ? candidates : endpoints)
            once.Add((name, (await OnceAsync(controller, Alone(name), LongPause)).Bytes));
        var largest = 0L;
        foreach (var (name, first) in once.OrderByDescending(one => one.Bytes).Take(Largest))
        {
            var one = Math.Max(first, await PeakAsync(controller, Alone(name)));
            await output.WriteLineAsync(FormattableString.Invariant($"{name,-30} {one / 1024.0 / 1024:0.0} MB"));
            largest = Math.Max(largest, one);
        }

        var all = await PeakAsync(controller, library);
        await output.WriteLineAsync(FormattableString.Invariant(
            $"{"all",-30} {all / 1024.0 / 1024:0.0} MB, {(double)all / largest:0.00} times the largest of one"));

        ContractLibrary Alone(string name) => library.Only(endpoint => endpoint.Name == name);
    }

    private static async Task<long> PeakAsync(ReferenceCloudController controller, ContractLibrary library)
    {
        var peak = 0L;
        for (var repetition = 0; repetition < Repetitions; repetition++)
            peak = Math.Max(peak, (await OnceAsync(controller, library, Pause)).Bytes);
        return peak;
    }

    /// <summary>The most bytes that were held at once beyond those that are held without a run.</summary>
    private static async Task<(long Bytes, IReadOnlyList<string> Endpoints)> OnceAsync(
        ReferenceCloudController controller, ContractLibrary library, TimeSpan pause)
    {
        var before = Held();
        await using var run = await ContractRun.StartAsync(Plans.Full(controller, library));
        var decided = run.DecideAllAsync();
        var peak = 0L;
        while (!decided.IsCompleted)
        {
            peak = Math.Max(peak, Held());
            await Task.WhenAny(decided, Task.Delay(pause));
        }

        await decided;
        // What an earlier run still held at the beginning is gone at the end.
        return (peak - Math.Min(before, Held()), run.Endpoints.Select(endpoint => endpoint.Name).ToList());
    }

    /// <summary>What a collection of everything left over. The size of the heap would count what it has merely not given back.</summary>
    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetGCMemoryInfo(GCKind.FullBlocking).PromotedBytes;
    }
}
