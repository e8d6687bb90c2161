using CloudController.Reference.Auth;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V2;

/// <summary>What v2 can be asked for.</summary>
internal sealed class V2Endpoints(V2Dialect dialect, Store store, TimeProvider clock)
{
    /// <summary>What is there whatever the resources are.</summary>
    public IEnumerable<ApiEndpoint> OfFamily() =>
    [
        new OtherEndpoint(HttpMethods.Get, "/v2/info", Access.Open, new InfoDocument(dialect).GetAsync),
        new OtherEndpoint(HttpMethods.Get, "/v2/jobs/:guid", Access.AnyToken, new JobDocument(clock).GetAsync),
    ];

    public IEnumerable<ApiEndpoint> Of(Resource resource)
    {
        if (dialect.View(resource) is not { } view)
            return [];
        var (name, path) = (dialect.NameOf(resource), dialect.PathOf(resource));
        var item = $"{path}/:guid";
        var items = new V2Items(store, resource, view, dialect, clock);
        return
        [
            new ListEndpoint(name, path, dialect.ListAccess, Stages(resource, view)),
            new ItemEndpoint(name, item, Access.V2Read, items.GetAsync),
            .. view.Writes is null ? Enumerable.Empty<ApiEndpoint>() :
            [
                new OtherEndpoint(HttpMethods.Post, path, Access.V2AdminWrite, items.CreateAsync),
                new OtherEndpoint(HttpMethods.Put, item, Access.V2AdminWrite, items.UpdateAsync),
                new OtherEndpoint(HttpMethods.Delete, item, Access.V2AdminWrite, items.DeleteAsync),
            ],
        ];
    }

    private ListStages Stages(Resource resource, V2View view)
    {
        var order = Listable.Of(resource, view.Order);
        return new ListStages(
            new V2ListParser(view.Q).Parse,
            (query, caller) => SelectPlan.For(order, query, caller),
            store.PageAsync,
            new V2ListDocument(dialect.PathOf(resource), new V2Document(resource, view, dialect).Build).Build);
    }
}
