using System.Data.Common;
using Dapper;

namespace CloudController.Reference;

/// <summary>The statements on the table of buildpacks. Positions stay 1 to N whatever is inserted, moved or deleted.</summary>
internal static class BuildpackTable
{
    public static readonly Listable List = new(
        "buildpacks",
        "guid AS Guid, name AS Name, position AS Position, enabled AS Enabled, locked AS Locked, filename AS Filename, "
            + "created_at AS CreatedAt, updated_at AS UpdatedAt",
        "position");

    public static BuildpackRow? Find(DbTransaction database, string guid) =>
        database.Connection!.QuerySingleOrDefault<BuildpackRow>(
            $"SELECT {List.Columns} FROM {List.Table} WHERE guid = @guid", new { guid }, database);

    public static bool IsTaken(DbTransaction database, string name, string byOtherThan) => database.Connection!.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM buildpacks WHERE name = @name AND guid <> @byOtherThan)", new { name, byOtherThan }, database);

    public static long Count(DbTransaction database) =>
        database.Connection!.ExecuteScalar<long>("SELECT count(*) FROM buildpacks", transaction: database);

    public static void Insert(DbTransaction database, BuildpackRow row) => database.Connection!.Execute(
        """
        INSERT INTO buildpacks (guid, name, position, enabled, locked, filename, created_at, updated_at)
        VALUES (@Guid, @Name, @Position, @Enabled, @Locked, @Filename, @CreatedAt, @UpdatedAt)
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
        CloseGap(database, row.Position);
    }

    /// <summary>Makes room for a buildpack at a position.</summary>
    public static void OpenGap(DbTransaction database, long position) => Shift(database, position, by: 1);

    /// <summary>Moves up what stood behind a buildpack that left its position.</summary>
    public static void CloseGap(DbTransaction database, long position) => Shift(database, position, by: -1);

    private static void Shift(DbTransaction database, long from, int by) => database.Connection!.Execute(
        "UPDATE buildpacks SET position = position + @by WHERE position >= @from", new { from, by }, database);
}
