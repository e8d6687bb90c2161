using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A member as the kinds of body that were seen have it.</summary>
/// <param name="Pointer">Where it is.</param>
/// <param name="Shapes">What it is, by kind; at least one.</param>
/// <param name="IsAlwaysThere">Whether every kind has it always.</param>
/// <param name="IsExpected">Whether it has to be somewhere: a kind that was certainly seen has it always.</param>
internal sealed record StatedPlace(string Pointer, IReadOnlyList<Shape> Shapes, bool IsAlwaysThere, bool IsExpected);

/// <summary>The members that one side states, over all kinds of body that the observation can be of.</summary>
internal sealed class StatedFields
{
    private readonly List<Dictionary<string, Member>> _kinds;
    private readonly HashSet<string> _described;

    internal StatedFields(IReadOnlyList<Shape> kinds, SeenFields seen)
    {
        _kinds = kinds.Select(kind => Below(kind, "").ToDictionary(entry => entry.Pointer, entry => entry.Member, StringComparer.Ordinal)).ToList();
        _described = _kinds.SelectMany(kind => kind.Keys).Select(JsonPointer.Parent).ToHashSet(StringComparer.Ordinal);
        var possible = _kinds.Where(kind => kind.All(entry => Fits(kind, entry.Key, entry.Value, seen))).ToList();
        // Where no kind fits, the values that tell them apart are new, and that is told as such.
        if (possible.Count == 0)
            possible = _kinds;
        var certain = possible.Where(kind => possible.Count == 1 || IsCertain(kind, seen)).ToList();
        Places = possible.SelectMany(kind => kind.Keys).Distinct().Select(pointer => Place(pointer, possible, certain)).ToList();
    }

    /// <summary>The members of the kinds that were seen, parents before children.</summary>
    internal IReadOnlyList<StatedPlace> Places { get; }

    /// <summary>Whether no kind has a member at <paramref name="pointer"/>, though members of that object are stated.</summary>
    internal bool IsUnknownMember(string pointer) => _described.Contains(JsonPointer.Parent(pointer)) && !_kinds.Any(kind => kind.ContainsKey(pointer));

    /// <summary>Those of <paramref name="values"/> that no kind lists; none where a kind allows any.</summary>
    internal IEnumerable<string> Unlisted(string pointer, IReadOnlyList<string> values)
    {
        var lists = _kinds.Where(kind => kind.ContainsKey(pointer)).Select(kind => kind[pointer].Shape.Values).ToList();
        return lists.Any(list => list.Count == 0) ? [] : values.Except(lists.SelectMany(list => list), StringComparer.Ordinal);
    }

    /// <summary>A kind was not seen if none of its values was, where another kind has others.</summary>
    private bool Fits(Dictionary<string, Member> kind, string pointer, Member member, SeenFields seen) =>
        member.Shape.Values.Count == 0
        || seen.Find(pointer)?.Values is not { } values
        || values.Intersect(member.Shape.Values, StringComparer.Ordinal).Any()
        || _kinds.All(other => other == kind || !other.TryGetValue(pointer, out var same) || same.Shape.Values.SequenceEqual(member.Shape.Values));

    /// <summary>A kind was certainly seen if a value was that only it has.</summary>
    private bool IsCertain(Dictionary<string, Member> kind, SeenFields seen) => kind.Any(entry =>
        entry.Value.Shape.Values.Count > 0
        && (seen.Find(entry.Key)?.Values ?? []).Any(value => Lists(kind, entry.Key, value) && !_kinds.Any(other => other != kind && Lists(other, entry.Key, value))));

    private static bool Lists(Dictionary<string, Member> kind, string pointer, string value) =>
        kind.TryGetValue(pointer, out var member) && member.Shape.Values.Contains(value);

    private static StatedPlace Place(string pointer, List<Dictionary<string, Member>> kinds, List<Dictionary<string, Member>> certain)
    {
        var having = kinds.Where(kind => kind.ContainsKey(pointer)).Select(kind => kind[pointer]).ToList();
        var isAlwaysThere = having.Count == kinds.Count && having.All(member => member.IsRequired);
        return new(
            pointer,
            having.Select(member => member.Shape).ToList(),
            isAlwaysThere,
            isAlwaysThere || certain.Any(kind => kind.TryGetValue(pointer, out var member) && member.IsRequired));
    }

    private static IEnumerable<(string Pointer, Member Member)> Below(Shape shape, string pointer)
    {
        // Whoever observes does not look into maps.
        foreach (var (name, member) in shape.Members.Where(member => member.Key != Shape.AnyMember))
        {
            var place = JsonPointer.Append(pointer, name);
            yield return (place, member);
            foreach (var inner in Below(member.Shape, place))
                yield return inner;
        }

        if (shape.Items is null)
            yield break;
        foreach (var inner in Below(shape.Items, $"{pointer}/*"))
            yield return inner;
    }
}
