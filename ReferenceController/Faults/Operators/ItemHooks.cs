using System.Text.Json.Nodes;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Hooks that change items.</summary>
internal static class ItemHooks
{
    /// <summary>Changes the items that have a value in a place.</summary>
    public static FaultHooks Where(string place, string value, Action<JsonObject> edit) =>
        new() { Item = item => { if (JsonPlace.Text(item, place) == value) edit(item); } };
}
