using CloudController.Contract.Contracts;

namespace CloudController.SchemaDiff.Reading;

/// <summary>
/// Finds the endpoints that two sides have in common where only one was observed: whoever reads a target does not read all of it.
/// </summary>
internal static class ObservedSides
{
    /// <summary>Both sides with their common endpoints, under the names of the side that is stated.</summary>
    /// <exception cref="SnapshotException">They have none in common.</exception>
    internal static (Snapshot Old, Snapshot New) Align(Snapshot old, Snapshot now)
    {
        // Two observations are matched by the names of their endpoints: one that only one of them has came or went.
        if (old.IsObserved && now.IsObserved)
            return (old with { IsSingle = false }, now with { IsSingle = false });
        if ((!old.IsObserved && !now.IsObserved) || (old.IsSingle && now.IsSingle))
            return (old, now);
        var (before, after) = (Keyed(old), Keyed(now));
        var common = before.Keys.Intersect(after.Keys, StringComparer.Ordinal).ToList();
        if (common.Count == 0)
        {
            throw new SnapshotException(
                (now.IsObserved ? now : old).Name,
                $"it has no endpoint of the other side: {Names(before.Keys)} was to be compared with {Names(after.Keys)}");
        }

        return (Only(old, before), Only(now, after));

        Snapshot Only(Snapshot side, Dictionary<string, EndpointSnapshot> endpoints) => side with
        {
            Endpoints = common.ToDictionary(key => NameOf(before[key], after[key]),
                key => endpoints[key] with { Name = NameOf(before[key], after[key]) }),
        };
    }

    private static string NameOf(EndpointSnapshot old, EndpointSnapshot now) => now.Observation is null ? now.Name : old.Name;

    /// <summary>By the ids of endpoints, as observations are called.</summary>
    private static Dictionary<string, EndpointSnapshot> Keyed(Snapshot side) =>
        side.Endpoints.Values.DistinctBy(Key).ToDictionary(Key, StringComparer.Ordinal);

    private static string Key(EndpointSnapshot endpoint) => endpoint.Observation is not null
        ? endpoint.Observation.Endpoint
        : EndpointId.Of(endpoint.Contract.TextAt("/route")?.Split('/').ElementAtOrDefault(1) ?? "", endpoint.Name)?.ToString()
            ?? endpoint.Name;

    private static string Names(IEnumerable<string> keys) => string.Join(", ", keys.Order(StringComparer.Ordinal));
}
