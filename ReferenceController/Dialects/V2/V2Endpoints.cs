using CloudController.Reference.Auth;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V2;

/// <summary>What v2 can be asked for.</summary>
/// <param name="dialect">How it is answered.</param>
/// <param name="views">What is shown of a table, by its name; nothing of those that are not named.</param>
/// <param name="store">The data.</param>
/// <param name="clock">The clock of what is written.</param>
internal sealed class V2Endpoints(V2Dialect dialect, IReadOnlyDictionary<string, V2View> views, Store store, TimeProvider clock)
{
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
        var (name, path) = (dialect.NameOf(table), dialect.PathOf(table));
        var item = $"{path}/:guid";
        var items = new V2Items(store, table, view, dialect, clock);
        return
        [
            new ListEndpoint(name, path, dialect.ListAccess, Stages(table, view)),
            new ItemEndpoint(dialect.NameOf(table, "get"), name, item, RouteAccess.V2Read, items.GetAsync),
            .. view.Writes is null ? Enumerable.Empty<ApiEndpoint>() :
            [
                new OtherEndpoint(HttpMethods.Post, path, RouteAccess.V2AdminWrite, items.CreateAsync),
                new OtherEndpoint(HttpMethods.Put, item, RouteAccess.V2AdminWrite, items.UpdateAsync),
                new OtherEndpoint(HttpMethods.Delete, item, RouteAccess.V2AdminWrite, items.DeleteAsync),
            ],
        ];
    }

    private ListStages Stages(Table table, V2View view)
    {
        var order = Listable.Of(table, view.Order);
        return new ListStages(
            new V2ListParser(view.Q).Parse,
            (query, caller) => SelectPlan.For(order, query, caller),
            store.PageAsync,
            new V2ListDocument(dialect.PathOf(table), new V2Document(table, view, dialect).Build).Build);
    }
}
