namespace CloudController.Reference.Engine;

/// <summary>
/// The database that follows from a model. Text compares byte for byte (SQLite's BINARY); times are kept as they are printed.
/// </summary>
internal static class Schema
{
    public static string Create(Model model) => string.Concat(
    [
        .. model.Tables.Where(table => table.PartOf is null).Select(Create),
        .. model.Tables.Where(table => table.PartOf is null && table.Source != table.Name).Select(table => Seen(model, table)),
        .. model.Tables.Where(table => table.PartOf is not null).Select(table => Part(model, table)),
    ]);

    /// <summary>The table with the columns that follow from others.</summary>
    private static string Seen(Model model, Table table)
    {
        var columns = table.All.Select(column => column.From is { } from ? $"{from.Sql(model, table)} AS {column.Name}" : $"{table.Name}.{column.Name}");
        return $"CREATE VIEW {table.View} AS SELECT {table.Name}.id, {string.Join(", ", columns)} FROM {table.Name};\n";
    }

    private static string Part(Model model, Table table)
    {
        var where = table.Only is { } test ? $" WHERE {Sql(test, table)}" : "";
        return $"CREATE VIEW {table.Name} AS SELECT id, {table.ColumnList} FROM {model[table.PartOf!].Source}{where};\n";
    }

    private static string Sql(RowTest test, Table table) => test.Word is null
        ? $"{table[test.Column].Name} IS {(test.IsNot ? "NULL" : "NOT NULL")}"
        : $"{table[test.Column].Name} {(test.IsNot ? "IS NOT" : "IS")} '{test.Word}'";

    private static string Create(Table table)
    {
        var columns = table.Stored.Select(column => column.Kind == ColumnKind.Guid ? $"{column.Sql} UNIQUE" : column.Sql);
        return $"CREATE TABLE {table.Name} (\n  id INTEGER PRIMARY KEY,\n  {string.Join(",\n  ", columns)});\n{UniqueIndex(table)}";
    }

    /// <summary>A unique index in which null counts as a value: in SQLite's own, several rows may have null.</summary>
    private static string UniqueIndex(Table table)
    {
        if (table.Unique.IsEmpty)
            return "";
        var columns = string.Join(", ", table.Unique.Select(name => Comparable(table[name])));
        return $"CREATE UNIQUE INDEX {table.Singular}_{table.Unique[0]}s ON {table.Name} ({columns});\n";
    }

    private static string Comparable(Column column) => column.IsNullable ? $"ifnull({column.Name}, '')" : column.Name;
}
