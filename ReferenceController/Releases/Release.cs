using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Releases;

/// <summary>What a controller speaks at a time: a dialect of each API family, with the data that go with them.</summary>
/// <param name="Name">The name by which it is chosen.</param>
/// <param name="V2">How it speaks v2.</param>
/// <param name="V2Of">What v2 shows of a resource; <see langword="null"/> for nothing.</param>
/// <param name="V3">How it speaks v3.</param>
/// <param name="V3Of">What v3 shows of a resource; <see langword="null"/> for nothing.</param>
/// <param name="SeedsOf">The initial items of a resource; <see langword="null"/> for none.</param>
/// <param name="Start">When the first of them was created.</param>
/// <param name="DataVersion">Marks the database files that hold the data of this release.</param>
internal sealed record Release(
    string Name,
    V2Dialect V2,
    Func<Resource, V2View?> V2Of,
    V3Dialect V3,
    Func<Resource, V3View?> V3Of,
    Func<Resource, Seeds?> SeedsOf,
    DateTimeOffset Start,
    int DataVersion)
{
    public static Release Of2015 { get; } = new(
        V2Dialect.Of2015.Release,
        V2Dialect.Of2015,
        resource => resource.V2Of2015,
        V3Dialect.Of2015,
        resource => resource.V3Of2015,
        resource => resource.SeedsOf2015,
        new(2015, 7, 6, 23, 23, 9, TimeSpan.Zero),
        DataVersion: 3);

    public static Release Current { get; } = new(
        V2Dialect.Current.Release,
        V2Dialect.Current,
        resource => resource.V2,
        V3Dialect.Current,
        resource => resource.V3,
        resource => resource.Seeds,
        new(2024, 2, 29, 23, 58, 47, TimeSpan.Zero),
        DataVersion: 4)
    {
        HasRoots = true,
    };

    private static ImmutableArray<Release> All => [Of2015, Current];

    public static IEnumerable<string> Names => All.Select(release => release.Name);

    /// <summary>Whether / and /v3 say where things are.</summary>
    public bool HasRoots { get; init; }

    /// <returns>The release, or <see langword="null"/> for a name that is none.</returns>
    public static Release? Find(string name) => All.FirstOrDefault(release => release.Name == name);

    /// <summary>Everything that can be asked for.</summary>
    public IEnumerable<ApiEndpoint> Endpoints(Store store, TimeProvider clock)
    {
        var v2 = new V2Endpoints(V2, Views(V2Of), store, clock);
        var v3 = new V3Endpoints(V3, Views(V3Of), store, clock);
        var lists = Catalog.Resources.Where(resource => V3Of(resource) is { IsListed: true });
        return
        [
            .. HasRoots ? new RootDocument(V2, V3, lists).Endpoints() : [],
            .. v2.OfFamily(),
            .. Catalog.Resources.SelectMany(v2.Of),
            .. Catalog.Resources.SelectMany(v3.Of),
        ];
    }

    /// <summary>
    /// Fills a new database. The first items are fixed, so that they decide every clause; the others follow their example.
    /// </summary>
    /// <param name="database">The new database.</param>
    /// <param name="seed">Where the generator of guids and hashes starts.</param>
    /// <param name="counts">How many items a table has, by its name, where that is not the number of those that are written down.</param>
    public void Fill(DbTransaction database, int seed, IReadOnlyDictionary<string, int> counts) => new Seeding(seed, counts, Start).Fill(
        database,
        Catalog.Resources.Where(resource => SeedsOf(resource) is not null).Select(resource => ((Table)resource, SeedsOf(resource)!)));

    private static Dictionary<string, TView> Views<TView>(Func<Resource, TView?> viewOf) where TView : class => Catalog.Resources
        .Where(resource => viewOf(resource) is not null)
        .ToDictionary(resource => resource.Name, resource => viewOf(resource)!);
}
