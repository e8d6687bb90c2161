using System.Collections.Immutable;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>What v3 can be asked for.</summary>
internal sealed class V3Endpoints(V3Dialect dialect, ImmutableArray<Resource> resources, Store store, TimeProvider clock)
{
    public IEnumerable<ApiEndpoint> Of(Resource resource)
    {
        if (dialect.View(resource) is not { } view)
            return [];
        var (name, path) = (dialect.NameOf(resource), dialect.PathOf(resource));
        var item = $"{path}/:guid";
        var items = new V3Items(store, resource, view, dialect, DocumentOf, clock);
        return
        [
            .. Where(view.IsListed, () => new ListEndpoint(name, path, Access.V3Read, Stages(resource, view, path))),
            new ItemEndpoint(name, item, Access.V3Read, items.GetAsync),
            .. view.Children.Select(child => Below(resource, resources.Single(other => other.Name == child))),
            .. Where(view.File is not null, () => Other(HttpMethods.Get, $"{item}/{view.File!.Segment}", items.DownloadAsync)),
            .. Where(view.Creation is not null, () => Other(HttpMethods.Post, CreationPath(resource, view.Creation!), items.CreateAsync)),
            .. Where(view.IsDeletable, () => Other(HttpMethods.Delete, item, items.DeleteAsync)),
        ];
    }

    /// <summary>The items of another resource that belong to one of this; what is said of the list is said of the part.</summary>
    private OtherEndpoint Below(Resource resource, Resource child)
    {
        var by = child.Columns.Single(column => column.Target == resource.Name);
        return Other(HttpMethods.Get, $"{dialect.PathOf(resource)}/:guid/{child.Name}", async (call, cancellation) =>
        {
            if (await store.RunAsync(database => database.FindVisible(resource, call), cancellation) is null)
                throw Errors.NotFound(resource.Label).AsException();
            var whole = Stages(child, dialect.View(child)!, $"{dialect.PathOf(resource)}/{call.Guid}/{child.Name}");
            var belongs = new Condition(by.Name, Comparison.Equal, [call.Guid]);
            var part = whole with { Select = (query, caller) => whole.Select(query, caller).And(belongs) };
            return await part.AnswerAsync(call, cancellation);
        });
    }

    private string CreationPath(Resource resource, V3Creation creation) => creation.Under is { } owner
        ? $"/{dialect.Family}/{resource[owner].Target}/:guid/{resource.Name}"
        : dialect.PathOf(resource);

    private static OtherEndpoint Other(string method, string path, Handler answer) =>
        new(method, path, HttpMethods.IsGet(method) ? Access.V3Read : Access.V3Write, answer);

    private ListStages Stages(Resource resource, V3View view, string path)
    {
        var order = Listable.Of(resource, view.Order);
        var filters = view.Filters.Select(filter => filter.Of(store.Model, resource)).Concat(V3ReadFilter.OfEveryList(resource));
        return new ListStages(
            dialect.HasFilters ? new V3FilteredList([.. filters], view.Orders, new V3Include(view.Includes)).Parse : V3ListParser.Parse,
            (query, caller) => SelectPlan.For(order, query, caller),
            store.PageAsync,
            new V3ListDocument(path, dialect, resource, DocumentOf).Build);
    }

    private V3Document DocumentOf(Table table)
    {
        var resource = resources.Single(other => other.Name == table.Name);
        return new V3Document(resource, dialect.View(resource)!, dialect);
    }

    private static IEnumerable<ApiEndpoint> Where(bool exists, Func<ApiEndpoint> endpoint) => exists ? [endpoint()] : [];
}
