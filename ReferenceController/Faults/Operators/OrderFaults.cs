using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The order of a list.</summary>
internal static class OrderFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) => !rows.Target.IsV3 ? Directed(rows) :
    [
        rows.Implied("order-default-descending", "without a wish the newest item comes first", Turned((query, descending) => !descending),
            ["ordering/default"]),
        rows.Implied("order-by-guid", "the list is in the order of the guids", OrderedBy("guid"), ["ordering/default"]),
    ];

    /// <summary>The orders of v2, which has a direction.</summary>
    private static IEnumerable<Fault> Directed(FaultRows rows) =>
    [
        rows.Documented("order-default-descending", "without a direction the list is in descending order",
            new FaultHooks
            {
                Parameters = parameters => parameters.Last(V2Parameter.OrderDirection) is null
                    ? new(parameters.Items.Add(new(V2Parameter.OrderDirection, "desc")))
                    : parameters,
            },
            ["ordering/ascending-is-default", "ordering/default"], "ordering/descending-is-reverse", "filtering/with-direction"),
        rows.Documented("order-direction-ignored", "the direction has no effect", Turned((_, _) => false),
            ["ordering/descending-is-reverse", "filtering/with-direction"]),
        rows.Documented("order-directions-swapped", "asc is descending, desc ascending", Turned((_, descending) => !descending),
            ["ordering/default"]),
        rows.Documented("order-direction-within-page", "the direction turns each page, not the list",
            new FaultHooks
            {
                Select = (query, plan) => plan with { Descending = false },
                Body = body => { if (body.Query.Descending) Reverse(body); },
            },
            ["ordering/descending-over-pages"]),
        rows.Documented("order-direction-lost-on-page-2", "from page 2 on the list is in ascending order",
            Turned((query, descending) => descending && query.Page == 1), ["ordering/descending-over-pages", "lists/order-direction"]),
        rows.Documented("order-desc-refused", "order-direction=desc is refused",
            new FaultHooks { Query = query => query.Descending ? throw Errors.BadQueryParameter("order_direction").AsException() : query },
            ["ordering/descending-is-reverse", "ordering/descending-over-pages"], "filtering/with-direction",
            "page-links/order-direction-kept"),
        .. rows.Target.FirstColumn is not { } column ? [] : new[]
        {
            rows.Documented($"order-by-{rows.Target.Q[0].Slug()}", $"the list is in the order of the {rows.Target.Q[0]}s",
                OrderedBy(column), ["ordering/default"]),
        },
        rows.Documented("order-by-id", "the list is in the order of creation", OrderedBy("id"), ["ordering/default"]),
    ];

    private static void Reverse(ListBody body)
    {
        var items = body.Items.Reverse().ToList();
        body.Items.Clear();
        items.ForEach(body.Items.Add);
    }

    private static FaultHooks Turned(Func<ListQuery, bool, bool> turn) =>
        new() { Select = (query, plan) => plan with { Descending = turn(query, plan.Descending) } };

    private static FaultHooks OrderedBy(string column) =>
        new() { Select = (_, plan) => plan with { From = plan.From with { OrderColumn = column } } };
}
