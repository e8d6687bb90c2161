using System.Data.Common;

namespace CloudController.Reference;

/// <summary>Fills a new database. The first rows are fixed, so that they decide every clause; the others follow their example.</summary>
internal static class SeedData
{
    private static readonly DateTimeOffset Start = new(2015, 7, 6, 23, 23, 9, TimeSpan.Zero);

    public static void Fill(DbTransaction database, ReferenceOptions options)
    {
        var ids = new SeededIds(options.Seed);
        foreach (var row in BuildpackSeeds.Rows(options.Buildpacks, Start, ids))
            BuildpackTable.Insert(database, row);
        var apps = PackageSeeds.Apps(Start, ids);
        foreach (var app in apps)
            AppTable.Insert(database, app);
        foreach (var row in PackageSeeds.Rows(options.Packages, apps, Start, ids))
            PackageTable.Insert(database, row);
    }
}
