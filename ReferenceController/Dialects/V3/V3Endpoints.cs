using System.Collections.Immutable;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>What v3 can be asked for.</summary>
/// <param name="dialect">How it is answered.</param>
/// <param name="views">What is shown of a table, by its name; nothing of those that are not named.</param>
/// <param name="model">The tables, which read what the views show.</param>
/// <param name="store">The data.</param>
/// <param name="clock">The clock of what is written.</param>
internal sealed class V3Endpoints(
    V3Dialect dialect, IReadOnlyDictionary<string, V3View> views, Model model, Store store, TimeProvider clock)
{
    /// <param name="resource">The name of the table.</param>
    public IEnumerable<ApiEndpoint> Of(string resource)
    {
        if (!views.TryGetValue(resource, out var view))
            return [];
        var table = model[resource];
        var (name, path) = (dialect.NameOf(table), dialect.PathOf(table));
        var access = view.IsOpen ? RouteAccess.Open : RouteAccess.V3Read;
        var item = view.IsSingle ? path : $"{path}/:guid";
        var items = new V3Items(store, model, table, view, DocumentOf);
        return
        [
            .. Where(
                view is { IsListed: true, IsSingle: false },
                () => new ListEndpoint(name, path, access, () => Stages(table, view, path, view.Filters))),
            new ItemEndpoint(dialect.NameOf(table, "get"), name, item, access, items.GetAsync),
            .. Below(table, view, item),
            .. Where(
                view.File is not null,
                () => new OtherEndpoint(HttpMethods.Get, $"{item}/{view.File!.Segment}", RouteAccess.V3Read, items.DownloadAsync)),
            .. Writing(table, view, item),
        ];
    }

    private IEnumerable<ApiEndpoint> Writing(Table table, V3View view, string item)
    {
        var place = new WritePlace(store, model, table);
        var writes = new V3Writes(store, model, table, view, dialect, DocumentOf, clock);
        if (view.Writes.Creation is { } creation)
        {
            var path = CreationPath(table, creation);
            yield return Write($"{dialect.NameOf(path)}.create", HttpMethods.Post, path, writes.CreateAsync);
        }

        if (view.Writes.Change is not null)
            yield return Write(dialect.NameOf(table, "update"), HttpMethods.Patch, item, writes.UpdateAsync);
        if (view.Writes.Deletion is not null)
            yield return Write(dialect.NameOf(table, "delete"), HttpMethods.Delete, item, writes.Delete(Journal ?? table));
        foreach (var join in view.Writes.Additions)
            yield return Write($"{dialect.NameOf(Beside(join))}.create", HttpMethods.Post, Beside(join), writes.Add(join));
        foreach (var join in view.Writes.Removals)
            yield return Write($"{dialect.NameOf(Beside(join))}.delete", HttpMethods.Delete, $"{Beside(join)}/:other", writes.Remove(join));

        string Beside(Joined join) => $"{item}/{join.Path.Replace('.', '/')}";

        WriteEndpoint Write(string name, string method, string path, Handler answer) =>
            new(name, method, path, RouteAccess.V3Write, place, answer);
    }

    /// <summary>The table of what was done; <see langword="null"/> where nothing tells of that.</summary>
    private Table? Journal => views.FirstOrDefault(view => view.Value.IsJournal).Key is { } name ? model[name] : null;

    private IEnumerable<ApiEndpoint> Below(Table table, V3View view, string item)
    {
        var below = new V3Below(store, model, table, dialect, DocumentOf);
        return
        [
            .. view.Children.SelectMany(child => Children(below, item, child)),
            .. view.Hops.Select(hop => Get(hop.Segment, below.Hop(hop.Item))),
            .. view.Parts.Select(part => Get(part.Segment, below.Part(part))),
            .. view.Questions.Select(question => Get(question.Segment, below.Question(question))),
            .. view.NamedSets.SelectMany(set =>
                new[] { Set(set.Segment, below.Named(set)), Get($"{set.Segment}/:name", below.NamedOne(set)) }),
        ];

        ObjectEndpoint Get(string segment, Handler answer) => Object($"{item}/{segment}", answer);

        ObjectEndpoint Set(string segment, Handler answer) =>
            new(dialect.NameOf($"{item}/{segment}"), $"{item}/{segment}", RouteAccess.V3Read, answer);
    }

    private IEnumerable<ApiEndpoint> Children(V3Below below, string item, V3Sublist child)
    {
        var list = $"{item}/{child.Segment}";
        var (table, view) = (model[child.Table], views[child.Table]);
        var stages = below.List(child, path => Stages(table, view, path, child.Filters ?? view.Filters));
        yield return new SubListEndpoint(dialect.NameOf(list), list, RouteAccess.V3Read, stages);
        if (child.OneBy is not { } by)
            yield break;
        yield return Object($"{list}/:{by}", below.One(child, null));
        foreach (var segment in child.OneWith)
        {
            var shown = view.Parts.Single(part => part.Segment == segment);
            yield return Object($"{list}/:{by}/{segment}", below.One(child, shown));
        }
    }

    private string CreationPath(Table table, V3Request creation) => creation.Under is { } owner
        ? $"/{dialect.Family}/{table[owner].Target}/:guid/{table.Name}"
        : dialect.PathOf(table);

    private ObjectEndpoint Object(string path, Handler answer) => new($"{dialect.NameOf(path)}.get", path, RouteAccess.V3Read, answer);

    private ListStages Stages(Table table, V3View view, string path, ImmutableArray<V3Filter> takes)
    {
        var order = Listable.Of(model, table, view.Order);
        var filters = takes.Select(filter => filter.Of(model, table)).Concat(V3ReadFilter.OfEveryList(table, view.Times));
        var include = new V3Include(view.Includes);
        var list = new V3FilteredList([.. filters], view.Orders, include)
        {
            Beside = new(view.FieldSets, [.. view.Embeds.Select(field => field.Path)]),
        };
        return new ListStages(
            dialect.HasFilters ? list.Parse : V3ListParser.Parse,
            (query, caller) => SelectPlan.For(order, query, caller) with { Related = include.Ways(query.Related) },
            store.PageAsync,
            new V3ListDocument(path, dialect, table, DocumentOf).Build);
    }

    private V3Document DocumentOf(Table table) => new(table, views[table.Name], dialect);

    private static IEnumerable<ApiEndpoint> Where(bool exists, Func<ApiEndpoint> endpoint) => exists ? [endpoint()] : [];
}
