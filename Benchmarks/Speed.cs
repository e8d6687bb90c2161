using System.Diagnostics;
using System.Globalization;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>
/// What a run costs: by depth and latency, beside a bare replay of its own requests, and by how much there is to look at. Ratios are of
/// figures of one process, so that the machine matters less.
/// </summary>
internal static class Speed
{
    private const int Concurrency = 16;

    private const int Repetitions = 3;

    private static readonly TimeSpan[] Latencies = [TimeSpan.Zero, TimeSpan.FromMilliseconds(20)];

    private static readonly int[] Shares = [4, 2, 1];

    private static readonly int[] Items = [1_000, 2_000, 4_000];

    /// <summary>Writes the tables, in Markdown.</summary>
    internal static async Task WriteAsync(TextWriter output)
    {
        var library = ContractLibrary.Load(ContractLibrary.DefaultFolder);
        await using (var warm = await ReferenceCloudController.StartAsync(new() { Edition = "current" }))
            await RunAsync(warm, library, RunDepth.Full);
        await output.WriteLineAsync(FormattableString.Invariant($"Runs have {Concurrency} requests under way at once.\n"));
        await DepthsAsync(library, output);
        await ReplayAsync(library, output);
        await WalkAsync(library, output);
        await GrowthAsync(library, output);
    }

    private static async Task DepthsAsync(ContractLibrary library, TextWriter output)
    {
        await output.WriteLineAsync("| depth | latency | endpoints | clauses | requests | seconds |\n|---|---|---|---|---|---|");
        foreach (var latency in Latencies)
        {
            await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current", Latency = latency });
            foreach (var depth in Enum.GetValues<RunDepth>())
            {
                var cost = await RunAsync(controller, library, depth);
                await output.WriteLineAsync(FormattableString.Invariant($"| {depth} | {latency.TotalMilliseconds} ms | {cost}"));
            }
        }

        await output.WriteLineAsync();
    }

    private static async Task ReplayAsync(ContractLibrary library, TextWriter output)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current" });
        using var sent = new SentRequests(controller.Endpoint);
        var run = await RunAsync(controller, library, RunDepth.Full);
        var requests = sent.Stop();
        var replays = new List<double>();
        for (var repetition = 0; repetition < Repetitions; repetition++)
            replays.Add(await Replay.SecondsAsync(requests, Concurrency));
        var bare = replays.Min();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"A full run: {run.Seconds:0.0} s; its {requests.Count} requests alone, as many at once: {bare:0.0} s; "
                + $"ratio {run.Seconds / bare:0.00} (goal 1.2)\n"));
    }

    private static async Task WalkAsync(ContractLibrary library, TextWriter output)
    {
        const int packages = 20_000;
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current", Packages = packages });
        var schema = library.Endpoints.Single(endpoint => endpoint.Name == "v3.packages" && endpoint.Edition.Version == "3.228.0").Schema!;
        var (bare, checkedToo) = await Replay.WalkAsync(controller, packages / 5_000, schema, Repetitions);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{packages} packages in pages of 5000: {bare:0.00} s to download, {checkedToo:0.00} s with validation; "
                + $"ratio {checkedToo / bare:0.00} (goal 1.10)\n"));
    }

    private static async Task GrowthAsync(ContractLibrary library, TextWriter output)
    {
        await output.WriteLineAsync("By endpoints, and by items:\n");
        await output.WriteLineAsync("| packages | endpoints | clauses | requests | seconds |\n|---|---|---|---|---|");
        foreach (var share in Shares)
        {
            await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current" });
            var part = library.Endpoints.Where((_, at) => at % share == 0).ToHashSet();
            await RowAsync(controller, library.Only(part.Contains), 12);
        }

        foreach (var count in Items)
        {
            await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current", Packages = count });
            await RowAsync(controller, library.Only(endpoint => endpoint.Name == "v3.packages"), count);
        }

        async Task RowAsync(ReferenceCloudController controller, ContractLibrary part, int packages)
        {
            var cost = await RunAsync(controller, part, RunDepth.Full);
            await output.WriteLineAsync(FormattableString.Invariant($"| {packages} | {cost}"));
        }
    }

    private static async Task<Cost> RunAsync(ReferenceCloudController controller, ContractLibrary library, RunDepth depth)
    {
        var plan = Plans.Full(controller, library);
        var watch = Stopwatch.StartNew();
        await using var run = await ContractRun.StartAsync(
            plan with { Settings = plan.Settings with { Depth = depth, MaxConcurrency = Concurrency } });
        await run.DecideAllAsync();
        var report = Plans.Conforming(run);
        return new(run.Endpoints.Count, report.Clauses.Count, run.Requests, watch.Elapsed.TotalSeconds);
    }

    private sealed record Cost(int Endpoints, int Clauses, int Requests, double Seconds)
    {
        /// <summary>The cells of a row.</summary>
        public override string ToString() => FormattableString.Invariant($"{Endpoints} | {Clauses} | {Requests} | {Seconds:0.0} |");
    }
}
