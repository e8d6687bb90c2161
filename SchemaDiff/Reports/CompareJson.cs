using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>
/// What is different between two runs, for programs; <c>compare-report.schema.json</c> describes it. The deviations have the form of
/// <c>comparison</c> in the run's report.
/// </summary>
internal static class CompareJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static string Of(RunDifference report) => JsonSerializer.Serialize(
        new
        {
            SchemaVersion = 1,
            Old = Run(report.Old),
            New = Run(report.New),
            report.Comparison,
            report.Fails,
        },
        Options) + "\n";

    private static object Run(SavedRun run) => new
    {
        run.File,
        run.Entry.Target,
        run.Entry.StartedAt,
        run.Entry.Verdict,
        run.Entry.ApiVersionV2,
        run.Entry.ApiVersionV3,
        run.Entry.Editions,
        Counts = run.Entry.Counts.ToDictionary(count => SavedRun.Name(count.Key), count => count.Value),
        run.Entry.Requests,
        run.Entry.ElapsedSeconds,
    };
}
