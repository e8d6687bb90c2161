using System.Text.Json.Nodes;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Hooks that change items.</summary>
internal static class ItemHooks
{
    /// <summary>Changes the items that have a value in a place.</summary>
    public static FaultHooks Where(string place, string value, Action<JsonObject> edit) =>
        new() { Item = item => { if (JsonPlace.Text(item, place) == value) edit(item); } };

    /// <summary>Changes what is answered to a guid that nobody ever gave.</summary>
    public static FaultHooks OnUnknown(Func<Answer, WireReply> edit) => new()
    {
        Wire = answer => answer.Reply.Status == 404 && answer.Request.Path.Value!.Contains("/0000", StringComparison.Ordinal)
            ? edit(answer) : answer.Reply,
    };
}
