namespace CloudController.Reference.Engine;

/// <summary>
/// The database that follows from a model. Text compares byte for byte (SQLite's BINARY); times are kept as they are printed.
/// </summary>
internal static class Schema
{
    public static string Create(Model model) => string.Concat(model.Stored.Select(Create));

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
