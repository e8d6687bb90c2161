using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares two shapes, member by member. What was moved or renamed is told where there is no other explanation.</summary>
internal sealed class FieldComparison
{
    private readonly List<FieldChange> _changes = [];
    private readonly MoveDetection _moves;

    private FieldComparison(IReadOnlySet<string> links) => _moves = new(links);

    /// <summary>The changes from <paramref name="before"/> to <paramref name="after"/>.</summary>
    internal static IReadOnlyList<FieldChange> Compare(Shape before, Shape after, IReadOnlySet<string> links)
    {
        var comparison = new FieldComparison(links);
        comparison.Visit(before, after, "", "");
        while (comparison._moves.Next() is var (old, now))
        {
            comparison.Add("field-moved", old.Pointer, now.Pointer, old.Pointer, now.Pointer);
            comparison.VisitMember(new(old.Shape, old.IsRequired), new(now.Shape, now.IsRequired), old.Pointer, now.Pointer);
        }

        foreach (var gone in comparison._moves.Removed)
            comparison._changes.Add(new("field-removed", gone.Pointer, null, gone.Shape.ToJson(gone.IsRequired)));
        foreach (var fresh in comparison._moves.Added)
            comparison._changes.Add(new("field-added", null, fresh.Pointer, null, fresh.Shape.ToJson(fresh.IsRequired)));
        return comparison._changes;
    }

    private void Visit(Shape before, Shape after, string old, string now)
    {
        VisitMarks(before.Marks, after.Marks, old, now);
        if (before.IsKnown != after.IsKnown)
        {
            _changes.Add(new(after.IsKnown ? "field-learned" : "field-forgotten", old, now, before.IsKnown ? before.ToJson() : null, after.IsKnown ? after.ToJson() : null));
            return;
        }

        if (TypeSets.Rule(before.Types, after.Types) is { } rule)
        {
            _changes.Add(new(rule, old, now, before.ToJson(), after.ToJson()));
            // The members and constraints of another type are no news beside that.
            if (rule == "field-type")
                return;
            (before, after) = (before.OfTypes(after.Types), after.OfTypes(before.Types));
        }

        if (before.IsNullable != after.IsNullable)
            _changes.Add(new(after.IsNullable ? "field-null" : "field-not-null", old, now));
        VisitValues(before, after, old, now);
        foreach (var change in ConstraintComparison.Compare(before, after, old, now))
            _changes.Add(change);
        if (before.Items is not null && after.Items is not null)
            Visit(before.Items, after.Items, $"{old}/*", $"{now}/*");
        else if (before.Items is not null || after.Items is not null)
            VisitMissingItems(before.Items, after.Items, old, now);
        // Where any member is allowed anyway, a description of them is knowledge; where none was, it is a member.
        if (before.IsMap != after.IsMap && !before.IsClosed && !after.IsClosed)
        {
            VisitMissingItems(Values(before), Values(after), old, now);
            (before, after) = (WithoutValues(before), WithoutValues(after));
        }

        VisitMembers(before, after, old, now);
    }

    private static Shape? Values(Shape shape) => shape.Members.GetValueOrDefault(Shape.AnyMember)?.Shape;

    private static Shape WithoutValues(Shape shape) => shape with { Members = shape.Members.Where(member => member.Key != Shape.AnyMember).ToDictionary() };

    /// <summary>An array or a map of which nothing was said but that it is one.</summary>
    private void VisitMissingItems(Shape? before, Shape? after, string old, string now) =>
        _changes.Add(new(after is not null ? "field-learned" : "field-forgotten", $"{old}/*", $"{now}/*", before?.ToJson(), after?.ToJson()));

    private void VisitMembers(Shape before, Shape after, string old, string now)
    {
        foreach (var (name, member) in before.Members)
        {
            var pointer = JsonPointer.Append(old, name);
            if (after.Members.TryGetValue(name, out var same))
                VisitMember(member, same, pointer, JsonPointer.Append(now, name));
            else
                _moves.Remove(new(pointer, name, $"{old}\n{now}", member.Shape, member.IsRequired));
        }

        foreach (var (name, member) in after.Members.Where(member => !before.Members.ContainsKey(member.Key)))
            _moves.Add(new(JsonPointer.Append(now, name), name, $"{old}\n{now}", member.Shape, member.IsRequired));
    }

    private void VisitMember(Member before, Member after, string old, string now)
    {
        if (before.IsRequired != after.IsRequired)
            _changes.Add(new(after.IsRequired ? "field-required" : "field-optional", old, now));
        Visit(before.Shape, after.Shape, old, now);
    }

    private void VisitMarks(Marks before, Marks after, string old, string now)
    {
        if (before.Deprecated != after.Deprecated)
            _changes.Add(new(after.Deprecated ? "field-deprecated" : "field-undeprecated", old, now));
        if (before.Experimental != after.Experimental)
            _changes.Add(new(after.Experimental ? "field-experimental" : "field-stable", old, now));
        if (before.Default != after.Default)
            Add("field-default", old, now, before.Default, after.Default);
    }

    private void VisitValues(Shape before, Shape after, string old, string now)
    {
        if (before.Values.Count == 0 && after.Values.Count > 0)
            _changes.Add(new("field-values-listed", old, now, null, CanonicalJson.Of(after.Values)));
        else if (after.Values.Count == 0 && before.Values.Count > 0)
            _changes.Add(new("field-values-unlisted", old, now, CanonicalJson.Of(before.Values)));
        else
        {
            foreach (var value in after.Values.Except(before.Values))
                _changes.Add(new("field-value-added", old, now, null, CanonicalJson.Of(value)));
            foreach (var value in before.Values.Except(after.Values))
                _changes.Add(new("field-value-removed", old, now, CanonicalJson.Of(value)));
        }
    }

    private void Add<T>(string rule, string old, string now, T before, T after) =>
        _changes.Add(new(rule, old, now, CanonicalJson.Of(before), CanonicalJson.Of(after)));
}
