namespace CloudController.Reference.Faults.Operators;

/// <summary>What holds between the fields of every item and between all items: identity and times.</summary>
internal static class ItemFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("guid-shared", "all items have one guid", new FaultHooks { Body = body => ShareGuid(body, rows.Target.Guid) },
            ["resources/guid-unique"],
            [
                .. PagingFaults.WhatReadsSeveralPages, .. FilterFaults.WhatDividesTheList, "filtering/keeps-order",
                "page-links/first-and-last-lead-there", "resource-links/*",
            ]),
        rows.Implied("updated-before-created", "items are updated before they are created",
            Set($"{rows.Target.Identity}updated_at", "2014-01-01T00:00:00Z"), ["resources/created-before-updated"]),
        rows.Implied("created-in-the-future", "items are created in a year to come",
            Set($"{rows.Target.Identity}created_at", "2999-01-01T00:00:00Z"),
            ["resources/created-in-the-past"], "resources/created-before-updated"),
    ];

    /// <summary>Two items have one value at a place where no two may have the same.</summary>
    public static Fault Shared(FaultRows rows, string slug, string place) => rows.Documented($"{slug}-shared", $"two items have one {slug}",
        new FaultHooks
        {
            Body = body =>
            {
                if (body.Items.Count > 1)
                    JsonPlace.Set(body.Items[1]!, place, JsonPlace.Find(body.Items[0]!, place)?.DeepClone());
            },
        },
        [$"resources/{slug}-unique"], "filtering/*", "resource-links/*", "ordering/*", "page-links/*");

    private static void ShareGuid(ListBody body, string place)
    {
        foreach (var item in body.Items)
            JsonPlace.Set(item!, place, Strangers.Guid);
    }

    private static FaultHooks Set(string place, string value) => new() { Item = item => JsonPlace.Set(item, place, value) };
}
