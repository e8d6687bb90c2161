using System.Collections.Immutable;
using System.Data.Common;

namespace CloudController.Reference;

/// <summary>What a controller speaks: an edition of each API family, with the routes and the data that go with them.</summary>
/// <param name="Name">The name by which options choose it.</param>
/// <param name="V2">The edition of v2.</param>
/// <param name="V3">The edition of v3.</param>
/// <param name="Routes">The routes of both families.</param>
/// <param name="Fill">Fills a new database.</param>
/// <param name="DataVersion">Marks the database files that hold the data of this edition.</param>
internal sealed record ControllerEdition(
    string Name,
    Edition V2,
    Edition V3,
    Func<Store, FaultSet, TimeProvider, ImmutableArray<Route>> Routes,
    Action<DbTransaction, ReferenceOptions> Fill,
    int DataVersion)
{
    private static readonly ImmutableArray<ControllerEdition> All =
    [
        new("2015", Edition.Of2015, Edition.Of2015, RouteTable.For, SeedData.Fill, DataVersion: 1),
        new("current", Edition.V2Current, Edition.V3Current, CurrentRouteTable.For, SeedData.FillCurrent, DataVersion: 2),
    ];

    public static IEnumerable<string> Names => All.Select(edition => edition.Name);

    /// <returns>The edition, or <see langword="null"/> for a name that is none.</returns>
    public static ControllerEdition? Find(string name) => All.FirstOrDefault(edition => edition.Name == name);
}
