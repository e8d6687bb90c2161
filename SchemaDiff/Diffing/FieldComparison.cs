using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares two shapes, member by member. What was moved or renamed is told where there is no other explanation.</summary>
internal sealed class FieldComparison
{
    private readonly List<FieldChange> _changes = [];
    private readonly IReadOnlySet<string> _links;
    private readonly Knots _knots;
    private readonly MoveDetection _moves;

    private FieldComparison(IReadOnlySet<string> links, Knots knots) => (_links, _knots, _moves) = (links, knots, new(links));

    /// <summary>The changes from <paramref name="before"/> to <paramref name="after"/>. Nothing below <paramref name="links"/> is taken
    /// for moved or renamed.</summary>
    internal static IReadOnlyList<FieldChange> Compare(Shape before, Shape after, IReadOnlySet<string> links)
    {
        var comparison = new FieldComparison(links, new());
        comparison.Visit(before, after, "", "");
        var changes = comparison.Finish();
        if (comparison._knots.IsExhausted)
            changes = [.. changes, new("unread", "", "") { Source = "what is beyond the size or depth that is compared" }];
        return changes.DistinctBy(change => change.Key).ToList();
    }

    /// <summary>All changes, with moves told from what came and went.</summary>
    private IReadOnlyList<FieldChange> Finish()
    {
        while (_moves.Next() is var (old, now))
        {
            Tell(new("field-moved", old.Pointer, now.Pointer, CanonicalJson.Of(old.Pointer), CanonicalJson.Of(now.Pointer)));
            VisitMember(old.Member, now.Member, old.Pointer, now.Pointer);
        }

        var gone = _moves.Removed.Select(loose => new FieldChange("field-removed", loose.Pointer, null, loose.ToJson()) { Loose = loose });
        var fresh = _moves.Added.Select(loose => new FieldChange("field-added", null, loose.Pointer, null,
            loose.ToJson()) { Loose = loose });
        return [.. _changes, .. gone, .. fresh];
    }

    private void Visit(Shape before, Shape after, string old, string now)
    {
        if (!_knots.Enter(before, after))
            return;
        VisitMarks(before.Marks, after.Marks, old, now);
        var unread = UnreadComparison.Compare(before, after, old, now).ToList();
        foreach (var change in unread)
            Tell(change);
        if (Known(before, after, old, now, isTold: unread.Count > 0) is var (was, value))
            VisitKinds(was, value, old, now);
        _knots.Leave();
    }

    /// <summary>Both shapes as far as they can be compared; <c>null</c> where one says nothing.</summary>
    private (Shape Old, Shape New)? Known(Shape before, Shape after, string old, string now, bool isTold)
    {
        if (before.IsKnown == after.IsKnown)
            return (before, after);
        var unknown = before.IsKnown ? after : before;
        var isDescribed = unknown.Kinds.Any(kind => kind.IsDescribed);
        // A keyword that is not read may state the type, so it is told as unread and not as a missing type.
        if (!isTold)
        {
            var change = before.IsKnown
                ? new FieldChange("field-forgotten", old, now, before.ToJson())
                : new FieldChange("field-learned", old, now, null, after.ToJson());
            Tell(isDescribed ? change.Outline : change);
        }

        return isDescribed ? (AsKnown(before, after), AsKnown(after, before)) : null;
    }

    private static Shape AsKnown(Shape shape, Shape other) => shape.IsKnown ? shape : shape with
    {
        IsNullable = other.IsNullable,
        Kinds = shape.Kinds.SelectMany(kind => kind.Type == Kind.Unknown ? other.Types.Select(kind.As) : [kind]).ToList(),
    };

    private void VisitKinds(Shape before, Shape after, string old, string now)
    {
        if (TypeSets.Rule(before, after) is { } rule)
            Tell(new(rule, old, now, before.ToJson(), after.ToJson()));
        if (before.IsNullable != after.IsNullable && before.Kinds.Count > 0 && after.Kinds.Count > 0)
            Tell(new(after.IsNullable ? "field-null" : "field-not-null", old, now));
        var groups = before.Kinds.Select(kind => kind.Group).Intersect(after.Kinds.Select(kind => kind.Group));
        foreach (var group in groups.Order(StringComparer.Ordinal))
        {
            var some = before.Kinds.Where(kind => kind.Group == group).ToList();
            var others = after.Kinds.Where(kind => kind.Group == group).ToList();
            if (some is [var was] && others is [var value])
                VisitKind(was, value, old, now);
            else
                VisitAlternatives(some, others, old, now);
        }
    }

    private void VisitAlternatives(IReadOnlyList<Kind> before, IReadOnlyList<Kind> after, string old, string now)
    {
        var found = _knots.Found;
        var matching = KindMatching.Of(before, after, (was, value) => _knots.Trial(() => Inner(was, value, old, now)));
        var compared = matching.Pairs.Select(pair => (pair.Label, Inner(pair.Old, pair.New, old, now))).ToList();
        var changes = SharedChanges.Of(compared, matching.Removed.Count + matching.Added.Count == 0).ToList();
        // A change that is the same in all kinds is told once.
        _knots.Found = found;
        foreach (var change in changes)
        {
            // A field that came or went in all kinds may have moved from or to a place outside the alternatives.
            if (change.Loose is not { } loose)
                Tell(change);
            else if (change.Rule == "field-removed")
                Lose(loose);
            else
                Gain(loose);
        }

        if (matching.Divided is var (name, was, value))
            VisitValues(was, value, JsonPointer.Append(old, name), JsonPointer.Append(now, name));
        foreach (var removed in matching.Removed)
            Tell(new("variant-removed", old, null, removed));
        foreach (var added in matching.Added)
            Tell(new("variant-added", null, now, null, added));
    }

    private IReadOnlyList<FieldChange> Inner(Kind before, Kind after, string old, string now)
    {
        var inner = new FieldComparison(_links, _knots);
        inner.VisitKind(before, after, old, now);
        return inner.Finish();
    }

    private void VisitKind(Kind before, Kind after, string old, string now)
    {
        VisitValues(before.Values, after.Values, old, now);
        foreach (var change in ConstraintComparison.Compare(before, after, old, now))
            Tell(change);
        if (!before.HasUnreadItems && !after.HasUnreadItems)
            Visit(before.Items?.Value ?? Shape.Anything, after.Items?.Value ?? Shape.Anything, $"{old}/*", $"{now}/*");
        // Describing members of an object that allowed any is a note; of one that allowed none, it is a new field.
        if (before.IsMap != after.IsMap && !before.IsClosed && !after.IsClosed)
        {
            Visit(Values(before), Values(after), $"{old}/*", $"{now}/*");
            (before, after) = (WithoutValues(before), WithoutValues(after));
        }

        VisitMembers(before, after, old, now);
    }

    private static Shape Values(Kind kind) => kind.Members.GetValueOrDefault(Shape.AnyMember)?.Shape ?? Shape.Anything;

    private static Kind WithoutValues(Kind kind) =>
        kind with { Members = kind.Members.Where(member => member.Key != Shape.AnyMember).ToDictionary() };

    private void VisitMembers(Kind before, Kind after, string old, string now)
    {
        foreach (var name in before.Members.Keys.Union(after.Members.Keys).Order(StringComparer.Ordinal))
        {
            var (was, value) = (before.Members.GetValueOrDefault(name), after.Members.GetValueOrDefault(name));
            if (was is not null && value is not null)
                VisitMember(was, value, JsonPointer.Append(old, name), JsonPointer.Append(now, name));
            else if (was is not null)
                Lose(new(JsonPointer.Append(old, name), name, $"{old}\n{now}", was));
            else
                Gain(new(JsonPointer.Append(now, name), name, $"{old}\n{now}", value!));
        }
    }

    private void VisitMember(Member before, Member after, string old, string now)
    {
        if (before.IsRequired != after.IsRequired)
            Tell(new(after.IsRequired ? "field-required" : "field-optional", old, now));
        Visit(before.Shape, after.Shape, old, now);
    }

    private void VisitMarks(Marks before, Marks after, string old, string now)
    {
        if (before.Deprecated != after.Deprecated)
            Tell(new(after.Deprecated ? "field-deprecated" : "field-undeprecated", old, now));
        if (before.Experimental != after.Experimental)
            Tell(new(after.Experimental ? "field-experimental" : "field-stable", old, now));
        if (before.Default != after.Default)
            Tell(new("field-default", old, now, CanonicalJson.Of(before.Default), CanonicalJson.Of(after.Default)));
    }

    private void VisitValues(IReadOnlyList<string> before, IReadOnlyList<string> after, string old, string now)
    {
        if (before.Count == 0 && after.Count > 0)
            Tell(new("field-values-listed", old, now, null, CanonicalJson.Of(after)));
        else if (after.Count == 0 && before.Count > 0)
            Tell(new("field-values-unlisted", old, now, CanonicalJson.Of(before)));
        else
        {
            foreach (var value in after.Except(before))
                Tell(new("field-value-added", old, now, null, CanonicalJson.Of(value)));
            foreach (var value in before.Except(after))
                Tell(new("field-value-removed", old, now, CanonicalJson.Of(value)));
        }
    }

    private void Tell(FieldChange change)
    {
        _knots.Found++;
        _changes.Add(change);
    }

    private void Lose(LooseMember member)
    {
        _knots.Found++;
        _moves.Remove(member);
    }

    private void Gain(LooseMember member)
    {
        _knots.Found++;
        _moves.Add(member);
    }
}
