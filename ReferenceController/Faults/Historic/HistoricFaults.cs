using CloudController.Reference.Engine;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Historic;

/// <summary>Defects that Cloud Controllers really had, and that any list can have.</summary>
internal static class HistoricFaults
{
    public static IEnumerable<Fault> OfEveryList(FaultRows rows) => Real(
    [
        // Tables without a tie-break in ORDER BY: 129 items listed, 94 of them distinct.
        rows.Documented("history-no-stable-order", "the order of the items differs from page to page",
            new FaultHooks
            {
                Select = (query, plan) => query.Page > 1 ? plan with { From = plan.From with { OrderColumn = "(id * 5) % 7" } } : plan,
            },
            ["paging/no-duplicates", "paging/size-1"], PagingFaults.WhatReadsSeveralPages),
        // The count came from the rows of the page: COUNT(*) OVER(), 3.110.0.
        rows.Documented("history-beyond-last-counts-rows", "a page past the end claims that there is nothing: total 0, one page",
            new FaultHooks { Total = (query, total) => query.Page > 1 && (query.Page - 1) * query.Size >= total ? 0 : total },
            ["paging/beyond-last-total"]),
    ]);

    public static IEnumerable<Fault> V2(FaultRows rows) => Real(
    [
        // 2.56.0 to 2.100.0.
        rows.Documented("history-links-with-order-by", "links carry order-by=position, which nobody sent",
            new FaultHooks { Body = body => body.EditLinks(href => href + "&order-by=position") }, ["page-links/nothing-invented"]),
        rows.Documented("history-direction-lost-from-page-2", "the link to the next page loses order-direction from page 2 on",
            new FaultHooks
            {
                Body = body =>
                {
                    if (body.Query.Page > 1)
                        body.EditLinks(href => href.Replace("order-direction=desc", "order-direction=asc", StringComparison.Ordinal));
                },
            },
            ["page-links/order-direction-kept"]),
        // The list plugin became the only order: ecb6b021a3, 2.100.0.
        rows.Documented("history-direction-without-effect", "order-direction=desc is accepted, printed in the links, and without effect",
            new FaultHooks { Select = (_, plan) => plan with { Descending = false } },
            ["ordering/descending-is-reverse"], "filtering/with-direction"),
        rows.Documented("history-next-refused", "the server refuses the link to the next page that it printed itself",
            new FaultHooks
            {
                Body = body => body.EditLink(PageLinkRole.Next,
                    href => href.Replace("order-direction=asc", "order-direction=ASC", StringComparison.Ordinal)),
            },
            ["page-links/forward-walk"], "page-links/filtered-walk"),
        // Integer("abc") raised outside of what was rescued.
        rows.Implied("history-numbers-are-500", "a number that is none is answered with 500, even without a token",
            new FaultHooks
            {
                Wire = answer => answer.IsItself && answer.Query.Contains("=abc", StringComparison.Ordinal)
                    ? answer.Refuse(Errors.Unknown)
                    : answer.Reply,
            },
            ["paging/page-letters", "paging/results-per-page-letters", "authentication/before-parameters"], "relations/*-letters"),
    ]);

    public static IEnumerable<Fault> V3(FaultRows rows) => Real(
    [
        rows.Documented("history-next-refused", "the server refuses the link to the next page that it printed itself",
            new FaultHooks { Body = body => body.EditLink(PageLinkRole.Next, href => href + "&order_by=created_at") },
            ["page-links/forward-walk"], "page-links/nothing-invented"),
        // to_i: page=1.5 and page=1abc were 1.
        rows.Documented("history-fraction-cut", "page=1.5 is taken for 1",
            new FaultHooks
            {
                Parameters = parameters => new([.. parameters.Items.Select(item => item with { Value = item.Value.Split('.')[0] })]),
            },
            ["paging/page-fraction", "paging/per-page-fraction"]),
        rows.Documented("history-links-of-default-size", "links of pages of another size have the default size",
            new FaultHooks
            {
                Body = body => body.EditLinks(href => href.Replace($"per_page={body.Query.Size}", "per_page=50", StringComparison.Ordinal)),
            },
            ["page-links/size-kept", "page-links/forward-walk", "page-links/backward-walk", "page-links/first-and-last-lead-there"]),
    ]);

    private static IEnumerable<Fault> Real(IEnumerable<Fault> faults) => faults.Select(fault => fault with { IsHistoric = true });
}
