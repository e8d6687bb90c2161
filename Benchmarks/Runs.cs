using BenchmarkDotNet.Attributes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>How long the whole suite takes against a controller in the same process.</summary>
public class Runs
{
    private readonly ContractLibrary _library = ContractLibrary.Load(ContractLibrary.DefaultFolder);
    private ReferenceCloudController _controller = null!;

    /// <summary>What the controller speaks.</summary>
    [Params("2015", "current")]
    public string Edition { get; set; } = "";

    /// <summary>How many packages it has; 12 is the default.</summary>
    [Params(12, 1_000)]
    public int Packages { get; set; }

    /// <summary>Starts the controller.</summary>
    [GlobalSetup]
    public async Task Start() => _controller = await ReferenceCloudController.StartAsync(new() { Edition = Edition, Packages = Packages });

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public async Task Stop() => await _controller.DisposeAsync();

    /// <summary>Every clause, and the report.</summary>
    [Benchmark]
    public async Task<Verdict> EveryClause()
    {
        await using var run = await ContractRun.StartAsync(Plans.Full(_controller, _library));
        await run.DecideAllAsync();
        return Plans.Conforming(run).Verdict;
    }
}
