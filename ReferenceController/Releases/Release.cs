using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Releases;

/// <summary>What a controller speaks at a time: a dialect of each API family, with the data that go with them.</summary>
internal sealed class Release
{
    private readonly Lazy<Shown<V2View>> _shownByV2;
    private readonly Lazy<Shown<V3View>> _shownByV3;

    private Release()
    {
        _shownByV2 = new(() => Shown(V2Of!, view => view.Reads));
        _shownByV3 = new(() => Shown(V3Of!, view => view.Reads));
        Data = new(this);
    }

    public static Release Of2015 { get; } = new()
    {
        Name = V2Dialect.Of2015.Release,
        V2 = V2Dialect.Of2015,
        V2Of = resource => resource.V2Of2015,
        V3 = V3Dialect.Of2015,
        V3Of = resource => resource.V3Of2015,
        SeedsOf = resource => resource.SeedsOf2015,
        Start = new(2015, 7, 6, 23, 23, 9, TimeSpan.Zero),
        DataVersion = 5,
    };

    public static Release Current { get; } = new()
    {
        Name = V2Dialect.Current.Release,
        V2 = V2Dialect.Current,
        V2Of = resource => resource.V2,
        V3 = V3Dialect.Current,
        V3Of = resource => resource.V3,
        SeedsOf = resource => resource.Seeds,
        Start = new(2024, 2, 29, 23, 58, 47, TimeSpan.Zero),
        DataVersion = 6,
        HasRoots = true,
    };

    private static ImmutableArray<Release> All => [Of2015, Current];

    public static IEnumerable<string> Names => All.Select(release => release.Name);

    /// <summary>The name by which it is chosen.</summary>
    public required string Name { get; init; }

    /// <summary>How it speaks v2.</summary>
    public required V2Dialect V2 { get; init; }

    /// <summary>What v2 shows of a resource; <see langword="null"/> for nothing.</summary>
    public required Func<Resource, V2View?> V2Of { get; init; }

    /// <summary>How it speaks v3.</summary>
    public required V3Dialect V3 { get; init; }

    /// <summary>What v3 shows of a resource; <see langword="null"/> for nothing.</summary>
    public required Func<Resource, V3View?> V3Of { get; init; }

    /// <summary>The initial items of a resource; <see langword="null"/> for none.</summary>
    public required Func<Resource, Seeds?> SeedsOf { get; init; }

    /// <summary>When the first of them was created.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Marks the database files that hold the data of this release.</summary>
    public required int DataVersion { get; init; }

    /// <summary>Whether / and /v3 say where things are.</summary>
    public bool HasRoots { get; init; }

    /// <summary>The data of its controllers.</summary>
    public ReleaseData Data { get; }

    /// <returns>The release, or <see langword="null"/> for a name that is none.</returns>
    public static Release? Find(string name) => All.FirstOrDefault(release => release.Name == name);

    /// <summary>The changes that others make to the data of a controller.</summary>
    /// <param name="clock">The clock of what is written.</param>
    /// <param name="seed">Equal seeds make equal choices.</param>
    public Churn Churn(TimeProvider clock, int seed) => new(Catalog.Model, ComesAlone, V2.DatesNewItems, clock, seed);

    /// <summary>Everything that can be asked for.</summary>
    /// <param name="store">The data.</param>
    /// <param name="clock">The clock of what is written.</param>
    /// <param name="isUaa">Whether the UAA is where the API is.</param>
    public IEnumerable<ApiEndpoint> Endpoints(Store store, TimeProvider clock, bool isUaa = false)
    {
        var v2 = new V2Endpoints(V2, _shownByV2.Value.Views, _shownByV2.Value.Model, store, clock);
        var v3 = new V3Endpoints(V3, _shownByV3.Value.Views, _shownByV3.Value.Model, store, clock);
        var links = Catalog.Resources.Where(resource => V3Of(resource) is { } view && (view.IsAtRoot ?? view.IsListed));
        return
        [
            .. HasRoots ? new RootDocument(V2, V3, links, isUaa).Endpoints() : [],
            .. v2.OfFamily(),
            .. Catalog.Resources.SelectMany(resource => v2.Of(resource.Name)),
            .. Catalog.Resources.SelectMany(resource => v3.Of(resource.Name)),
        ];
    }

    private bool ComesAlone(Table table) => Catalog.Resources.Where(resource => resource.Name == table.Name).All(resource =>
        V3Of(resource)?.Writes.Making.Brings.IsEmpty != false && V2Of(resource)?.Writes?.Making.Brings.IsEmpty != false);

    private static Shown<TView> Shown<TView>(Func<Resource, TView?> viewOf, Func<TView, IEnumerable<string>> reads) where TView : class
    {
        var views = Catalog.Resources
            .Where(resource => viewOf(resource) is not null)
            .ToDictionary(resource => resource.Name, resource => viewOf(resource)!);
        return new(views, Catalog.Model.Reading(name => views.TryGetValue(name, out var view) ? reads(view) : []));
    }
}

/// <summary>What a dialect shows: the views by table, and the tables as they are read for them.</summary>
internal sealed record Shown<TView>(IReadOnlyDictionary<string, TView> Views, Model Model);
