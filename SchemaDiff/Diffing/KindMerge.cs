namespace CloudController.SchemaDiff.Diffing;

/// <summary>Makes one kind of those that differ in their list of values only: what can be said in several ways is kept in one.</summary>
internal static class KindMerge
{
    private static readonly string[] Compound = [Kind.Object, Kind.Array, Kind.Unknown];

    internal static IReadOnlyList<Kind> Of(IReadOnlyList<Kind> kinds)
    {
        // A value that may be anything stays so, whatever alternatives are added.
        if (kinds.FirstOrDefault(kind => kind.Type == Kind.Unknown && !kind.IsDescribed) is { } anything)
            return [anything];
        var merged = kinds.Where(kind => Compound.Contains(kind.Type)).ToList();
        foreach (var same in kinds.Where(kind => !Compound.Contains(kind.Type)).GroupBy(Constraints))
        {
            var listed = same.All(kind => kind.Values.Count > 0);
            merged.Add(same.First() with { Values = listed
                ? same.SelectMany(kind => kind.Values).Distinct().Order(StringComparer.Ordinal).ToList() : [] });
        }

        var open = merged.Where(kind => !Compound.Contains(kind.Type) && !kind.IsDescribed).Select(kind => kind.Type)
            .ToHashSet(StringComparer.Ordinal);
        return merged.Where(kind => !kind.IsDescribed || !open.Contains(kind.Type))
            .Where(kind => kind.Type != "integer" || !open.Contains("number")).Select(Whole).ToList();
    }

    private static string Constraints(Kind kind) =>
        string.Join('\n', kind.Type, kind.Pattern, kind.Format,
            string.Join(',', kind.Bounds.Select(bound => $"{bound.Key} {bound.Value}")));

    private static Kind Whole(Kind kind) => kind.Type == "boolean" && kind.Values.Count == 2 ? kind with { Values = [] } : kind;
}
