using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;
using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Commands;

/// <summary>Compares two sides and judges what changed.</summary>
internal static class DiffReports
{
    /// <summary>What changed from <paramref name="before"/> to <paramref name="after"/>.</summary>
    internal static DiffReport Of(Snapshot before, Snapshot after, Acceptance acceptance, Severity? failOn, DateOnly today)
    {
        var endpoints = before.Endpoints.Keys.Union(after.Endpoints.Keys).ToList();
        var (changes, problems) = acceptance.Judge(SnapshotComparison.Compare(before, after), today, endpoints);
        var files = before.Endpoints.Concat(after.Endpoints)
            .GroupBy(endpoint => endpoint.Key)
            .ToDictionary(same => same.Key, same => FileNames.Shown(same.Last().Value.File));
        return new(before.Name, after.Name, changes, problems, failOn, files);
    }
}
