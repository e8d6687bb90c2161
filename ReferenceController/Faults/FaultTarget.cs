using System.Collections.Immutable;
using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Releases;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults;

/// <summary>The links of a page.</summary>
internal enum PageLinkRole
{
    Next,
    Previous,
    First,
    Last,
}

/// <summary>
/// One endpoint of a controller as its faults see it: the wire format of the family, and what the model of the resource exposes.
/// </summary>
internal sealed record FaultTarget
{
    /// <summary>The first part of the clause ids.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the release that has the endpoint in this form.</summary>
    public required string Edition { get; init; }

    /// <summary>The path, as in <see cref="ApiRoute"/>; those of the items of a list begin with it.</summary>
    public required string Path { get; init; }

    /// <summary>What an item is, with a capital letter.</summary>
    public string Label { get; init; } = "";

    /// <summary>The parameter of the page size.</summary>
    public required string Size { get; init; }

    /// <summary>What its links show without percent-encoding, beside letters and digits.</summary>
    public required string Literals { get; init; }

    /// <summary>Where a body states the number of items.</summary>
    public required string Total { get; init; }

    /// <summary>Where a body states the number of pages; <see langword="null"/> where it does not.</summary>
    public required string? PageCount { get; init; }

    /// <summary>What an item's guid and times are below: its path, with a slash at the end.</summary>
    public required string Identity { get; init; }

    /// <summary>Where a body has the link to another page; <see langword="null"/> where the family has no such link.</summary>
    public required Func<PageLinkRole, string?> Link { get; init; }

    /// <summary>Where a link has its text, seen from the link.</summary>
    public required string Href { get; init; }

    /// <summary>The places of an item, those of objects included.</summary>
    public ImmutableArray<ExposedField> Fields { get; init; } = [];

    /// <summary>The links of an item, the one to itself first.</summary>
    public ImmutableArray<ExposedLink> Links { get; init; } = [];

    /// <summary>The filter parameters of v3 that are lists of words.</summary>
    public ImmutableArray<ExposedFilter> Filters { get; init; } = [];

    /// <summary>The filter parameters of v3 that are true or false.</summary>
    public ImmutableArray<ExposedFilter> Flags { get; init; } = [];

    /// <summary>What order_by of v3 takes.</summary>
    public ImmutableArray<string> Orders { get; init; } = [];

    /// <summary>What include of v3 takes.</summary>
    public ImmutableArray<ExposedInclude> Includes { get; init; } = [];

    /// <summary>What q of v2 filters by.</summary>
    public ImmutableArray<string> Q { get; init; } = [];

    /// <summary>The column that the first of them looks at; <see langword="null"/> where it is none of the item's own.</summary>
    public string? FirstColumn { get; init; }

    /// <summary>Those of them that filter by what items do not show.</summary>
    public ImmutableArray<string> UnseenQ { get; init; } = [];

    /// <summary>
    /// The clauses that hold <paramref name="rule"/> against every filter of q: those about the first filter are called after the rule
    /// alone.
    /// </summary>
    public string[] OfEveryFilter(string rule) =>
        [.. Q.Index().Select(filter => filter.Index == 0 ? $"filtering/{rule}" : $"filtering/{filter.Item.Slug()}-{rule}")];

    /// <summary>How many items the list has at first.</summary>
    public int Seeded { get; init; }

    /// <summary>What it answers with: a list, an item, an object or a file.</summary>
    public string Answer { get; init; } = "list";

    /// <summary>The list that shows what the endpoint writes; empty where it writes nothing.</summary>
    public string List { get; init; } = "";

    /// <summary>Whether it is a list below an item, so that the items that it lists are elsewhere.</summary>
    public bool IsBelow { get; init; }

    /// <summary>The family of the endpoint.</summary>
    public string Family => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    public bool IsCurrent => Edition == Release.Current.Name;

    public bool IsV3 => Name.StartsWith("v3.", StringComparison.Ordinal);

    /// <summary>Whether the document of the list prints a token, long expired; those of v3 no longer do.</summary>
    public bool PrintsToken => !(IsV3 && IsCurrent);

    /// <summary>Where an item has its guid.</summary>
    public string Guid => $"{Identity}guid";

    /// <summary>
    /// The first part of the names of the faults: the family, and for the current release the resource and the operation too.
    /// </summary>
    public string Prefix => IsCurrent ? $"{Family}-current-{Name[(Family.Length + 1)..].Slug()}" : Family;

    /// <summary>The list of a resource in v2.</summary>
    public static FaultTarget Of(Resource resource, V2Dialect dialect)
    {
        var release = Release.Find(dialect.Release)!;
        var view = release.V2Of(resource)!;
        var path = dialect.PathOf(resource, view);
        return In(dialect, dialect.NameOf(path), path) with
        {
            Label = resource.Label,
            Seeded = SeededOf(resource, release),
            Fields = ExposedField.Of(resource, view),
            Links = [new("url", "/metadata/url", "/metadata/url")],
            Q = [.. view.Q.Select(filter => filter.Name)],
            FirstColumn = view.Q is [var first, ..] ? resource.OwnColumn(first.Way)?.Name : null,
            UnseenQ = [.. view.Q.Where(filter => Ways.LeadsToMany(filter.Way)).Select(filter => filter.Name)],
        };
    }

    /// <summary>The list of a resource in v3.</summary>
    public static FaultTarget Of(Resource resource, V3Dialect dialect)
    {
        var release = Release.Find(dialect.Release)!;
        var view = release.V3Of(resource)!;
        return new()
        {
            Name = dialect.NameOf(resource),
            Edition = dialect.Release,
            Path = dialect.PathOf(resource),
            Label = resource.Label,
            Seeded = SeededOf(resource, release),
            Size = V3ListParser.PerPage,
            Literals = PageUrl.V3Literals,
            Total = "/pagination/total_results",
            PageCount = dialect.CountsPages ? "/pagination/total_pages" : null,
            Identity = "/",
            Link = role => $"/pagination/{role.ToString().ToLowerInvariant()}",
            Href = "/href",
            Fields = ExposedField.Of(resource, view, dialect),
            Links = [.. view.Links.Prepend(V3Link.Self).Select(ExposedLink.Of)],
            Filters =
            [
                .. view.Filters.Where(filter => filter.Match is V3Match.AnyOf or V3Match.AnyOfOrNull or V3Match.AnyOfInAnyCase)
                    .Select(filter => ExposedFilter.Of(filter, resource)),
            ],
            Flags = [.. view.Filters.Where(filter => filter.Match == V3Match.Flag).Select(filter => ExposedFilter.Of(filter, resource))],
            Orders = dialect.HasFilters ? view.Orders : [],
            Includes = [.. view.Includes.Select(included => ExposedInclude.Of(included, resource, Catalog.Model))],
        };
    }

    /// <summary>An object that v2 shows and that is no item.</summary>
    public static FaultTarget OfObject(V2Dialect dialect, string name, string path, IEnumerable<ExposedField> fields) =>
        In(dialect, name, path) with { Answer = "object", Fields = [.. fields] };

    /// <summary>Another operation on the items of the list: what is below the list's path.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="answer">What it answers with.</param>
    /// <param name="below">The path below the item's; empty for the item itself.</param>
    public FaultTarget OfItems(string operation, string answer, string below = "") =>
        this with { Name = $"{Name}.{operation}", Path = $"{Path}/:guid{below}", Answer = answer };

    /// <summary>What writes the items of the list.</summary>
    /// <param name="operation">The name of the operation: <c>create</c>, <c>update</c> or <c>delete</c>.</param>
    public FaultTarget Writing(string operation) => this with
    {
        Name = $"{Name}.{operation}", Path = operation == "create" ? Path : $"{Path}/:guid", Answer = operation, List = Name,
    };

    /// <summary>What relates the items of the list to others.</summary>
    /// <param name="below">The path below the item's.</param>
    /// <param name="operation"><c>create</c> for what adds a relation, <c>delete</c> for what ends it.</param>
    public FaultTarget Relating(string below, string operation) => this with
    {
        Name = $"{Name}-{below.Replace('/', '-')}.{operation}", Answer = $"relation.{operation}", List = Name,
        Path = $"{Path}/:guid/{below}{(operation == "create" ? "" : "/:other")}",
    };

    /// <summary>Whether <paramref name="name"/> is the list that the endpoint is, or that shows what it writes.</summary>
    public bool Lists(string name) => name == (List.Length > 0 ? List : Name);

    /// <summary>An object below the items of the list.</summary>
    /// <param name="below">The path below the item's.</param>
    public FaultTarget ObjectBelow(string below) =>
        this with { Name = $"{Name}-{below.Replace('/', '-')}.get", Path = $"{Path}/:guid/{below}", Answer = "object" };

    /// <summary>The part of the list that is below an item of another one.</summary>
    /// <param name="parents">The path of the other list, without the family.</param>
    /// <param name="segment">The path below the item's; by default the list's own.</param>
    public FaultTarget Below(string parents, string? segment = null)
    {
        var below = segment ?? Name[(Family.Length + 1)..];
        return this with
        {
            Name = $"{Family}.{parents.Replace('/', '-')}-{below.Replace('/', '-')}",
            Path = $"/{Family}/{parents}/:guid/{below}",
            IsBelow = true,
        };
    }

    /// <summary>Whatever v2 answers, in its wire format.</summary>
    private static FaultTarget In(V2Dialect dialect, string name, string path) => new()
    {
        Name = name,
        Edition = dialect.Release,
        Path = path,
        Size = V2Parameter.ResultsPerPage,
        Literals = PageUrl.V2Literals,
        Total = "/total_results",
        PageCount = "/total_pages",
        Identity = "/metadata/",
        Link = role => role switch { PageLinkRole.Next => "/next_url", PageLinkRole.Previous => "/prev_url", _ => null },
        Href = "",
    };

    private static int SeededOf(Resource resource, Release release) => release.SeedsOf(resource)?.Items.Count() ?? 0;

    /// <summary>
    /// Whether a request to <paramref name="path"/> concerns the endpoint; that is, of a list, itself, its items or a route that only
    /// begins like it.
    /// </summary>
    public bool Concerns(string path) => Answer == "list" && !Path.Contains(':', StringComparison.Ordinal)
        ? path.StartsWith(Path, StringComparison.Ordinal)
        : IsAt(path);

    /// <summary>Whether <paramref name="path"/> is the endpoint's own.</summary>
    public bool IsAt(string path)
    {
        var (expected, actual) = (ApiRoute.Segments(Path), ApiRoute.Segments(path));
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => pair.First is [':', ..] || pair.First == pair.Second);
    }
}
