namespace CloudController.SchemaDiff.Diffing;

/// <summary>What a kind of value is called beside its siblings, without regard to their order.</summary>
internal static class KindLabels
{
    private const int MaxNames = 3;

    private const int MaxLength = 60;

    /// <summary>
    /// The member that has values of its own in every kind of either side, for example <c>type</c>; one that is always there is preferred.
    /// <c>null</c> where there is none.
    /// </summary>
    internal static string? Teller(IReadOnlyList<Kind> before, IReadOnlyList<Kind> after) => before.Concat(after)
        .SelectMany(kind => kind.Members)
        .Where(member => member.Key != Shape.AnyMember)
        .GroupBy(member => member.Key)
        .Where(member => Tells(before, member.Key) && Tells(after, member.Key))
        .OrderBy(member => member.All(same => same.Value.IsRequired) ? 0 : 1)
        .ThenBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => member.Key)
        .FirstOrDefault();

    /// <summary>The name of a pair, the same from either side; where one side has no other kind, what the other side calls it.</summary>
    internal static string Of(Kind old, IReadOnlyList<Kind> before, Kind now, IReadOnlyList<Kind> after)
    {
        var names = new List<string>();
        if (before.Count > 1)
            names.Add(Of(old, before));
        if (after.Count > 1)
            names.Add(Of(now, after));
        return string.Join(" / ", names.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The name of <paramref name="kind"/> among <paramref name="siblings"/>, of which it is one.</summary>
    private static string Of(Kind kind, IReadOnlyList<Kind> siblings)
    {
        var ways = (Func<Kind, string>[])[one => Own(one, siblings), Words];
        var label = ways.Select(way => (Label: way(kind), Others: siblings.Where(other => other != kind).Select(way)))
            .FirstOrDefault(way => way.Label.Length > 0 && !way.Others.Contains(way.Label)).Label;
        return label
            ?? FormattableString.Invariant(
                $"alternative {siblings.Select(Text).Order(StringComparer.Ordinal).ToList().IndexOf(Text(kind)) + 1}");
    }

    internal static string Text(Kind kind) => CanonicalJson.Text(kind.ToJson());

    /// <summary>The kinds without those that are written the same to the last detail.</summary>
    internal static IReadOnlyList<Kind> Distinct(IEnumerable<Kind> kinds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return kinds.Where(kind => kind.IsTooLargeToShow || seen.Add(Text(kind))).ToList();
    }

    private static bool Tells(IReadOnlyList<Kind> kinds, string name)
    {
        if (kinds.Count == 1)
            return true;
        var lists = kinds.Select(kind => kind.Members.TryGetValue(name, out var member) ? member.Shape.Values : []).ToList();
        return lists.All(list => list.Count > 0) && lists.Sum(list => list.Count) == lists.SelectMany(list => list).Distinct().Count();
    }

    /// <summary>The members that not all of them have.</summary>
    private static string Own(Kind kind, IReadOnlyList<Kind> siblings)
    {
        var names = kind.Members.Keys.Where(name => !siblings.All(other => other.Members.ContainsKey(name))).Order(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? "" : $"with {string.Join(" and ", names.Take(MaxNames))}{(names.Count > MaxNames ? " …" : "")}";
    }

    private static string Words(Kind kind) => ShapeText.Of(kind.ToJson()) is { Length: <= MaxLength } words ? words : kind.Type;
}
