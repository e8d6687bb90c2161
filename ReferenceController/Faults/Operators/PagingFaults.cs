using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Items lost, doubled or shuffled between pages; page and page size taken for others.</summary>
internal static class PagingFaults
{
    /// <summary>Items on a wrong page are missed or met twice wherever pages are put together.</summary>
    public static readonly string[] WhatReadsSeveralPages =
    [
        "paging/size-1", "paging/size-2", "paging/size-3", "paging/size-all-but-one", "paging/size-all", "paging/no-duplicates",
        "paging/page-length",
        "paging/beyond-last", "filtering/paged", "ordering/descending-over-pages", "lists/results-per-page", "lists/per-page",
    ];

    /// <summary>What compares numbers with the items that were met.</summary>
    private static readonly string[] WhatCounts =
        ["paging/total-is-length", "paging/page-count", "filtering/total", "page-links/next-until-the-last", "page-links/last-number"];

    public static IEnumerable<Fault> Of(FaultRows rows)
    {
        var size = rows.Target.Size;
        return
        [
            rows.Documented("page-ignored", "every page is the first", Select((query, plan) => plan with { Offset = 0 }),
                ["paging/size-1", "paging/no-duplicates"], WhatReadsSeveralPages),
            rows.Documented("page-counted-from-0", "page 1 begins with the second page's items",
                Select((query, plan) => plan with { Offset = query.Page * query.Size }), ["paging/total-is-length"], "paging/page-count"),
            rows.Documented("page-overlaps", "a page begins with the last item of the page before",
                Select((query, plan) => plan with { Offset = Math.Max(0, plan.Offset - (query.Page - 1)) }),
                ["paging/no-duplicates"], WhatReadsSeveralPages),
            rows.Documented("page-skips-an-item", "a page leaves out the item after the page before",
                Select((query, plan) => plan with { Offset = plan.Offset + query.Page - 1 }),
                ["paging/size-2"], WhatReadsSeveralPages),
            rows.Documented("page-loses-last-item", "a full page after the first lacks its last item",
                new FaultHooks
                {
                    Body = body => { if (body.Query.Page > 1 && body.Items.Count > 1) body.Items.RemoveAt(body.Items.Count - 1); },
                },
                ["paging/page-length"], WhatReadsSeveralPages),
            rows.Documented("page-repeats-an-item", "a page has its first item twice",
                new FaultHooks { Body = body => { if (body.Items.Count > 0) body.Items.Insert(0, body.Items[0]!.DeepClone()); } },
                ["resources/guid-unique"],
                [
                    .. WhatReadsSeveralPages, .. WhatCounts, "resources/name-unique", "resources/position-unique",
                    "filtering/in-repeated", "filtering/repeated", "filtering/keeps-order", "filtering/with-direction",
                ]),
            rows.Documented("size-above-total-loses-last-item", "a page that has room for one item more than there are lacks the last one",
                new FaultHooks
                {
                    Body = body =>
                    {
                        if (body.Items.Count > 0 && body.Query.Page == 1 && body.Query.Size == body.Items.Count + 1)
                            body.Items.RemoveAt(body.Items.Count - 1);
                    },
                },
                ["paging/size-all-and-one", $"lists/{rows.Target.Size.Slug()}"]),
            rows.Documented("size-ignored", "every page has the default size", Parameters(parameters => Without(parameters, size)),
                ["paging/page-length"],
                [
                    .. WhatCounts, .. BoundFaults.OfSize(rows.Target), "page-links/size-kept", "paging/size-beyond-reason",
                    "lists/results-per-page", "lists/per-page",
                ]),
            rows.Documented("size-one-more", "a page has one item more than asked for",
                Select((query, plan) => plan with { Limit = plan.Limit + 1 }),
                ["paging/page-length", "paging/no-duplicates"], WhatReadsSeveralPages),
            rows.Documented("size-one-less", "a page has one item less than asked for",
                Select((query, plan) => plan with { Limit = Math.Max(1, plan.Limit - 1) }),
                ["paging/page-length", "paging/size-all"], WhatReadsSeveralPages),
            rows.Documented("size-counts-without-offset", "pages of another size than the default begin where those of the default size do",
                Select((query, plan) => plan with { Offset = (query.Page - 1) * 50 }), ["paging/size-1"], WhatReadsSeveralPages),
            rows.Documented("order-differs-per-size", "the order of the items depends on the page size",
                Select((query, plan) => plan with { Descending = plan.Descending ^ (query.Size == 3) }),
                ["paging/size-3"], "paging/size-*"),
            rows.Implied("page-1-differs", "page=1 is the second page",
                Parameters(parameters => Replace(parameters, "page", "1", "2")),
                    ["paging/page-1-is-default"], "page-links/backward-walk", "page-links/first-and-last-lead-there"),
            rows.Implied("default-size-differs", "without a page size a page has four items, though links say that it is 50",
                new FaultHooks
                {
                    Parameters = parameters => parameters.Last(size) is null ? new(parameters.Items.Add(new(size, "4"))) : parameters,
                    Body = body =>
                    {
                        if (body.Query.Size == 4) body.EditLinks(href => href.Replace($"{size}=4", $"{size}=50", StringComparison.Ordinal));
                    },
                },
                ["paging/default-size"]),
            rows.Implied("beyond-last-is-404", "a page past the end is answered with 404",
                new FaultHooks { Wire = answer => answer.IsPage && IsBeyond(answer) ? answer.Refuse(Errors.UnknownRoute) : answer.Reply },
                ["paging/beyond-last"]),
            rows.Implied("beyond-last-is-last", "a page past the end is the last page",
                Select((query, plan) => query.Page > 2 ? plan with { Offset = Math.Min(plan.Offset, 4) } : plan), ["paging/beyond-last"],
                WhatReadsSeveralPages),
            rows.Documented("beyond-last-total-0", "a page past the end claims a total of 0",
                new FaultHooks
                {
                    Body = body =>
                    {
                        if (body.Items.Count == 0 && body.Query is { Page: > 1, Filters: [] })
                            JsonPlace.Set(body.Root, rows.Target.Total, 0);
                    },
                },
                ["paging/beyond-last-total"]),
            rows.Implied("size-beyond-reason-replaced", "a page size of a million is silently replaced by a hundred",
                Parameters(parameters => Replace(parameters, size, "1000000", "100")), ["paging/size-beyond-reason"]),
            rows.Implied("first-of-repeated-counts", "of a repeated page number the first one counts",
                Parameters(First), ["parameters/repeated"]),
        ];
    }

    private static bool IsBeyond(Answer answer) =>
        answer.Request.Query["page"] is [.., not "1"] && JsonNode.Parse(answer.Reply.Text())?["resources"] is JsonArray { Count: 0 };

    private static QueryParameters First(QueryParameters parameters) =>
        new([.. parameters.Items.DistinctBy(item => item.Name == "page" ? "page" : $"{Guid.NewGuid()}")]);

    private static QueryParameters Without(QueryParameters parameters, string name) =>
        new(parameters.Items.RemoveAll(item => item.Name == name));

    private static QueryParameters Replace(QueryParameters parameters, string name, string value, string other) =>
        new([.. parameters.Items.Select(item => item.Name == name && item.Value == value ? item with { Value = other } : item)]);

    private static FaultHooks Parameters(Func<QueryParameters, QueryParameters> edit) => new() { Parameters = edit };

    private static FaultHooks Select(Func<ListQuery, SelectPlan, SelectPlan> edit) => new() { Select = edit };
}
