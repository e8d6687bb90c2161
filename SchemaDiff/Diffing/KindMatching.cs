using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>One kind of each side that are held against each other.</summary>
/// <param name="Label">What both are called.</param>
/// <param name="Old">The kind of the old side.</param>
/// <param name="New">That of the new side.</param>
internal sealed record KindPair(string Label, Kind Old, Kind New);

/// <summary>
/// Finds out which kind of value on one side is which on the other. Their order means nothing: kinds are known by the values of a member
/// that tells them apart, or else by what they have in common.
/// </summary>
internal sealed class KindMatching
{
    /// <summary>What makes a kind no larger: one that differs from another by this only is part of that.</summary>
    private static readonly string[] Narrowing =
    [
        "field-required", "field-not-null", "field-type-narrowed", "field-value-removed", "field-values-listed", "field-constraint-added",
        "field-constraint-tighter", "field-format-added", "field-learned", "field-closed", "field-added", "variant-removed",
    ];

    private readonly List<KindPair> _pairs = [];
    private readonly Func<Kind, Kind, IReadOnlyList<FieldChange>> _try;

    private KindMatching(Func<Kind, Kind, IReadOnlyList<FieldChange>> tryOut) => _try = tryOut;

    /// <summary>What belongs together, by label.</summary>
    internal IEnumerable<KindPair> Pairs => _pairs.OrderBy(pair => pair.Label, StringComparer.Ordinal);

    /// <summary>What the old side has and the new one does not.</summary>
    internal IReadOnlyList<JsonElement> Removed { get; private set; } = [];

    /// <summary>What the new side has and the old one does not.</summary>
    internal IReadOnlyList<JsonElement> Added { get; private set; } = [];

    /// <summary>The member that tells kinds apart, with what it lists over all kinds that one side has in one and the other in
    /// several.</summary>
    internal (string Name, IReadOnlyList<string> Old, IReadOnlyList<string> New)? Divided { get; private set; }

    /// <summary>Matches kinds of one type; <paramref name="tryOut"/> tells how two of them would differ.</summary>
    internal static KindMatching Of(
        IReadOnlyList<Kind> before, IReadOnlyList<Kind> after, Func<Kind, Kind, IReadOnlyList<FieldChange>> tryOut)
    {
        var matching = new KindMatching(tryOut);
        (before, after) = (KindLabels.Distinct(before), KindLabels.Distinct(after));
        if (before.Count == 1 && after.Count == 1)
            matching._pairs.Add(new("", before[0], after[0]));
        else if (KindLabels.Teller(before, after) is { } teller)
            matching.ByValues(teller, before, after);
        else
            matching.ByLikeness(before, after);
        return matching;
    }

    private void ByValues(string teller, IReadOnlyList<Kind> before, IReadOnlyList<Kind> after)
    {
        var pairs =
            (from old in before
             from now in after
             let values = Common(Values(old), Values(now))
             where values is null or [_, ..]
             select (Old: old, New: now, Values: values)).ToList();
        foreach (var (old, now, values) in pairs)
        {
            var isDivided = IsDivided(old, now);
            _pairs.Add(isDivided && values is not null
                ? new(Label(values), old.Restricted(teller, values), now.Restricted(teller, values))
                : new(Label(values ?? []), old, now));
        }

        Removed = before.Where(old => pairs.All(pair => pair.Old != old)).Select(Told).ToList();
        Added = after.Where(now => pairs.All(pair => pair.New != now)).Select(Told).ToList();
        var divided = pairs.Where(pair => IsDivided(pair.Old, pair.New)).ToList();
        if (divided.Count > 0 && divided.All(pair => pair.Old.Members.ContainsKey(teller) && pair.New.Members.ContainsKey(teller)))
            Divided = (teller, All(divided.Select(pair => pair.Old)), All(divided.Select(pair => pair.New)));

        JsonElement Told(Kind kind) => CanonicalJson.Of(Label(Values(kind) ?? []));

        string Label(IReadOnlyList<string> values) => $"{teller}={string.Join('|', values)}";

        bool IsDivided(Kind old, Kind now) => pairs.Count(pair => pair.Old == old) > 1 || pairs.Count(pair => pair.New == now) > 1;

        IReadOnlyList<string>? Values(Kind kind) =>
            kind.Members.TryGetValue(teller, out var member) && member.Shape.Values is [_, ..] values ? values : null;

        IReadOnlyList<string> All(IEnumerable<Kind> kinds)
        {
            var lists = kinds.Distinct().Select(Values).ToList();
            return lists.Contains(null) ? [] : lists.SelectMany(list => list!).Distinct().Order(StringComparer.Ordinal).ToList();
        }
    }

    private static IReadOnlyList<string>? Common(IReadOnlyList<string>? some, IReadOnlyList<string>? others) =>
        some is null ? others : others is null ? some : some.Intersect(others).ToList();

    private void ByLikeness(IReadOnlyList<Kind> before, IReadOnlyList<Kind> after)
    {
        var (olds, news) = (before.ToList(), after.ToList());
        while (Nearest(olds, news) is var (old, now))
            Pair(old, now);
        // A kind whose values are all part of a kind on the other side is neither new nor gone.
        foreach (var now in news.ToList())
            Cover(before.FirstOrDefault(old => _try(old, now).All(change => Narrowing.Contains(change.Rule))), now);
        foreach (var old in olds.ToList())
            Cover(old, after.FirstOrDefault(now => _try(old, now).All(change => Narrowing.Contains(Rules.Get(change.Rule).Mirror))));
        Removed = olds.Select(kind => kind.ToJson()).ToList();
        Added = news.Select(kind => kind.ToJson()).ToList();

        void Pair(Kind old, Kind now)
        {
            olds.Remove(old);
            news.Remove(now);
            _pairs.Add(new(KindLabels.Of(old, before, now, after), old, now));
        }

        void Cover(Kind? old, Kind? now)
        {
            if (old is not null && now is not null)
                Pair(old, now);
        }
    }

    /// <summary>The pair that has most in common. Only where several have as much, they are compared in full.</summary>
    private (Kind Old, Kind New)? Nearest(IReadOnlyList<Kind> olds, IReadOnlyList<Kind> news)
    {
        var candidates =
            (from old in olds
             from now in news
             where AreAlike(old, now)
             group (Old: old, New: now) by KindFacts.Distance(old, now) into same
             orderby same.Key
             select same.ToList()).FirstOrDefault();
        if (candidates is null)
            return null;
        var isDecided = candidates.DistinctBy(pair => pair.Old).Count() == candidates.Count
            && candidates.DistinctBy(pair => pair.New).Count() == candidates.Count;
        return isDecided ? candidates[0] : candidates
            .OrderBy(pair => _try(pair.Old, pair.New).Count)
            .ThenBy(pair => Texts(pair.Old, pair.New), StringComparer.Ordinal)
            .First();
    }

    /// <summary>The same from either side.</summary>
    private static string Texts(Kind old, Kind now) =>
        string.Join('\n', ((string[])[KindLabels.Text(old), KindLabels.Text(now)]).Order(StringComparer.Ordinal));

    /// <summary>Objects without a common member are not matched.</summary>
    private static bool AreAlike(Kind old, Kind now) =>
        (old.Members.Count == 0 && now.Members.Count == 0) || old.Members.Keys.Intersect(now.Members.Keys).Any();
}
