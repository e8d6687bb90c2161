using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V2;

/// <summary>How the lists of v2 are answered, at whatever paths they are.</summary>
internal sealed class V2Lists(V2Dialect dialect, IReadOnlyDictionary<string, V2View> views, Model model, Store store)
{
    public V2Inliner Inliner { get; } = new(model, views);

    public V2Document DocumentOf(Table table) => DocumentOf(table, views[table.Name]);

    /// <param name="table">The table.</param>
    /// <param name="view">What is shown of it.</param>
    /// <param name="path">The path that the links to other pages lead to.</param>
    public ListStages Stages(Table table, V2View view, string path)
    {
        var order = Listable.Of(model, table, view.Order);
        var document = DocumentOf(table, view);
        return new ListStages(
            new V2ListParser(model, table, view).Parse,
            (query, caller) => view.Only is { } only
                ? SelectPlan.For(order, query, caller).And(new(table[only.Column].Name, Comparison.Equal, [only.Word!]))
                : SelectPlan.For(order, query, caller),
            FetchAsync,
            new V2ListDocument(path, (row, orphans) => document.Build(row, orphans)).Build);
    }

    /// <summary>All items, in the order of the list.</summary>
    public SelectPlan All(Table table, V2View view) => SelectPlan.First(Listable.Of(model, table, view.Order), [], -1);

    private V2Document DocumentOf(Table table, V2View view) => new(table, view, views, model, dialect);

    private Task<RowPage> FetchAsync(SelectPlan plan, CancellationToken cancellation) => plan.Inlining.Depth < 1
        ? store.PageAsync(plan, cancellation)
        : store.RunAsync(
            database =>
            {
                var page = database.Page(plan);
                var trees = page.Items.Select(row => Inliner.Tree(database, plan.From.Table, row, plan.Inlining, plan.Caller));
                return page with { Trees = [.. trees] };
            },
            cancellation);
}
