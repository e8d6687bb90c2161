using System.Collections.Concurrent;
using CloudController.Contract.Reports;
using CloudController.SelfTests.Mutation;

namespace CloudController.SelfTests.Suite;

/// <summary>
/// Every clause on a controller without fault and with its usual data. The run of an edition takes so long that all who want to know what
/// it said read the same report.
/// </summary>
internal static class ConformingRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<RunReport>>> Reports = new(StringComparer.Ordinal);

    internal static Task<RunReport> OfAsync(string edition) =>
        Reports.GetOrAdd(edition, _ => new(() => FaultTrial.RunAsync(Committed.Library, edition))).Value;
}
