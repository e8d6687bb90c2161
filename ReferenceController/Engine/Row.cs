using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CloudController.Reference.Engine;

/// <summary>One stored item: the values by column. A flag may be a number, as SQLite keeps it.</summary>
internal sealed record Row(ImmutableDictionary<string, object?> Values)
{
    public string Guid => Text(Table.Guid)!;

    public object? this[string column] => Values.GetValueOrDefault(column);

    /// <summary>What a new item has that says nothing about itself.</summary>
    public static Row New(Table table, string guid) => new(table.Columns
        .Where(column => column.IsStored)
        .ToImmutableDictionary(column => column.Name, column => column.Default)
        .SetItem(Table.Guid, guid)
        .SetItem(Table.UpdatedAt, null));

    public string? Text(string column) => this[column]?.ToString();

    public long Number(string column) => Convert.ToInt64(this[column], null);

    public Row With(string column, object? value) => new(Values.SetItem(column, value));

    /// <summary>A value as JSON shows it.</summary>
    public JsonNode? Json(Column column) => this[column.Name] switch
    {
        null => null,
        var value when column.Kind == ColumnKind.Flag => Convert.ToBoolean(value, null),
        var value when column.Kind is ColumnKind.Rank or ColumnKind.Number => Convert.ToInt64(value, null),
        var value when column.Kind == ColumnKind.Json => JsonNode.Parse(value.ToString()!),
        var value => value.ToString(),
    };
}

/// <summary>A test of one column: whether it has a word, or anything at all.</summary>
/// <param name="Column">The column.</param>
/// <param name="Word">The word; <see langword="null"/> for any value but null.</param>
internal sealed record RowTest(string Column, string? Word = null)
{
    /// <summary>Whether the column must not have the word, or nothing at all.</summary>
    public bool IsNot { get; init; }

    public bool Holds(Row row) => (Word is null ? row[Column] is not null : row.Text(Column) == Word) != IsNot;
}
