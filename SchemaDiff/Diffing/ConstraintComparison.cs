using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares what constrains a value beyond type and list of values.</summary>
internal static class ConstraintComparison
{
    internal static IEnumerable<FieldChange> Compare(Kind before, Kind after, string old, string now)
    {
        if (before.Pattern != after.Pattern)
            yield return Form(before.Pattern, after.Pattern, old, now);
        if (before.Format != after.Format)
            yield return new(FormRule(before.Format, after.Format), old, now, Format(before.Format), Format(after.Format));
        // An object without any known member says nothing about further members.
        if (before.IsClosed != after.IsClosed && !before.IsMap && !after.IsMap && before.Members.Count > 0 && after.Members.Count > 0)
            yield return new(after.IsClosed ? "field-closed" : "field-open", old, now);
        var (was, value) = (before.Bounds, after.Bounds);
        // Where either side is an integer, bounds are compared as integers: above 1 is the same as at least 2.
        if (before.Type != after.Type && before.Group == "number")
            (was, value) = (ValueBounds.OfIntegers(was), ValueBounds.OfIntegers(value));
        foreach (var keyword in was.Keys.Union(value.Keys).Order(StringComparer.Ordinal))
        {
            if (Rule(keyword, Find(was, keyword), Find(value, keyword)) is { } rule)
                yield return new(rule, old, now, Json(keyword, Find(was, keyword)), Json(keyword, Find(value, keyword)));
        }
    }

    private static string? Rule(string keyword, Bound? before, Bound? after) =>
        (ValueBounds.Compare(keyword, before, after), before, after) switch
    {
        (Direction.Same, _, _) => null,
        (_, null, _) => "field-constraint-added",
        (_, _, null) => "field-constraint-removed",
        (Direction.Tighter, _, _) => "field-constraint-tighter",
        (Direction.Looser, _, _) => "field-constraint-looser",
        _ => "field-constraint",
    };

    private static FieldChange Form(string? before, string? after, string old, string now)
    {
        var (was, value) = (JsonReads.Json(before), JsonReads.Json(after));
        if (IsRelative(before) && IsAbsolute(after))
            return new("field-link-absolute", old, now, was, value);
        if (IsAbsolute(before) && IsRelative(after))
            return new("field-link-relative", old, now, was, value);
        return new(FormRule(before, after), old, now, was, value);
    }

    private static string FormRule(string? before, string? after) =>
        before is null ? "field-format-added" : after is null ? "field-format-removed" : "field-format";

    private static bool IsRelative(string? pattern) => pattern?.StartsWith("^/", StringComparison.Ordinal) == true;

    private static bool IsAbsolute(string? pattern) => pattern?.StartsWith("^http", StringComparison.Ordinal) == true;

    private static Bound? Find(IReadOnlyDictionary<string, Bound> bounds, string keyword) =>
        bounds.TryGetValue(keyword, out var bound) ? bound : null;

    private static JsonElement? Format(string? format) =>
        format is null ? null : CanonicalJson.Of(new Dictionary<string, string> { ["format"] = format });

    private static JsonElement? Json(string keyword, Bound? bound)
    {
        if (bound is not { } known)
            return null;
        var (name, value) = ValueBounds.ToJson(keyword, known);
        return CanonicalJson.Of(new JsonObject { [name] = value });
    }
}
