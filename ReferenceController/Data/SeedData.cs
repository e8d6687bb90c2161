using System.Data.Common;

namespace CloudController.Reference;

/// <summary>Fills a new database. The first rows are fixed, so that they decide every clause; the others follow their example.</summary>
internal static class SeedData
{
    private static readonly DateTimeOffset Start = new(2015, 7, 6, 23, 23, 9, TimeSpan.Zero);
    private static readonly DateTimeOffset CurrentStart = new(2024, 2, 29, 23, 58, 47, TimeSpan.Zero);

    /// <summary>Fills it with what the editions of 2015 can show.</summary>
    public static void Fill(DbTransaction database, ReferenceOptions options)
    {
        var ids = new SeededIds(options.Seed);
        Insert(database, BuildpackSeeds.Rows(options.Buildpacks, Start, ids));
        var apps = PackageSeeds.Apps(Start, ids);
        Insert(database, apps, PackageSeeds.Rows(options.Packages, apps, Start, ids));
    }

    /// <summary>Fills it with what the current editions can show.</summary>
    public static void FillCurrent(DbTransaction database, ReferenceOptions options)
    {
        var ids = new SeededIds(options.Seed);
        Insert(database, CurrentBuildpackSeeds.Rows(options.Buildpacks, CurrentStart, ids));
        var apps = CurrentPackageSeeds.Apps(CurrentStart, ids);
        Insert(database, apps, CurrentPackageSeeds.Rows(options.Packages, apps, CurrentStart, ids));
    }

    private static void Insert(DbTransaction database, IEnumerable<BuildpackRow> buildpacks)
    {
        foreach (var row in buildpacks)
            BuildpackTable.Insert(database, row);
    }

    private static void Insert(DbTransaction database, IEnumerable<AppRow> apps, IEnumerable<PackageRow> packages)
    {
        foreach (var app in apps)
            AppTable.Insert(database, app);
        foreach (var row in packages)
            PackageTable.Insert(database, row);
    }
}
