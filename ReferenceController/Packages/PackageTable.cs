using System.Data.Common;
using Dapper;

namespace CloudController.Reference;

/// <summary>The statements on the table of packages.</summary>
internal static class PackageTable
{
    public static readonly Listable List = new(
        "packages",
        "guid AS Guid, app_guid AS AppGuid, type AS Type, state AS State, hash_type AS HashType, hash AS Hash, error AS Error, image AS Image, "
            + "docker_user AS DockerUser, docker_email AS DockerEmail, docker_password AS DockerPassword, "
            + "docker_login_server AS DockerLoginServer, store_image AS StoreImage, "
            + "labels AS Labels, annotations AS Annotations, created_at AS CreatedAt, updated_at AS UpdatedAt",
        "id");

    /// <summary>The condition that no row meets: a package is never without a guid.</summary>
    private static readonly Condition None = new("guid", Comparison.IsNull, []);

    /// <summary>Packages are seen by role, and nobody but an admin has one here.</summary>
    public static ListQuery Visible(ListQuery query, Caller caller) => caller.IsAdmin ? query : query with { Filters = [None] };

    public static PackageRow? Find(DbTransaction database, string guid) =>
        database.Connection!.QuerySingleOrDefault<PackageRow>(
            $"SELECT {List.Columns} FROM {List.Table} WHERE guid = @guid", new { guid }, database);

    public static void Insert(DbTransaction database, PackageRow row) => database.Connection!.Execute(
        """
        INSERT INTO packages (guid, app_guid, type, state, hash_type, hash, error, image, docker_user, docker_email,
          docker_password, docker_login_server, store_image, labels, annotations, created_at, updated_at)
        VALUES (@Guid, @AppGuid, @Type, @State, @HashType, @Hash, @Error, @Image, @DockerUser, @DockerEmail,
          @DockerPassword, @DockerLoginServer, @StoreImage, @Labels, @Annotations, @CreatedAt, @UpdatedAt)
        """,
        row,
        database);

    public static void Delete(DbTransaction database, string guid) =>
        database.Connection!.Execute("DELETE FROM packages WHERE guid = @guid", new { guid }, database);
}
