using CloudController.Contract.Contracts;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>How much a run holds at once: about all endpoints, and about the one alone at which that was most.</summary>
internal static class Memory
{
    private const int Items = 1_000;

    /// <summary>What is held for a moment can fall between two counts, so runs are made several times; the largest peak counts.</summary>
    private const int Repetitions = 3;

    /// <summary>How often what is held is counted while clauses are decided; everything that is not held is collected first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Writes the peaks and their ratio.</summary>
    /// <param name="edition">What the controller speaks.</param>
    /// <param name="output">Where to write.</param>
    internal static async Task WriteAsync(string edition, TextWriter output)
    {
        var library = ContractLibrary.Load(ContractLibrary.DefaultFolder);
        await using var controller = await ReferenceCloudController.StartAsync(new()
        {
            Edition = edition,
            Packages = Items,
            Buildpacks = Items,
        });
        // The first run compiles schemas and code, which later ones share.
        await OnceAsync(controller, library);
        var all = await PeakAsync(controller, library);
        var one = await PeakAsync(controller, library.Only(endpoint => endpoint.Name == all.Endpoint));
        await output.WriteLineAsync(FormattableString.Invariant(
            $"With {Items} packages and buildpacks, a run about all endpoints holds {Megabytes(all):0.0} MB, at {all.Endpoint};"));
        await output.WriteLineAsync(FormattableString.Invariant(
            $"a run about that one alone {Megabytes(one):0.0} MB. Ratio {(double)all.Bytes / one.Bytes:0.00} (goal 1.2)."));
    }

    private static async Task<Peak> PeakAsync(ReferenceCloudController controller, ContractLibrary library)
    {
        var peaks = new List<Peak>();
        for (var repetition = 0; repetition < Repetitions; repetition++)
            peaks.AddRange(await OnceAsync(controller, library));
        return peaks.MaxBy(peak => peak.Bytes)!;
    }

    /// <summary>
    /// The most bytes that were held at once at each endpoint, beyond those held without a run. Clauses are asked for as NUnit does
    /// it; the moment when the last clause of an endpoint is decided, and all that it answered still kept, is never missed.
    /// </summary>
    private static async Task<IReadOnlyList<Peak>> OnceAsync(ReferenceCloudController controller, ContractLibrary library)
    {
        var before = Held();
        await using var run = await ContractRun.StartAsync(Plans.Full(controller, library));
        var peaks = new List<Peak>();
        foreach (var checks in run.Checks.GroupBy(check => check.Endpoint.Name))
        {
            var most = 0L;
            var decided = Task.WhenAll(checks.Select(check => run.DecideAsync(check.Clause)));
            while (await Task.WhenAny(decided, Task.Delay(Pause)) != decided)
                most = Math.Max(most, Held());
            peaks.Add(new(checks.Key, Math.Max(most, Held())));
        }

        // What an earlier run still held at the beginning is gone at the end.
        before = Math.Min(before, Held());
        return peaks.Select(peak => peak with { Bytes = peak.Bytes - before }).ToList();
    }

    private static double Megabytes(Peak peak) => peak.Bytes / 1024.0 / 1024;

    /// <summary>What a collection of everything left over. The size of the heap would count what it has merely not given back.</summary>
    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetGCMemoryInfo(GCKind.FullBlocking).PromotedBytes;
    }

    private sealed record Peak(string Endpoint, long Bytes);
}
