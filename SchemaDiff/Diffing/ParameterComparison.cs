using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares what a client sends: parameters of the query and of the path, members of the body.</summary>
internal static class ParameterComparison
{
    private static readonly string[] Known =
    [
        "name", "kind", "default", "values", "operators", "filters", "required", "deprecated", "experimental", "pointer", "pattern",
        "format",
    ];

    /// <summary>Compares the lists at <paramref name="pointer"/>.</summary>
    internal static void Compare(ChangeList changes, string area, string pointer, JsonElement? before, JsonElement? after)
    {
        var (old, now) = (before.NamedAt(pointer), after.NamedAt(pointer));
        foreach (var (name, parameter) in now)
        {
            var place = JsonPointer.Append(pointer, name);
            if (old.TryGetValue(name, out var same))
                One(changes, area, place, same, parameter);
            else
                changes.Added(parameter.IsSet("/required") ? "required-parameter-added" : "parameter-added", area, place,
                    JsonReads.Json(name));
        }

        foreach (var (name, parameter) in old.Where(parameter => !now.ContainsKey(parameter.Key)))
            changes.Removed(parameter.IsSet("/required") ? "required-parameter-removed" : "parameter-removed", area,
                JsonPointer.Append(pointer, name), JsonReads.Json(name));
    }

    private static void One(ChangeList changes, string area, string place, JsonElement? before, JsonElement? after)
    {
        changes.Mark(before.IsSet("/required"), after.IsSet("/required"), area, place, "parameter-required", "parameter-optional");
        changes.Mark(before.IsSet("/deprecated"), after.IsSet("/deprecated"), area, place, "parameter-deprecated",
            "parameter-undeprecated");
        changes.Mark(before.IsSet("/experimental"), after.IsSet("/experimental"), area, place, "parameter-experimental",
            "parameter-stable");
        DetailComparison.Value(changes, "parameter-kind", area, $"{place}/kind", before.At("/kind"), after.At("/kind"));
        DetailComparison.Value(changes, "parameter-default", area, $"{place}/default", before.At("/default"), after.At("/default"));
        CompareBounds(changes, area, place, before, after);
        Form(changes, area, $"{place}/pattern", before.TextAt("/pattern"), after.TextAt("/pattern"));
        Form(changes, area, $"{place}/format", before.TextAt("/format"), after.TextAt("/format"));
        Values(changes, area, $"{place}/values", before.TextsAt("/values"), after.TextsAt("/values"));
        DetailComparison.Texts(changes, area, $"{place}/operators", "operator-added", "operator-removed", before.TextsAt("/operators"),
            after.TextsAt("/operators"));
        DetailComparison.Named(changes, area, $"{place}/filters", "filter-added", "filter-removed", before.NamedAt("/filters"),
            after.NamedAt("/filters"),
            (filter, old, now) => DetailComparison.Rest(changes, "filter-detail", area, filter, old, now, "name"));
        DetailComparison.Rest(changes, "parameter-detail", area, place, before, after, [.. Known, .. ValueBounds.Keywords]);
    }

    private static void CompareBounds(ChangeList changes, string area, string place, JsonElement? before, JsonElement? after)
    {
        var (old, now) = (ValueBounds.Read(before!.Value, ""), ValueBounds.Read(after!.Value, ""));
        foreach (var keyword in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            Bound? was = old.TryGetValue(keyword, out var lost) ? lost : null;
            Bound? value = now.TryGetValue(keyword, out var gained) ? gained : null;
            var rule = (keyword, ValueBounds.Compare(keyword, was, value)) switch
            {
                (_, Direction.Same) => null,
                ("minimum", Direction.Tighter) => "parameter-minimum-raised",
                ("minimum", _) => "parameter-minimum-lowered",
                ("maximum", Direction.Tighter) => "parameter-maximum-lowered",
                ("maximum", _) => "parameter-maximum-raised",
                (_, Direction.Tighter) => "parameter-constraint-tighter",
                (_, Direction.Looser) => "parameter-constraint-looser",
                _ => "parameter-constraint",
            };
            if (rule is not null)
                changes.Changed(rule, area, $"{place}/{keyword}", Json(keyword, was), Json(keyword, value));
        }
    }

    /// <summary>The number alone; where it is out of bounds itself, or stands for true, with its keyword.</summary>
    private static JsonElement? Json(string keyword, Bound? bound)
    {
        if (bound is not { } known)
            return null;
        var (name, value) = ValueBounds.ToJson(keyword, known);
        return name == keyword ? CanonicalJson.Of(value) : CanonicalJson.Of(new JsonObject { [name] = value });
    }

    private static void Form(ChangeList changes, string area, string pointer, string? before, string? after)
    {
        var rule = before is null ? "parameter-format-added" : after is null ? "parameter-format-removed" : "parameter-format";
        if (before != after)
            changes.Changed(rule, area, pointer, JsonReads.Json(before), JsonReads.Json(after));
    }

    private static void Values(ChangeList changes, string area, string pointer, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count == 0 && after.Count > 0)
            changes.Changed("parameter-values-listed", area, pointer, null, CanonicalJson.Of(after.Order(StringComparer.Ordinal)));
        else if (after.Count == 0 && before.Count > 0)
            changes.Changed("parameter-values-unlisted", area, pointer, CanonicalJson.Of(before.Order(StringComparer.Ordinal)));
        else
            DetailComparison.Texts(changes, area, pointer, "parameter-value-added", "parameter-value-removed", before, after);
    }
}
