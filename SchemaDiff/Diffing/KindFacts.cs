namespace CloudController.SchemaDiff.Diffing;

/// <summary>What a kind of value is recognised by: names, types, lists and bounds of the uppermost levels.</summary>
internal static class KindFacts
{
    private const int MaxDepth = 3;

    /// <summary>How many facts only one of two kinds has; none where they are the same.</summary>
    internal static int Distance(Kind some, Kind other)
    {
        var facts = Of(some, "", 0).ToHashSet(StringComparer.Ordinal);
        facts.SymmetricExceptWith(Of(other, "", 0));
        return facts.Count;
    }

    private static IEnumerable<string> Of(Kind kind, string place, int depth)
    {
        yield return $"{place} is {kind.Type}";
        foreach (var value in kind.Values)
            yield return $"{place} can be {value}";
        foreach (var (keyword, bound) in kind.Bounds)
            yield return $"{place} has {keyword} {bound.Value} {bound.IsExclusive}";
        yield return $"{place} looks like {kind.Pattern} {kind.Format}{(kind.IsClosed ? " and nothing else" : "")}";
        foreach (var fact in kind.Members.SelectMany(member => Of(member.Value.Shape, $"{place}/{member.Key}", depth + 1)))
            yield return fact;
        foreach (var (name, _) in kind.Members.Where(member => member.Value.IsRequired))
            yield return $"{place}/{name} is there";
        foreach (var fact in kind.Items is { } items ? Of(items.Value, $"{place}/*", depth + 1) : [])
            yield return fact;
    }

    private static IEnumerable<string> Of(Shape shape, string place, int depth)
    {
        if (depth > MaxDepth)
            yield break;
        yield return $"{place} can be null: {shape.IsNullable}";
        foreach (var fact in shape.Kinds.SelectMany(kind => Of(kind, place, depth)))
            yield return fact;
    }
}
