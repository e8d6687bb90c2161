namespace CloudController.SchemaDiff.Diffing;

/// <summary>Tells a change that all kinds of a value have once, and every other one with the kind that has it.</summary>
internal static class SharedChanges
{
    /// <param name="compared">The changes of each kind, by what it is called.</param>
    /// <param name="isWhole">Whether these are all kinds of both sides.</param>
    internal static IEnumerable<FieldChange> Of(IReadOnlyList<(string Label, IReadOnlyList<FieldChange> Changes)> compared, bool isWhole)
    {
        var shared = Outlines(compared.Select(pair => pair.Changes).ToList());
        var reported = new HashSet<ChangeKey>();
        foreach (var (label, changes) in compared)
        {
            foreach (var change in changes.Select(change => shared.Contains(change.Outline.Key) ? change.Outline : change))
            {
                var isCommon = (isWhole || compared.Count > 1)
                    && (shared.Contains(change.Key) || compared.All(other => other.Changes.Any(same => same.Key == change.Key)));
                var told = isCommon ? change : change.Within(label);
                if (reported.Add(told.Key))
                    yield return told;
            }
        }
    }

    /// <summary>The changes of all kinds that differ only in what is below the place: it holds alternatives, or they hold it
    /// alike.</summary>
    private static HashSet<ChangeKey> Outlines(IReadOnlyList<IReadOnlyList<FieldChange>> compared)
    {
        if (compared.Count < 2)
            return [];
        var outlines = compared.Select(changes => changes.Select(change => change.Outline.Key).ToHashSet())
            .Aggregate((some, others) => [.. some.Intersect(others)]);
        // What is the same in all kinds to the last detail keeps its detail.
        var whole = compared.Select(changes => changes.Select(change => change.Key).ToHashSet())
            .Aggregate((some, others) => [.. some.Intersect(others)]);
        outlines.ExceptWith(compared[0].Where(change => whole.Contains(change.Key)).Select(change => change.Outline.Key));
        return outlines;
    }
}
