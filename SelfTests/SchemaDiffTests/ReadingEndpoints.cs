using CloudController.SchemaDiff.Reading;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Descriptions have the endpoints that change nothing; requests that change something are not exported.</summary>
internal static class ReadingEndpoints
{
    /// <summary>What <paramref name="snapshot"/>, of the committed <paramref name="edition"/>, says of endpoints that change nothing.</summary>
    internal static Snapshot OnlyReads(this Snapshot snapshot, string edition)
    {
        var reads = Committed.Library.Endpoints
            .Where(endpoint => endpoint.Edition.ToString() == edition)
            .Select(endpoint => endpoint.Id.Folder)
            .ToHashSet();
        return snapshot with { Endpoints = snapshot.Endpoints.Where(endpoint => reads.Contains(endpoint.Key)).ToDictionary() };
    }
}
