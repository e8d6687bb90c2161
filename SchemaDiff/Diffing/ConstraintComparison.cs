using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares what constrains a value beyond type and list of values.</summary>
internal static class ConstraintComparison
{
    internal static IEnumerable<FieldChange> Compare(Shape before, Shape after, string old, string now)
    {
        if (before.Pattern != after.Pattern)
            yield return Form(before.Pattern, after.Pattern, old, now);
        // An object of which no member is known is not open, it is unknown.
        if (before.IsClosed != after.IsClosed && !before.IsMap && !after.IsMap && before.Members.Count > 0 && after.Members.Count > 0)
            yield return new(after.IsClosed ? "field-closed" : "field-open", old, now);
        foreach (var keyword in before.Constraints.Keys.Union(after.Constraints.Keys).Order(StringComparer.Ordinal))
        {
            var (was, hadOne) = Value(before, keyword);
            var (value, hasOne) = Value(after, keyword);
            if (!hadOne)
                yield return new("field-constraint-added", old, now, null, value);
            else if (!hasOne)
                yield return new("field-constraint-removed", old, now, was);
            else if (CanonicalJson.Text(was) != CanonicalJson.Text(value))
                yield return new("field-constraint", old, now, was, value);
        }
    }

    private static FieldChange Form(string? before, string? after, string old, string now)
    {
        var (was, value) = (Json(before), Json(after));
        if (IsRelative(before) && IsAbsolute(after))
            return new("field-link-absolute", old, now, was, value);
        if (IsAbsolute(before) && IsRelative(after))
            return new("field-link-relative", old, now, was, value);
        return new(before is null ? "field-format-added" : after is null ? "field-format-removed" : "field-format", old, now, was, value);
    }

    private static bool IsRelative(string? pattern) => pattern?.StartsWith("^/", StringComparison.Ordinal) == true;

    private static bool IsAbsolute(string? pattern) => pattern?.StartsWith("^http", StringComparison.Ordinal) == true;

    private static JsonElement? Json(string? text) => text is null ? null : CanonicalJson.Of(text);

    private static (JsonElement? Value, bool IsThere) Value(Shape shape, string keyword) =>
        shape.Constraints.TryGetValue(keyword, out var value) ? (CanonicalJson.Of(new Dictionary<string, JsonElement> { [keyword] = value }), true) : (null, false);
}
