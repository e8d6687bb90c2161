using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A member that only one side has.</summary>
/// <param name="Pointer">Its pointer on that side.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The objects of both sides that it is missing in or from.</param>
/// <param name="Member">What it is.</param>
internal sealed record LooseMember(string Pointer, string Name, string Parent, Member Member)
{
    private const int MaxBelow = 2000;

    /// <summary>How many arrays it is in.</summary>
    internal int Arrays => Pointer.Split('/').Count(segment => segment == "*");

    /// <summary>What it is, as reports show it.</summary>
    internal JsonElement ToJson() => Member.Shape.ToJson(Member.IsRequired);

    /// <summary>The member and all that is below it in objects, as far as they do not return to themselves.</summary>
    internal IReadOnlyList<LooseMember> WithDescendants()
    {
        var all = new List<LooseMember>();
        Collect(all, new(StringComparer.Ordinal));
        return all;
    }

    private void Collect(List<LooseMember> all, HashSet<string> open)
    {
        if (all.Count >= MaxBelow || !open.Add(Member.Shape.Key))
            return;
        all.Add(this);
        foreach (var (name, member) in Member.Shape.Members)
            new LooseMember(JsonPointer.Append(Pointer, name), name, Parent, member).Collect(all, open);
        open.Remove(Member.Shape.Key);
    }
}

/// <summary>
/// Pairs members that one side lost and the other gained. A pair is told only where each is the only candidate for the other: the same
/// name and form in another place, or another name in the same object with the same members or the same listed values.
/// </summary>
internal sealed class MoveDetection(IReadOnlySet<string> links)
{
    private readonly List<LooseMember> _removed = [];
    private readonly List<LooseMember> _added = [];
    private readonly HashSet<string> _paired = [];

    /// <summary>What is gone and has no pair.</summary>
    internal IEnumerable<LooseMember> Removed => _removed.Where(member => !_paired.Contains($"-{member.Pointer}"));

    /// <summary>What is new and has no pair.</summary>
    internal IEnumerable<LooseMember> Added => _added.Where(member => !_paired.Contains($"+{member.Pointer}"));

    internal void Remove(LooseMember member) => _removed.Add(member);

    internal void Add(LooseMember member) => _added.Add(member);

    /// <summary>The next pair; <c>null</c> where there is none any more.</summary>
    internal (LooseMember Old, LooseMember New)? Next()
    {
        if ((Renamed() ?? Moved()) is not { } pair)
            return null;
        _paired.Add($"-{pair.Old.Pointer}");
        _paired.Add($"+{pair.New.Pointer}");
        return pair;
    }

    private (LooseMember Old, LooseMember New)? Renamed() => Only(
        Free(_removed, '-').Where(IsTelling),
        Free(_added, '+').Where(IsTelling),
        member =>
            $"{member.Parent}\n{member.Member.Shape.Signature}\n"
                + string.Join(',', member.Member.Shape.HasMembers ? [] : member.Member.Shape.Values));

    private (LooseMember Old, LooseMember New)? Moved() => Only(
        Free(_removed.SelectMany(member => member.WithDescendants()), '-'),
        Free(_added.SelectMany(member => member.WithDescendants()), '+'),
        member => member.Name,
        (old, now) => old.Member.Shape.IsKnown && old.Arrays == now.Arrays && old.Member.Shape.Signature == now.Member.Shape.Signature);

    /// <summary>The uppermost pair of which each is the only one of its <paramref name="key"/> on its side.</summary>
    private static (LooseMember Old, LooseMember New)? Only(
        IEnumerable<LooseMember> removed,
        IEnumerable<LooseMember> added,
        Func<LooseMember, string> key,
        Func<LooseMember, LooseMember, bool>? fits = null)
    {
        var gained = added.ToLookup(key);
        var pairs =
            from lost in removed.GroupBy(key)
            where lost.Count() == 1 && gained[lost.Key].Count() == 1
            let pair = (Old: lost.Single(), New: gained[lost.Key].Single())
            where fits is null || fits(pair.Old, pair.New)
            orderby pair.Old.Pointer.Count(Slash) + pair.New.Pointer.Count(Slash), lost.Key
            select ((LooseMember, LooseMember)?)pair;
        return pairs.FirstOrDefault();
    }

    private static bool Slash(char character) => character == '/';

    /// <summary>Whether the member can be recognised elsewhere: a plain text or number has no features to recognise it by.</summary>
    private static bool IsTelling(LooseMember member) => member.Member.Shape.HasMembers || member.Member.Shape.Values.Count > 0;

    private IEnumerable<LooseMember> Free(IEnumerable<LooseMember> members, char side) =>
        members.Where(member => !IsLink(member.Pointer) && !Prefixes(member.Pointer).Any(prefix => _paired.Contains($"{side}{prefix}")));

    private bool IsLink(string pointer) => Prefixes(pointer).Any(links.Contains);

    private static IEnumerable<string> Prefixes(string pointer)
    {
        for (var end = pointer.Length; end > 0; end = pointer.LastIndexOf('/', end - 1))
            yield return pointer[..end];
    }
}
