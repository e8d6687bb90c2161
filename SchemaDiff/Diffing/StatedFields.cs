using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A member as the kinds of body that were seen have it.</summary>
/// <param name="Pointer">Where it is.</param>
/// <param name="Shapes">What it is, by kind; at least one.</param>
/// <param name="IsAlwaysThere">Whether every kind has it always.</param>
/// <param name="IsExpected">Whether it has to be somewhere: a kind that was certainly seen has it always.</param>
internal sealed record StatedPlace(string Pointer, IReadOnlyList<Shape> Shapes, bool IsAlwaysThere, bool IsExpected)
{
    /// <summary>The values over all kinds; empty where a kind allows any.</summary>
    internal IReadOnlyList<string> Values { get; } = Shapes.All(shape => shape.Values.Count > 0)
        ? Shapes.SelectMany(shape => shape.Values).Distinct().Order(StringComparer.Ordinal).ToList() : [];
}

/// <summary>The members that one side states, over all kinds of body that the observation can be of.</summary>
internal sealed class StatedFields
{
    private readonly SeenFields _seen;
    private readonly IReadOnlyDictionary<string, StatedPlace> _all;
    private readonly HashSet<string> _described;

    internal StatedFields(Shape body, SeenFields seen)
    {
        (_seen, Unread) = (seen, body.Unread);
        _all = Below(body, "", [], isChosen: false);
        _described = _all.Keys.Select(JsonPointer.Parent).ToHashSet(StringComparer.Ordinal);
        Places = [.. Below(body, "", [], isChosen: true).Values];
    }

    /// <summary>The members of the kinds that were seen, parents before children.</summary>
    internal IReadOnlyList<StatedPlace> Places { get; }

    /// <summary>What is said of the whole body and is not read.</summary>
    internal IReadOnlyDictionary<string, Unread> Unread { get; }

    /// <summary>Whether no kind has a member at <paramref name="pointer"/>, though members of that object are stated.</summary>
    internal bool IsUnknownMember(string pointer) => _described.Contains(JsonPointer.Parent(pointer)) && !_all.ContainsKey(pointer);

    /// <summary>Those of <paramref name="values"/> that no kind lists; none where a kind allows any.</summary>
    internal IEnumerable<string> Unlisted(string pointer, IReadOnlyList<string> values) =>
        _all.TryGetValue(pointer, out var place) && place.Values is [_, ..] listed ? values.Except(listed, StringComparer.Ordinal) : [];

    /// <summary>What is stated below <paramref name="pointer"/>; with <paramref name="isChosen"/> only of the kinds that can have been
    /// seen.</summary>
    private Dictionary<string, StatedPlace> Below(Shape shape, string pointer, HashSet<string> open, bool isChosen)
    {
        // A schema that refers to itself is followed as deep as the observation has fields.
        var isNew = open.Add(shape.Key);
        var places = new Dictionary<string, StatedPlace>(StringComparer.Ordinal);
        if (isNew || _seen.HasBelow(pointer))
        {
            foreach (var same in shape.Kinds.Where(kind => kind.Members.Count > 0 || kind.Items is not null).GroupBy(kind => kind.Type))
            {
                foreach (var place in Together(same.Select(kind => Below(kind, pointer, open, isChosen)).ToList(), isChosen))
                    places.TryAdd(place.Pointer, place);
            }
        }

        if (isNew)
            open.Remove(shape.Key);
        return places;
    }

    private Dictionary<string, StatedPlace> Below(Kind kind, string pointer, HashSet<string> open, bool isChosen)
    {
        var places = new Dictionary<string, StatedPlace>(StringComparer.Ordinal);
        // Observations do not record the entries of maps.
        foreach (var (name, member) in kind.Members.Where(member => member.Key != Shape.AnyMember))
        {
            var place = JsonPointer.Append(pointer, name);
            places.TryAdd(place, new(place, [member.Shape], member.IsRequired, member.IsRequired));
            foreach (var inner in Below(member.Shape, place, open, isChosen))
                places.TryAdd(inner.Key, inner.Value);
        }

        if (kind.Items is { } items)
        {
            foreach (var inner in Below(items.Value, $"{pointer}/*", open, isChosen))
                places.TryAdd(inner.Key, inner.Value);
        }

        return places;
    }

    private IEnumerable<StatedPlace> Together(IReadOnlyList<Dictionary<string, StatedPlace>> kinds, bool isChosen)
    {
        if (kinds.Count == 1)
            return kinds[0].Values;
        var possible = isChosen ? kinds.Where(kind => kind.Values.All(place => Fits(place, kinds))).ToList() : kinds;
        // Where no kind fits, the item has a new value in the member that tells kinds apart; that value is the change.
        if (possible.Count == 0)
            possible = kinds;
        var certain = possible.Where(kind => possible.Count == 1 || IsCertain(kind, kinds)).ToList();
        return possible.SelectMany(kind => kind.Keys).Distinct().Select(pointer => Place(pointer, possible, certain));
    }

    /// <summary>A kind was not seen if none of its values was, where another kind has others.</summary>
    private bool Fits(StatedPlace place, IReadOnlyList<Dictionary<string, StatedPlace>> kinds) =>
        place.Values.Count == 0
        || _seen.Find(place.Pointer)?.Values is not { } values
        || values.Intersect(place.Values, StringComparer.Ordinal).Any()
        || kinds.All(other => !other.TryGetValue(place.Pointer, out var same) || same.Values.SequenceEqual(place.Values));

    /// <summary>A kind was certainly seen if a value was that only it has.</summary>
    private bool IsCertain(Dictionary<string, StatedPlace> kind, IReadOnlyList<Dictionary<string, StatedPlace>> kinds) =>
        kind.Values.Any(place =>
        place.Values.Count > 0
        && (_seen.Find(place.Pointer)?.Values ?? [])
            .Any(value => Lists(kind, place.Pointer, value) && !kinds.Any(other => other != kind && Lists(other, place.Pointer, value))));

    private static bool Lists(Dictionary<string, StatedPlace> kind, string pointer, string value) =>
        kind.TryGetValue(pointer, out var place) && place.Values.Contains(value);

    private static StatedPlace Place(
        string pointer, IReadOnlyList<Dictionary<string, StatedPlace>> kinds, List<Dictionary<string, StatedPlace>> certain)
    {
        var having = kinds.Where(kind => kind.ContainsKey(pointer)).Select(kind => kind[pointer]).ToList();
        var isAlwaysThere = having.Count == kinds.Count && having.All(place => place.IsAlwaysThere);
        return new(
            pointer,
            having.SelectMany(place => place.Shapes).ToList(),
            isAlwaysThere,
            isAlwaysThere || certain.Any(kind => kind.TryGetValue(pointer, out var place) && place.IsExpected));
    }
}
