using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using CloudController.Benchmarks;

switch (args)
{
    case ["figures"]:
        await Figures.WriteAsync(Path.Combine("Benchmarks", "README.md"));
        return;
    case ["memory", .. var editions]:
        foreach (var edition in editions.DefaultIfEmpty("current"))
            await Memory.WriteAsync(edition, Console.Out);
        return;
    case ["moving"]:
        await Moving.WriteAsync(Path.Combine("Benchmarks", "MOVING.md"));
        return;
    case ["speed"]:
        await Speed.WriteAsync(Console.Out);
        return;
}

// In this process: a project that BenchmarkDotNet writes itself knows nothing of the versions that are pinned here.
var job = Job.Default
    .WithToolchain(new InProcessNoEmitToolchain(timeout: TimeSpan.FromHours(1), logOutput: true))
    .WithStrategy(RunStrategy.Monitoring)
    .WithWarmupCount(2)
    .WithIterationCount(5);
BenchmarkSwitcher.FromAssembly(typeof(Runs).Assembly).Run(
    args,
    ManualConfig.Create(DefaultConfig.Instance)
        .WithArtifactsPath(Path.Combine("TestResults", "benchmarks"))
        .AddJob(job)
        .HideColumns(Column.Job, Column.Toolchain, Column.RunStrategy, Column.IterationCount, Column.WarmupCount));
