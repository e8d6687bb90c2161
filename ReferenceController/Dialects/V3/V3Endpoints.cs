using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>What v3 can be asked for.</summary>
/// <param name="dialect">How it is answered.</param>
/// <param name="views">What is shown of a table, by its name; nothing of those that are not named.</param>
/// <param name="store">The data.</param>
/// <param name="clock">The clock of what is written.</param>
internal sealed class V3Endpoints(V3Dialect dialect, IReadOnlyDictionary<string, V3View> views, Store store, TimeProvider clock)
{
    public IEnumerable<ApiEndpoint> Of(Table table)
    {
        if (!views.TryGetValue(table.Name, out var view))
            return [];
        var (name, path) = (dialect.NameOf(table), dialect.PathOf(table));
        var item = $"{path}/:guid";
        var items = new V3Items(store, table, view, dialect, DocumentOf, clock);
        return
        [
            .. Where(view.IsListed, () => new ListEndpoint(name, path, RouteAccess.V3Read, Stages(table, view, path))),
            new ItemEndpoint(dialect.NameOf(table, "get"), name, item, RouteAccess.V3Read, items.GetAsync),
            .. view.Children.Select(child => Below(table, store.Model[child])),
            .. Where(view.File is not null, () => Other(HttpMethods.Get, $"{item}/{view.File!.Segment}", items.DownloadAsync)),
            .. Where(view.Creation is not null, () => Other(HttpMethods.Post, CreationPath(table, view.Creation!), items.CreateAsync)),
            .. Where(view.IsDeletable, () => Other(HttpMethods.Delete, item, items.DeleteAsync)),
        ];
    }

    /// <summary>The items of another resource that belong to one of this; what is said of the list is said of the part.</summary>
    private OtherEndpoint Below(Table table, Table child)
    {
        var by = child.Columns.Single(column => column.Target == table.Name);
        return Other(HttpMethods.Get, $"{dialect.PathOf(table)}/:guid/{child.Name}", async (call, cancellation) =>
        {
            if (await store.RunAsync(database => database.FindVisible(table, call), cancellation) is null)
                throw Errors.NotFound(table.Label).AsException();
            var whole = Stages(child, views[child.Name], $"{dialect.PathOf(table)}/{call.Guid}/{child.Name}");
            var belongs = new Condition(by.Name, Comparison.Equal, [call.Guid]);
            var part = whole with { Select = (query, caller) => whole.Select(query, caller).And(belongs) };
            return await part.AnswerAsync(call, cancellation);
        });
    }

    private string CreationPath(Table table, V3Creation creation) => creation.Under is { } owner
        ? $"/{dialect.Family}/{table[owner].Target}/:guid/{table.Name}"
        : dialect.PathOf(table);

    private static OtherEndpoint Other(string method, string path, Handler answer) =>
        new(method, path, HttpMethods.IsGet(method) ? RouteAccess.V3Read : RouteAccess.V3Write, answer);

    private ListStages Stages(Table table, V3View view, string path)
    {
        var order = Listable.Of(table, view.Order);
        var filters = view.Filters.Select(filter => filter.Of(store.Model, table)).Concat(V3ReadFilter.OfEveryList(table));
        return new ListStages(
            dialect.HasFilters ? new V3FilteredList([.. filters], view.Orders, new V3Include(view.Includes)).Parse : V3ListParser.Parse,
            (query, caller) => SelectPlan.For(order, query, caller),
            store.PageAsync,
            new V3ListDocument(path, dialect, table, DocumentOf).Build);
    }

    private V3Document DocumentOf(Table table) => new(table, views[table.Name], dialect);

    private static IEnumerable<ApiEndpoint> Where(bool exists, Func<ApiEndpoint> endpoint) => exists ? [endpoint()] : [];
}
