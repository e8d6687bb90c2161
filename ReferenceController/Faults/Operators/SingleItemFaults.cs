using System.Text.Json.Nodes;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>An item alone: another one, another content than in the list, something where there is nothing.</summary>
internal static class SingleItemFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("other-item", "an item alone is another one than was asked for",
            new FaultHooks { SingleItem = item => Exchange(item, rows.Target.Guid) }, ["single/is-the-one-asked-for", "single/as-listed"]),
        rows.Documented("not-as-listed", "an item alone has another time of creation than in the list",
            new FaultHooks { SingleItem = item => JsonPlace.Replace(item, $"{rows.Target.Identity}created_at", "2014-01-01T00:00:00Z") },
            ["single/as-listed"]),
        rows.Implied("unknown-parameter-is-500", "an item that is asked for with a parameter which is not documented is answered with 500",
            new FaultHooks { Wire = answer => answer.Query.Length > 0 ? answer.Refuse(Errors.Unknown) : answer.Reply },
            ["single/unknown-parameter"]),
        rows.Implied("unknown-item-is-empty", "an item that does not exist is an empty object",
            ItemHooks.OnUnknown(answer => answer.Reply.WithStatus(200).WithBody("{}")), ["resource-links/unknown-item"]),
        rows.Implied("unknown-item-is-500", "an item that does not exist is answered with 500",
            ItemHooks.OnUnknown(answer => answer.Refuse(Errors.Unknown)), ["resource-links/unknown-item"]),
    ];

    /// <summary>With its links: everything that is made of the guid.</summary>
    private static void Exchange(JsonObject item, string place)
    {
        if (JsonPlace.Text(item, place) is { Length: > 0 } guid)
            JsonPlace.EditTexts(item, text => text.Replace(guid, Strangers.Guid, StringComparison.Ordinal));
    }

}
