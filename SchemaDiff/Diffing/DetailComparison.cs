using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares lists by name, single members, and whatever has no rule of its own, so that nothing passes in silence.</summary>
internal static class DetailComparison
{
    /// <summary>Reports what only one list has, and hands what both have to <paramref name="both"/>.</summary>
    internal static void Named(
        ChangeList changes, string area, string pointer, string added, string removed,
        IReadOnlyDictionary<string, JsonElement?> before,
        IReadOnlyDictionary<string, JsonElement?> after,
        Action<string, JsonElement?, JsonElement?>? both = null)
    {
        foreach (var (name, item) in after)
        {
            var place = JsonPointer.Append(pointer, name);
            if (before.TryGetValue(name, out var old))
                both?.Invoke(place, old, item);
            else
                changes.Added(added, area, place, JsonReads.Json(name));
        }

        foreach (var name in before.Keys.Where(name => !after.ContainsKey(name)))
            changes.Removed(removed, area, JsonPointer.Append(pointer, name), JsonReads.Json(name));
    }

    /// <summary>Reports the texts that only one list has.</summary>
    internal static void Texts(
        ChangeList changes,
        string area,
        string pointer,
        string added,
        string removed,
        IReadOnlyList<string> before,
        IReadOnlyList<string> after) =>
        Named(changes, area, pointer, added, removed, Keys(before), Keys(after));

    /// <summary>Reports another value of one thing.</summary>
    internal static void Value(ChangeList changes, string rule, string area, string pointer, JsonElement? before, JsonElement? after)
    {
        if (CanonicalJson.Text(before) != CanonicalJson.Text(after))
            changes.Changed(rule, area, pointer, before, after);
    }

    /// <summary>Reports the members of <paramref name="before"/> and <paramref name="after"/> that no rule of their own is about.</summary>
    internal static void Rest(
        ChangeList changes, string rule, string area, string pointer, JsonElement? before, JsonElement? after, params string[] known)
    {
        var (old, now) = (before.Rest(known), after.Rest(known));
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            Value(changes, rule, area, JsonPointer.Append(pointer, name), old.TryGetValue(name, out var was) ? was : null,
                now.TryGetValue(name, out var value) ? value : null);
    }

    private static Dictionary<string, JsonElement?> Keys(IReadOnlyList<string> texts) =>
        texts.Distinct().ToDictionary(text => text, _ => (JsonElement?)null);
}
