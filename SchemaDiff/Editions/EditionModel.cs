using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>The endpoints of an edition, the shapes of their answers, and the resources that those are made of.</summary>
internal sealed class EditionModel
{
    private readonly Dictionary<DocEndpoint, AnswerShape> _shapes = [];
    private readonly HashSet<(string Mixed, string Of)> _mixed = [];
    private readonly Dictionary<string, ResourceDraft> _resources = new(StringComparer.Ordinal);

    internal EditionModel(IReadOnlyList<DocPage> pages, List<string> remarks)
    {
        Pages = pages;
        Objects = new(pages.SelectMany(page => page.Objects));
        Endpoints = DocEndpoint.Of(pages, remarks);
        foreach (var endpoint in Endpoints)
            _shapes[endpoint] = AnswerShape.Of(endpoint);
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.IsRead))
            _shapes[endpoint] = Resolve(endpoint, _shapes[endpoint]);
        foreach (var endpoint in Endpoints.Where(endpoint => Shape(endpoint).IsList && Shape(endpoint).Resource is null))
            _shapes[endpoint] = Guess(endpoint, _shapes[endpoint]);
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.IsRead && Shape(endpoint).Resource is not null))
            _shapes[endpoint] = Mixed(endpoint, _shapes[endpoint]);
        foreach (var sample in Endpoints.Where(endpoint => !endpoint.IsRead).SelectMany(endpoint => endpoint.Roots)
            .Concat(ObjectExamples(remarks)))
        {
            if (ItemIdentity.Route(sample) is { } route && _resources.TryGetValue(RoutePath.Noun(RoutePath.Words(route)), out var known))
                known.Samples.Add(sample);
        }

        foreach (var resource in _resources.Values)
        {
            resource.LeaveOutParts();
            resource.Alone = Endpoints.FirstOrDefault(endpoint => endpoint.IsRead && resource.Route is { } route
                && RoutePath.Shape(endpoint.Route) == RoutePath.Shape(route));
        }
    }

    internal IReadOnlyList<DocPage> Pages { get; }

    internal IReadOnlyList<DocEndpoint> Endpoints { get; }

    internal DocObjects Objects { get; }

    /// <summary>The resources by name, in the order of their names.</summary>
    internal IEnumerable<ResourceDraft> Resources =>
        _resources.Values.Where(resource => resource.Guid is not null).OrderBy(resource => resource.Name, StringComparer.Ordinal);

    internal AnswerShape Shape(DocEndpoint endpoint) => _shapes[endpoint];

    /// <summary>The documented items of the answers of <paramref name="endpoint"/>.</summary>
    internal IReadOnlyList<JsonElement> Items(DocEndpoint endpoint) => endpoint.Roots.SelectMany(Shape(endpoint).Items).ToList();

    /// <summary>The resource called <paramref name="name"/>; <c>null</c> where there is none.</summary>
    internal ResourceDraft? Resource(string name) => _resources.GetValueOrDefault(name);

    /// <summary>The object examples of the documents that are examples of resources.</summary>
    private IEnumerable<JsonElement> ObjectExamples(List<string> remarks) =>
        from page in Pages
        from known in page.Objects
        from example in known.Examples
        let body = ExampleBody.Read(example, page.File, isLenient: true, remarks)
        where body is not null
        select body.Root;

    /// <summary>
    /// Of what an answer is made: the items say it by the links to themselves, otherwise the route does. What is known by nothing is an
    /// object.
    /// </summary>
    private AnswerShape Resolve(DocEndpoint endpoint, AnswerShape shape)
    {
        if (shape.IsFile)
            return shape;
        if (shape.IsList)
        {
            var items = Items(endpoint);
            return items.Count == 0 ? shape : OfItems(endpoint, shape, items);
        }

        // An answer that links to itself below a part that does not vary is about something, not an item of it.
        var roots = endpoint.Roots.Where(root => root.ValueKind == JsonValueKind.Object).ToList();
        if (roots.Count == 0)
            return endpoint.LastPlaceholder is { } varying
                && Stated(endpoint, "", varying) is { } place ? OfWords(shape with { IsItem = true }, endpoint.Words, endpoint.Route, place)
                : shape;
        var isItem = roots.Exists(root => ItemIdentity.Route(root) is not null)
            || (endpoint.LastPlaceholder is { } name && roots.Exists(root => KnownBy(root, name) is not null));
        return isItem ? OfItems(endpoint, shape with { IsItem = true }, roots) : shape;
    }

    private AnswerShape OfItems(DocEndpoint endpoint, AnswerShape shape, IReadOnlyList<JsonElement> items)
    {
        var own = items.Select(OwnRoute).OfType<string>().GroupBy(route => RoutePath.Shape(route))
            .OrderByDescending(same => same.Count()).Select(same => same.First()).FirstOrDefault();
        if (own is null)
            return OfRoute(endpoint, shape, items);
        if (Mixed(endpoint, items) is { } mixed)
        {
            Add(mixed, $"{endpoint.Route}/{{guid}}", null).Samples.AddRange(items);
            _mixed.UnionWith(items.Select(OwnRoute).OfType<string>().Select(route => (mixed, RoutePath.Noun(RoutePath.Words(route)))));
            return shape with { Resource = mixed };
        }

        foreach (var byResource in items.GroupBy(item => RoutePath.Noun(RoutePath.Words(OwnRoute(item) ?? own))))
            Add(byResource.Key, OwnRoute(byResource.First()) ?? own, null).Samples.AddRange(byResource);
        return shape with { Resource = RoutePath.Noun(RoutePath.Words(own)) };
    }

    /// <summary>The route of <paramref name="item"/> itself; an example can print a route below something else that nobody can ask.</summary>
    private string? OwnRoute(JsonElement item) =>
        ItemIdentity.Route(item) is { } route && (RoutePath.Words(route).Count == 1 || IsDocumented(route)) ? route : null;

    private bool IsDocumented(string route) =>
        Endpoints.Any(endpoint => RoutePath.Shape(endpoint.Route) == RoutePath.Shape(route));

    /// <summary>Items without links to themselves: what varies in the route of one of them is what they are known by.</summary>
    private AnswerShape OfRoute(DocEndpoint endpoint, AnswerShape shape, IReadOnlyList<JsonElement> items)
    {
        var route = shape.IsItem ? endpoint.Route : Endpoints.FirstOrDefault(other => IsItemOf(other, endpoint))?.Route
            ?? ItemOfLast(endpoint)?.Route;
        var known = route is null ? null : KnownBy(items[0], route.Split('/')[^1].Trim('{', '}'));
        known ??= ItemIdentity.GuidPointer(items[0]) is { } guid && guid != "/name" ? guid : IsPaged(endpoint) ? OnlyGuid(items[0]) : null;
        if (known is null)
            return new();
        var name = RoutePath.Noun(route is null ? endpoint.Words : RoutePath.Words(route));
        Add(name, (route is null ? null : route[..(route.LastIndexOf('/') + 1)] + "{guid}")
            ?? endpoint.Route + "/{guid}", known).Samples.AddRange(items);
        return shape with { Resource = name };
    }

    /// <summary>A list that no example shows an item of has items of the resource that its last word names.</summary>
    private AnswerShape Guess(DocEndpoint endpoint, AnswerShape shape)
    {
        if (endpoint.Words is [.., var last] && _resources.ContainsKey(RoutePath.Noun([last])))
            return shape with { Resource = RoutePath.Noun([last]) };
        var item = Endpoints.FirstOrDefault(other => IsItemOf(other, endpoint));
        return Stated(endpoint, shape.ListPointer![1..] + ".*.", item?.LastPlaceholder ?? "guid") is { } place
            ? OfWords(shape, endpoint.Words, $"{endpoint.Route}/{{guid}}", place) : new();
    }

    /// <summary>What is known by its description alone is called after its route.</summary>
    private AnswerShape OfWords(AnswerShape shape, IReadOnlyList<string> words, string route, string knownBy)
    {
        Add(RoutePath.Noun(words), route[..(route.LastIndexOf('/') + 1)] + "{guid}", knownBy);
        return shape with { Resource = RoutePath.Noun(words) };
    }

    /// <summary>Pointer of what an item is known by, as far as the source describes it; <c>null</c> where it does not.</summary>
    private static string? Stated(DocEndpoint endpoint, string start, string name) =>
        new[] { "guid", name }.Where(member => endpoint.First.AnswerMembers.Any(row => row.Name == start + member))
            .Select(member => JsonPointer.Append("", member)).FirstOrDefault();

    /// <summary>Where items of several resources are listed under one name, what is called by it has any of them.</summary>
    private AnswerShape Mixed(DocEndpoint endpoint, AnswerShape shape)
    {
        var name = RoutePath.Noun(endpoint.Words.TakeLast(1));
        if (name == shape.Resource || !_mixed.Contains((name, shape.Resource!)))
            return shape;
        _resources[name].Samples.AddRange(Items(endpoint));
        return shape with { Resource = name };
    }

    /// <summary>The list of things of several resources is of the one that it is called after.</summary>
    private string? Mixed(DocEndpoint endpoint, IReadOnlyList<JsonElement> items)
    {
        var names = items.Select(OwnRoute).OfType<string>().Select(route => RoutePath.Noun(RoutePath.Words(route))).Distinct()
            .ToList();
        var own = RoutePath.Noun(endpoint.Words);
        return names.Count > 1 && (names.Contains(own) || endpoint.Words.Count == 1) ? own : null;
    }

    /// <summary>The items of a list below something else can be asked for on their own.</summary>
    private DocEndpoint? ItemOfLast(DocEndpoint list) =>
        Endpoints.FirstOrDefault(other => other.IsRead
            && RoutePath.Shape(other.Route) == $"/{RoutePath.Family(list.Route)}/{string.Join('/', list.Words.TakeLast(1))}/{{}}");

    private static bool IsPaged(DocEndpoint endpoint) =>
        endpoint.Roots.Any(root => JsonPointer.Find(root, "/pagination") is not null
            || JsonPointer.Find(root, "/total_results") is not null);

    /// <summary>What an item is known by that has no guid but that of something else.</summary>
    private static string? OnlyGuid(JsonElement item) =>
        item.EnumerateObject().Select(member => member.Name).Where(name => name.EndsWith("_guid", StringComparison.Ordinal))
            .ToList() is [var only] ? JsonPointer.Append("", only) : null;

    private static bool IsItemOf(DocEndpoint item, DocEndpoint list) =>
        item.IsRead && item.LastPlaceholder is not null && RoutePath.Shape(item.Route) == RoutePath.Shape(list.Route) + "/{}";

    private static string? KnownBy(JsonElement item, string name) =>
        new[] { $"/{name}", "/metadata/guid", "/guid" }.FirstOrDefault(place => JsonPointer.FindText(item, place) is not null);

    private ResourceDraft Add(string name, string route, string? knownBy)
    {
        if (!_resources.TryGetValue(name, out var resource))
            _resources[name] = resource = new(name, route) { KnownBy = knownBy };
        return resource;
    }
}
