using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>What v2 can be asked for.</summary>
/// <param name="dialect">How it is answered.</param>
/// <param name="views">What is shown of a table, by its name; nothing of those that are not named.</param>
/// <param name="store">The data.</param>
/// <param name="clock">The clock of what is written.</param>
internal sealed class V2Endpoints(V2Dialect dialect, IReadOnlyDictionary<string, V2View> views, Store store, TimeProvider clock)
{
    private readonly V2Inliner _inliner = new(store, views);

    /// <summary>What is there whatever the resources are.</summary>
    public IEnumerable<ApiEndpoint> OfFamily() =>
    [
        new ObjectEndpoint(InfoDocument.Name, InfoDocument.Path, RouteAccess.Open, new InfoDocument(dialect).GetAsync),
        new OtherEndpoint(HttpMethods.Get, "/v2/jobs/:guid", RouteAccess.AnyToken, new JobDocument(clock).GetAsync),
    ];

    public IEnumerable<ApiEndpoint> Of(Table table)
    {
        if (!views.TryGetValue(table.Name, out var view))
            return [];
        var (name, path) = (dialect.NameOf(table), $"/{dialect.Family}/{view.Path ?? table.Name}");
        var item = $"{path}/:guid";
        var (list, one) = view.IsOpen ? (RouteAccess.Open, RouteAccess.Open) : (dialect.ListAccess, RouteAccess.V2Read);
        var items = new V2Items(store, table, view, DocumentOf(table), _inliner, dialect, clock);
        return
        [
            .. Where(view is { IsListed: true, IsBare: true }, () => new OtherEndpoint(HttpMethods.Get, path, list, items.AllAsync)),
            .. Where(view is { IsListed: true, IsBare: false }, () => new ListEndpoint(name, path, list, () => Stages(table, view, path))),
            .. Where(view.HasItems, () => new ItemEndpoint($"{name}.get", name, item, one, items.GetAsync)),
            .. view.Relations.Where(relation => relation.IsMany)
                .Select(relation => new OtherEndpoint(HttpMethods.Get, $"{item}/{relation.Below}", RouteAccess.V2Read, Below(table, path, items, relation))),
            .. view.Parts.Select(part => new OtherEndpoint(HttpMethods.Get, $"{item}/{part.Segment}", RouteAccess.V2Read, items.Part(part))),
            .. view.Writes is null ? Enumerable.Empty<ApiEndpoint>() :
            [
                new OtherEndpoint(HttpMethods.Post, path, RouteAccess.V2AdminWrite, items.CreateAsync),
                new OtherEndpoint(HttpMethods.Put, item, RouteAccess.V2AdminWrite, items.UpdateAsync),
                new OtherEndpoint(HttpMethods.Delete, item, RouteAccess.V2AdminWrite, items.DeleteAsync),
            ],
        ];
    }

    /// <summary>The related items of one item; what is said of the whole list is said of the part.</summary>
    private Handler Below(Table table, string path, V2Items items, V2Relation relation) => async (call, cancellation) =>
    {
        var owner = await items.FindAsync(call, cancellation);
        var (to, view) = (store.Model[relation.Table!], views[relation.Table!]);
        var stages = Stages(to, view, $"{path}/{call.Guid}/{relation.Below}");
        var conditions = V2Inliner.Belonging(store.Model, table, relation, view, owner.Guid);
        var part = stages with { Select = (query, caller) => conditions.Aggregate(stages.Select(query, caller), (plan, more) => plan.And(more)) };
        return await part.AnswerAsync(call, cancellation);
    };

    private ListStages Stages(Table table, V2View view, string path)
    {
        var order = Listable.Of(table, view.Order);
        var document = DocumentOf(table);
        return new ListStages(
            new V2ListParser(store.Model, table, view).Parse,
            (query, caller) => view.Only is { } only
                ? SelectPlan.For(order, query, caller).And(new(table[only.Column].Name, Comparison.Equal, [only.Word!]))
                : SelectPlan.For(order, query, caller),
            FetchAsync,
            new V2ListDocument(path, (row, orphans) => document.Build(row, orphans)).Build);
    }

    private Task<RowPage> FetchAsync(SelectPlan plan, CancellationToken cancellation) => plan.Inlining.Depth < 1
        ? store.PageAsync(plan, cancellation)
        : store.RunAsync(
            database =>
            {
                var page = store.Page(database, plan);
                return page with { Trees = [.. page.Items.Select(row => _inliner.Tree(database, plan.From.Table, row, plan.Inlining))] };
            },
            cancellation);

    private V2Document DocumentOf(Table table) => new(table, views, store.Model, dialect);

    private static IEnumerable<ApiEndpoint> Where(bool exists, Func<ApiEndpoint> endpoint) => exists ? [endpoint()] : [];
}
