using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Collects the changes of one endpoint, or of what all endpoints share.</summary>
/// <param name="endpoint">Its name; empty for the whole edition.</param>
internal sealed class ChangeList(string endpoint)
{
    private readonly List<Change> _changes = [];

    internal IReadOnlyList<Change> All => _changes;

    /// <summary>A change in a body.</summary>
    internal void Add(string area, FieldChange change) => _changes.Add(new()
    {
        Rule = Rules.Get(change.Rule),
        Area = area,
        Endpoint = endpoint,
        Variant = change.Variant,
        OldPointer = change.OldPointer,
        NewPointer = change.NewPointer,
        Old = change.Old,
        New = change.New,
        Source = change.Source,
    });

    /// <summary>Something is there that was not.</summary>
    internal void Added(string rule, string area, string pointer, JsonElement? value = null) =>
        Add(area, new(rule, null, pointer, null, value));

    /// <summary>Something is gone.</summary>
    internal void Removed(string rule, string area, string pointer, JsonElement? value = null) =>
        Add(area, new(rule, pointer, null, value));

    /// <summary>Something is different.</summary>
    internal void Changed(string rule, string area, string pointer, JsonElement? old = null, JsonElement? now = null) =>
        Add(area, new(rule, pointer, pointer, old, now));

    /// <summary>A mark was set or taken away.</summary>
    internal void Mark(bool before, bool after, string area, string pointer, string set, string cleared)
    {
        if (before != after)
            Changed(after ? set : cleared, area, pointer, JsonSerializer.SerializeToElement(before),
                JsonSerializer.SerializeToElement(after));
    }

    /// <summary>A text became, or ceased to be, <paramref name="marked"/>.</summary>
    internal void Mark(JsonElement? before, JsonElement? after, string marked, string area, string pointer, string set, string cleared)
    {
        var (was, isNow) = (before?.ValueEquals(marked) == true, after?.ValueEquals(marked) == true);
        if (was != isNow)
            Changed(isNow ? set : cleared, area, pointer, before, after);
    }
}
