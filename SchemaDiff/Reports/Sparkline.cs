using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>How many deviations each run had, as a line of blocks.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Stands for a run that says nothing of its target.</summary>
    private const char Nothing = '×';

    /// <summary>A character a run; the lowest block is a run without a deviation.</summary>
    internal static string Of(TargetTrend trend) => string.Concat(trend.Runs.Select(run => Block(run, trend.Most)));

    private static char Block(TrendRun run, int most) => !run.SaysSomething ? Nothing
        : run.Deviations == 0 ? Blocks[0]
        // Even one deviation of many is seen.
        : Blocks[Math.Max(1, run.Deviations * (Blocks.Length - 1) / most)];
}
