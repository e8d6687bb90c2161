using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>What v2 can be asked for.</summary>
/// <param name="dialect">How it is answered.</param>
/// <param name="views">What is shown of a table, by its name; nothing of those that are not named.</param>
/// <param name="model">The tables, which read what the views show.</param>
/// <param name="store">The data.</param>
/// <param name="clock">The clock of what is written.</param>
internal sealed class V2Endpoints(
    V2Dialect dialect, IReadOnlyDictionary<string, V2View> views, Model model, Store store, TimeProvider clock)
{
    private readonly V2Lists _lists = new(dialect, views, model, store);

    /// <summary>What is there whatever the resources are.</summary>
    public IEnumerable<ApiEndpoint> OfFamily() =>
    [
        new ObjectEndpoint(InfoDocument.Name, InfoDocument.Path, RouteAccess.Open, new InfoDocument(dialect).GetAsync),
        new OtherEndpoint(HttpMethods.Get, JobDocument.Path, RouteAccess.AnyToken, new JobDocument(clock).GetAsync),
    ];

    /// <param name="resource">The name of the table.</param>
    public IEnumerable<ApiEndpoint> Of(string resource)
    {
        if (!views.TryGetValue(resource, out var view))
            return [];
        var table = model[resource];
        var path = dialect.PathOf(table, view);
        var name = dialect.NameOf(path);
        var item = $"{path}/:guid";
        var (list, one) = view.IsOpen ? (RouteAccess.Open, RouteAccess.Open) : (dialect.ListAccess, RouteAccess.V2Read);
        var items = new V2Items(store, model, table, view, _lists);
        var below = new V2Below(store, model, views, table, path, items, _lists);
        return
        [
            .. Where(view is { IsListed: true, IsBare: true }, () => new ObjectEndpoint($"{name}.get", path, list, items.AllAsync)),
            .. Where(
                view is { IsListed: true, IsBare: false },
                () => new ListEndpoint(name, path, list, () => _lists.Stages(table, view, path))),
            .. Where(view.HasItems, () => new ItemEndpoint($"{name}.get", name, item, one, items.GetAsync)),
            .. view.Relations.Where(relation => relation.IsMany)
                .Select(relation => Below($"{item}/{relation.Below}", below.List(relation))),
            .. view.Parts.Select(part => Read($"{item}/{part.Segment}", items.Part(part))),
            .. view.Pairs.Select(pair => Read($"{item}/{pair.Segment}", below.Pair(pair))),
            .. view.Checks.Select(check => Read($"{path}/{check.Path}", below.Check(check))),
            .. view.Writes is { } writes ? Writing(table, writes, items, path) : [],
        ];
    }

    private IEnumerable<ApiEndpoint> Writing(Table table, V2Writes writes, V2Items items, string path)
    {
        var changes = new V2Changes(store, model, table, writes, items, _lists.DocumentOf(table), dialect, clock);
        yield return Write("create", HttpMethods.Post, path, changes.CreateAsync);
        if (writes.IsChangeable)
            yield return Write("update", HttpMethods.Put, $"{path}/:guid", changes.UpdateAsync);
        yield return Write("delete", HttpMethods.Delete, $"{path}/:guid", changes.DeleteAsync);

        WriteEndpoint Write(string operation, string method, string at, Handler answer) =>
            new($"{dialect.NameOf(path)}.{operation}", method, at, RouteAccess.V2AdminWrite, new(store, model, table), answer);
    }

    private SubListEndpoint Below(string path, Func<ApiCall, CancellationToken, Task<ListStages>> stages) =>
        new(dialect.NameOf(path), path, RouteAccess.V2Read, stages);

    private ObjectEndpoint Read(string path, Handler answer) => new($"{dialect.NameOf(path)}.get", path, RouteAccess.V2Read, answer);

    private static IEnumerable<ApiEndpoint> Where(bool exists, Func<ApiEndpoint> endpoint) => exists ? [endpoint()] : [];
}
