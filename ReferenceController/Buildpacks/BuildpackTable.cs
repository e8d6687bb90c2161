using System.Data.Common;
using Dapper;

namespace CloudController.Reference;

/// <summary>
/// The statements on the table of buildpacks. The positions of a lifecycle stay 1 to N whatever is inserted, moved or deleted.
/// </summary>
internal static class BuildpackTable
{
    public static readonly Listable List = new(
        "buildpacks",
        "guid AS Guid, name AS Name, stack AS Stack, lifecycle AS Lifecycle, position AS Position, enabled AS Enabled, "
            + "locked AS Locked, filename AS Filename, labels AS Labels, annotations AS Annotations, "
            + "created_at AS CreatedAt, updated_at AS UpdatedAt",
        "position") { ThenBy = ["id"] };

    public static BuildpackRow? Find(DbTransaction database, string guid) =>
        database.Connection!.QuerySingleOrDefault<BuildpackRow>(
            $"SELECT {List.Columns} FROM {List.Table} WHERE guid = @guid", new { guid }, database);

    /// <summary>Whether another buildpack of the same stack and lifecycle has the name.</summary>
    public static bool IsTaken(DbTransaction database, BuildpackRow row) => database.Connection!.ExecuteScalar<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM buildpacks
          WHERE name = @Name AND stack IS @Stack AND lifecycle = @Lifecycle AND guid <> @Guid)
        """,
        row,
        database);

    public static long Count(DbTransaction database, string lifecycle) =>
        database.Connection!.ExecuteScalar<long>("SELECT count(*) FROM buildpacks WHERE lifecycle = @lifecycle", new { lifecycle }, database);

    public static void Insert(DbTransaction database, BuildpackRow row) => database.Connection!.Execute(
        """
        INSERT INTO buildpacks (guid, name, stack, lifecycle, position, enabled, locked, filename, labels, annotations,
          created_at, updated_at)
        VALUES (@Guid, @Name, @Stack, @Lifecycle, @Position, @Enabled, @Locked, @Filename, @Labels, @Annotations,
          @CreatedAt, @UpdatedAt)
        """,
        row,
        database);

    public static void Update(DbTransaction database, BuildpackRow row) => database.Connection!.Execute(
        """
        UPDATE buildpacks SET name = @Name, position = @Position, enabled = @Enabled, locked = @Locked, updated_at = @UpdatedAt
        WHERE guid = @Guid
        """,
        row,
        database);

    public static void Delete(DbTransaction database, BuildpackRow row)
    {
        database.Connection!.Execute("DELETE FROM buildpacks WHERE guid = @Guid", row, database);
        CloseGap(database, row);
    }

    /// <summary>Makes room for a buildpack at its position.</summary>
    public static void OpenGap(DbTransaction database, BuildpackRow row) => Shift(database, row, by: 1);

    /// <summary>Moves up what stood behind a buildpack that left its position.</summary>
    public static void CloseGap(DbTransaction database, BuildpackRow row) => Shift(database, row, by: -1);

    private static void Shift(DbTransaction database, BuildpackRow row, int by) => database.Connection!.Execute(
        "UPDATE buildpacks SET position = position + @by WHERE lifecycle = @Lifecycle AND position >= @Position",
        new { row.Lifecycle, row.Position, by },
        database);
}
