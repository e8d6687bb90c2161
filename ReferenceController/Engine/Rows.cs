using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Http;
using Dapper;

namespace CloudController.Reference.Engine;

/// <summary>The statements on the rows of one table. Ranks stay 1 to N whatever is inserted, moved or deleted.</summary>
internal static class Rows
{
    /// <summary>The row that a call is about, if there is one and its caller may see it; the only row where the path has no place for a guid.</summary>
    public static Row? FindVisible(this DbTransaction database, Table table, ApiCall call) =>
        call.Guid.Length > 0 ? database.FindSeen(table, call.Guid, call.Caller) : database.Seen(table, "TRUE", "", call.Caller);

    /// <summary>The row, if there is one and a caller may see it.</summary>
    public static Row? FindSeen(this DbTransaction database, Table table, string key, Caller caller) =>
        database.Seen(table, $"{table.Key} = @key", key, caller);

    /// <summary>The rows that have one of some guids in a column, the oldest first.</summary>
    public static ImmutableArray<Row> FindAll(
        this DbTransaction database, Table table, string column, IReadOnlyCollection<string> guids) =>
        database.Select($"SELECT {table.SelectList} FROM {table.From} WHERE {column} IN @guids ORDER BY id", new { guids });

    private static Row? Seen(this DbTransaction database, Table table, string where, string key, Caller caller) => database.Select(
        $"SELECT {table.ListFor(caller)} FROM {table.From} WHERE {where} AND {table.SeenFor(caller)}",
        new { key, caller = caller.UserId, all = caller.SeesEverything }).FirstOrDefault();

    public static ImmutableArray<Row> Select(this DbTransaction database, string sql, object parameters) =>
    [
        .. database.Connection!.Query(sql, parameters, database)
            .Select(found => new Row(ImmutableDictionary.CreateRange((IDictionary<string, object?>)found))),
    ];

    public static void Insert(this DbTransaction database, Table table, Row row)
    {
        OpenGap(database, table, row);
        database.Append(table, row);
    }

    /// <summary>Inserts rows whose ranks are free ones, with one statement that is read once.</summary>
    public static void Append(this DbTransaction database, Table table, params IEnumerable<Row> rows)
    {
        var columns = table.Stored.Select(column => column.Name).ToList();
        using var insert = database.Connection!.CreateCommand();
        insert.Transaction = database;
        insert.CommandText =
            $"INSERT INTO {table.Name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"@{column}"))})";
        var parameters = columns.ConvertAll(column => insert.CreateParameter());
        foreach (var (column, parameter) in columns.Zip(parameters))
        {
            parameter.ParameterName = column;
            insert.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            foreach (var (column, parameter) in columns.Zip(parameters))
                parameter.Value = row[column] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    public static void Update(this DbTransaction database, Table table, Row old, Row changed)
    {
        CloseGap(database, table, old);
        OpenGap(database, table, changed);
        var values = string.Join(", ", table.Stored.Select(column => $"{column.Name} = @{column.Name}"));
        database.Connection!.Execute($"UPDATE {table.Name} SET {values} WHERE guid = @guid", changed.Values, database);
    }

    public static void Delete(this DbTransaction database, Table table, Row row)
    {
        database.Connection!.Execute($"DELETE FROM {table.Name} WHERE guid = @guid", row.Values, database);
        CloseGap(database, table, row);
    }

    /// <summary>Whether another row has what only one may have.</summary>
    public static bool IsTaken(this DbTransaction database, Table table, Row row) =>
        !table.Unique.IsEmpty && database.IsTaken(table, row, table.Unique);

    /// <summary>Whether another row has the same in some columns.</summary>
    /// <param name="database">The transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="collation">How texts are compared, as SQLite calls it.</param>
    public static bool IsTaken(
        this DbTransaction database, Table table, Row row, ImmutableArray<string> columns, string collation = "BINARY")
    {
        var same = columns.Select(name => $"{table[name].Name} COLLATE {collation} IS @{table[name].Name}").Append("guid <> @guid");
        return database.Connection!.ExecuteScalar<bool>(
            $"SELECT EXISTS (SELECT 1 FROM {table.Name} WHERE {string.Join(" AND ", same)})", row.Values, database);
    }

    /// <summary>Makes a row refer to an item, or to none.</summary>
    public static void Refer(this DbTransaction database, Table table, string guid, Column reference, string? to) =>
        database.Connection!.Execute(
            $"UPDATE {table.Name} SET {reference.Name} = @to WHERE guid = @guid", new { guid, to }, database);

    /// <summary>Gives a column of one row the value of an expression.</summary>
    public static void Set(this DbTransaction database, Table table, string guid, Column column, string expression) =>
        database.Connection!.Execute(
            $"UPDATE {table.Name} SET {column.Name} = {expression} WHERE {table.Name}.guid = @guid", new { guid }, database);

    /// <summary>The row with its rank moved into the range that there is; a new row may stand behind the last one.</summary>
    public static Row WithRankInRange(this DbTransaction database, Table table, Row row, bool isNew)
    {
        if (table.RankColumn is not { } rank)
            return row;
        var count = database.Connection!.ExecuteScalar<long>(
            $"SELECT count(*) FROM {table.Name} WHERE {Group(rank)}", row.Values, database);
        return row.With(rank.Name, Math.Clamp(row.Number(rank.Name), 1, count + (isNew ? 1 : 0)));
    }

    private static void OpenGap(DbTransaction database, Table table, Row row) => Shift(database, table, row, "+ 1");

    private static void CloseGap(DbTransaction database, Table table, Row row) => Shift(database, table, row, "- 1");

    private static void Shift(DbTransaction database, Table table, Row row, string by)
    {
        if (table.RankColumn is { } rank)
        {
            database.Connection!.Execute(
                $"UPDATE {table.Name} SET {rank.Name} = {rank.Name} {by} WHERE {Group(rank)} AND {rank.Name} >= @{rank.Name}",
                row.Values,
                database);
        }
    }

    private static string Group(Column rank) => rank.Within is { } within ? $"{within} = @{within}" : "TRUE";
}
