using System.Data.Common;
using Dapper;

namespace CloudController.Reference;

/// <summary>One app as it is stored; apps exist for the packages that belong to them.</summary>
internal sealed record AppRow
{
    public string Guid { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The space that the app is in; <see langword="null"/> where the edition does not ask for it.</summary>
    public string? SpaceGuid { get; init; }

    /// <summary>The organization of the space.</summary>
    public string? OrganizationGuid { get; init; }

    public string CreatedAt { get; init; } = "";
}

/// <summary>The statements on the table of apps.</summary>
internal static class AppTable
{
    private const string Select =
        "SELECT guid AS Guid, name AS Name, space_guid AS SpaceGuid, organization_guid AS OrganizationGuid, created_at AS CreatedAt FROM apps";

    public static AppRow? Find(DbTransaction database, string guid) =>
        database.Connection!.QuerySingleOrDefault<AppRow>($"{Select} WHERE guid = @guid", new { guid }, database);

    /// <summary>Some app of a space; spaces exist for the apps that are in them.</summary>
    public static AppRow? FindInSpace(DbTransaction database, string space) =>
        database.Connection!.QueryFirstOrDefault<AppRow>($"{Select} WHERE space_guid = @space ORDER BY id", new { space }, database);

    public static void Insert(DbTransaction database, AppRow row) => database.Connection!.Execute(
        """
        INSERT INTO apps (guid, name, space_guid, organization_guid, created_at)
        VALUES (@Guid, @Name, @SpaceGuid, @OrganizationGuid, @CreatedAt)
        """,
        row,
        database);
}
