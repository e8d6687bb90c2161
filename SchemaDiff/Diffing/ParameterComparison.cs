using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares what a client sends: parameters of the query and of the path, members of the body.</summary>
internal static class ParameterComparison
{
    private static readonly string[] Known =
    [
        "name", "kind", "minimum", "maximum", "default", "values", "operators", "filters", "required", "deprecated", "experimental", "pointer",
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
                changes.Added(parameter.IsSet("/required") ? "required-parameter-added" : "parameter-added", area, place, JsonReads.Json(name));
        }

        foreach (var (name, parameter) in old.Where(parameter => !now.ContainsKey(parameter.Key)))
            changes.Removed(parameter.IsSet("/required") ? "required-parameter-removed" : "parameter-removed", area, JsonPointer.Append(pointer, name), JsonReads.Json(name));
    }

    private static void One(ChangeList changes, string area, string place, JsonElement? before, JsonElement? after)
    {
        changes.Mark(before.IsSet("/required"), after.IsSet("/required"), area, place, "parameter-required", "parameter-optional");
        changes.Mark(before.IsSet("/deprecated"), after.IsSet("/deprecated"), area, place, "parameter-deprecated", "parameter-undeprecated");
        changes.Mark(before.IsSet("/experimental"), after.IsSet("/experimental"), area, place, "parameter-experimental", "parameter-stable");
        DetailComparison.Value(changes, "parameter-kind", area, $"{place}/kind", before.At("/kind"), after.At("/kind"));
        DetailComparison.Value(changes, "parameter-default", area, $"{place}/default", before.At("/default"), after.At("/default"));
        Bound(changes, area, place, "minimum", before, after, long.MinValue);
        Bound(changes, area, place, "maximum", before, after, long.MaxValue);
        Values(changes, area, $"{place}/values", before.TextsAt("/values"), after.TextsAt("/values"));
        DetailComparison.Texts(changes, area, $"{place}/operators", "operator-added", "operator-removed", before.TextsAt("/operators"), after.TextsAt("/operators"));
        DetailComparison.Named(changes, area, $"{place}/filters", "filter-added", "filter-removed", before.NamedAt("/filters"), after.NamedAt("/filters"),
            (filter, old, now) => DetailComparison.Rest(changes, "filter-detail", area, filter, old, now, "name"));
        DetailComparison.Rest(changes, "parameter-detail", area, place, before, after, Known);
    }

    private static void Bound(ChangeList changes, string area, string place, string name, JsonElement? before, JsonElement? after, long unbounded)
    {
        var (old, now) = (before.NumberAt($"/{name}"), after.NumberAt($"/{name}"));
        if (old == now)
            return;
        var isRaised = (now ?? unbounded) > (old ?? unbounded);
        changes.Changed($"parameter-{name}-{(isRaised ? "raised" : "lowered")}", area, $"{place}/{name}", JsonReads.Json(old), JsonReads.Json(now));
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
