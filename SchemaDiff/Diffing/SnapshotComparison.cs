using System.Text.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares two sides.</summary>
public static class SnapshotComparison
{
    // Left out of the comparison of editions: the day of publication is no change of the API, and what endpoints share is compared with
    // each of them.
    private static readonly string[] KnownOfEdition =
    [
        "$schema", "documented", "apiVersion", "datedFrom", "stability", "paging", "linkForm", "unknownParameters", "errors",
        "authorization", "headers", "groups",
    ];

    private static readonly string[] KnownOfErrors = ["schema", "code", "name"];

    /// <summary>
    /// All changes from <paramref name="before"/> to <paramref name="after"/>, by endpoint, area and pointer. Of two sides that are one
    /// endpoint each the names do not matter.
    /// </summary>
    /// <exception cref="SnapshotException">A schema cannot be followed.</exception>
    public static IReadOnlyList<Change> Compare(Snapshot before, Snapshot after)
    {
        var changes = new List<Change>(OfEdition(before, after));
        if (before.IsSingle && after.IsSingle)
        {
            changes.AddRange(Of(before, before.Endpoints.Values.Single(), after, after.Endpoints.Values.Single()));
        }
        else
        {
            foreach (var name in before.Endpoints.Keys.Union(after.Endpoints.Keys))
                changes.AddRange(OfEndpoint(name, before, after));
        }

        return changes
            .OrderBy(change => change.Endpoint, StringComparer.Ordinal)
            .ThenBy(change => Areas.All.ToList().IndexOf(change.Area))
            .ThenBy(change => change.Pointer, StringComparer.Ordinal)
            .ThenBy(change => change.Variant, StringComparer.Ordinal)
            .ThenBy(change => change.Rule.Id, StringComparer.Ordinal)
            .ThenBy(change => change.Text, StringComparer.Ordinal)
            .ToList();
    }

    private static IReadOnlyList<Change> OfEndpoint(string name, Snapshot old, Snapshot now)
    {
        var (before, after) = (old.Endpoints.GetValueOrDefault(name), now.Endpoints.GetValueOrDefault(name));
        var changes = new ChangeList(name);
        if (before is null)
            changes.Added("endpoint-added", "endpoint", "", JsonReads.Json(name));
        else if (after is null)
            changes.Removed("endpoint-removed", "endpoint", "", JsonReads.Json(name));
        else
            return Of(old, before, now, after);
        return changes.All;
    }

    private static IReadOnlyList<Change> Of(
        Snapshot old, EndpointSnapshot before, Snapshot now, EndpointSnapshot after) => (before.Observation, after.Observation) switch
    {
        ({ } earlier, { } later) => SeenComparison.Compare(after.Name, earlier, later),
        (_, { } seen) => ObservedComparison.Compare(after.Name, before, old.Edition.TextAt("/linkForm"), seen, isSeenLast: true),
        ({ } seen, _) => ObservedComparison.Compare(after.Name, after, now.Edition.TextAt("/linkForm"), seen, isSeenLast: false),
        _ => EndpointComparison.Compare(before, after),
    };

    private static IReadOnlyList<Change> OfEdition(Snapshot before, Snapshot after)
    {
        var changes = new ChangeList("");
        if (before.Edition is not null && after.Edition is not null)
        {
            const string area = "edition";
            var (old, now) = (before.Edition, after.Edition);
            changes.Mark(old.At("/stability"), now.At("/stability"), "experimental", area, "/stability", "edition-experimental",
                "edition-stable");
            DetailComparison.Value(changes, "paging", "envelope", "/paging", old.At("/paging"), now.At("/paging"));
            changes.Mark(old.At("/linkForm"), now.At("/linkForm"), "absolute", "links", "/linkForm", "links-absolute", "links-relative");
            changes.Mark(old.At("/unknownParameters"), now.At("/unknownParameters"), "refused", "parameters", "/unknownParameters",
                "unknown-parameters-refused", "unknown-parameters-ignored");
            DetailComparison.Rest(changes, "error-case", "errors", "/errors", old.At("/errors"), now.At("/errors"), KnownOfErrors);
            DetailComparison.Rest(changes, "edition-detail", area, "", old, now, KnownOfEdition);
        }

        if (before.ErrorSchema is { } oldErrors && after.ErrorSchema is { } newErrors)
        {
            var none = new Dictionary<string, JsonElement>();
            var old = ShapeReader.Read(FileNames.Shown(before.ErrorFile ?? before.Name), oldErrors, none);
            var now = ShapeReader.Read(FileNames.Shown(after.ErrorFile ?? after.Name), newErrors, none);
            foreach (var change in FieldComparison.Compare(old, now, new HashSet<string>()))
                changes.Add("errors", change);
        }

        return changes.All;
    }
}
