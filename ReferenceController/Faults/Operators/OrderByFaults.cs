using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>order_by: ignored, without its sign, within each page, with names that are not documented.</summary>
internal static class OrderByFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. rows.Target.Orders.SelectMany(column => Of(rows.About(column.Slug(), "order"), column, column.Slug())),
        AskingFaults.AcceptsUnknown(rows, "order_by", "no_such_field", ["ordering/order-by-invalid"]),
        ConditionHooks.NotKept(rows.About("order-by", "order"), "order_by"),
    ];

    private static IEnumerable<Fault> Of(FaultRows rows, string column, string slug)
    {
        yield return Row("ignored", "has no effect", "",
            (_, plan) => plan with { From = plan.From with { OrderColumn = column == "created_at" ? "guid" : "created_at" } });
        yield return Row("descending-ignored", "is ascending with a minus sign, too", "-descending",
            (_, plan) => plan with { Descending = false });
        yield return Row("descending-within-page", "turns each page, not the list", "-paged",
            (query, plan) => query.Page == 1 ? plan : plan with { Descending = false }, "lists/order-by");

        Fault Row(
            string name,
            string statement,
            string clause,
            Func<ListQuery, SelectPlan, SelectPlan> edit,
            params string[] besides) => rows.Documented(
            $"order-by-{slug}-{name}", $"order_by={column} {statement}",
            new FaultHooks { Select = (query, plan) => query.Order == column ? edit(query, plan) : plan },
            [$"ordering/order-by-{slug}{clause}", .. besides]);
    }
}
