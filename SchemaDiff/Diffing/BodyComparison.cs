using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares two bodies, variant by variant, and tells a change that all variants have only once.</summary>
internal static class BodyComparison
{
    /// <summary>The changes between the variants of two bodies. Nothing below <paramref name="links"/> is taken for moved or renamed.</summary>
    internal static IEnumerable<(string Variant, FieldChange Change)> Compare(
        IReadOnlyDictionary<string, Shape> before, IReadOnlyDictionary<string, Shape> after, IReadOnlySet<string> links)
    {
        var isOneSided = before.Count == 1 || after.Count == 1;
        var pairs = isOneSided
            ? (from old in before from now in after select (Label: before.Count > 1 ? old.Key : after.Count > 1 ? now.Key : "", Old: old.Value, New: now.Value)).ToList()
            : (from old in before join now in after on old.Key equals now.Key select (Label: old.Key, Old: old.Value, New: now.Value)).ToList();
        var compared = pairs.Select(pair => (pair.Label, Changes: FieldComparison.Compare(pair.Old, pair.New, links))).ToList();
        var shared = SharedOutlines(compared.Select(pair => pair.Changes).ToList());
        var reported = new HashSet<(string Rule, string? OldPointer, string? NewPointer, string Old, string New)>();
        foreach (var (label, changes) in compared)
        {
            foreach (var change in changes.Select(change => shared.Contains(change.Outline.Key) ? change.Outline : change))
            {
                var isCommon = shared.Contains(change.Key) || compared.All(other => other.Changes.Any(same => same.Key == change.Key));
                if (!isCommon || reported.Add(change.Key))
                    yield return (isCommon ? "" : label, change);
            }
        }

        if (isOneSided)
            yield break;
        foreach (var added in after.Keys.Except(before.Keys))
            yield return ("", new("variant-added", null, "", null, CanonicalJson.Of(added)));
        foreach (var removed in before.Keys.Except(after.Keys))
            yield return ("", new("variant-removed", "", null, CanonicalJson.Of(removed)));
    }

    /// <summary>The changes of all variants that differ only in what is below the place: it holds the alternatives, or they hold it alike.</summary>
    private static HashSet<(string Rule, string? OldPointer, string? NewPointer, string Old, string New)> SharedOutlines(IReadOnlyList<IReadOnlyList<FieldChange>> compared)
    {
        if (compared.Count < 2)
            return [];
        var outlines = compared.Select(changes => changes.Select(change => change.Outline.Key).ToHashSet()).Aggregate((some, others) => [.. some.Intersect(others)]);
        // What is the same in all variants to the last detail keeps its detail.
        var whole = compared.Select(changes => changes.Select(change => change.Key).ToHashSet()).Aggregate((some, others) => [.. some.Intersect(others)]);
        outlines.ExceptWith(compared[0].Where(change => whole.Contains(change.Key)).Select(change => change.Outline.Key));
        return outlines;
    }
}
