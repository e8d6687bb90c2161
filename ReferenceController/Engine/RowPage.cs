using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>The rows of one page, and how many there are on all pages.</summary>
internal sealed record RowPage(ImmutableArray<Row> Items, long Total)
{
    /// <summary>The rows that the page's rows belong to, as far as they were asked for.</summary>
    public ImmutableArray<RelatedRows> Related { get; init; } = [];

    /// <summary>The same rows with those that are shown inside them; empty where none are.</summary>
    public ImmutableArray<RowTree> Trees { get; init; } = [];

    /// <summary>The number of pages; an empty list has one, empty page.</summary>
    public long PageCount(int size) => Math.Max(1, (Total + size - 1) / size);
}

/// <summary>Rows of another table, each of them once.</summary>
internal sealed record RelatedRows(Table Table, ImmutableArray<Row> Rows)
{
    /// <summary>The members that are shown of them; empty for all.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    public RelatedRows And(ImmutableArray<Row> rows) => this with { Rows = [.. Rows.Concat(rows).DistinctBy(row => row.Guid)] };
}

/// <summary>A row with the rows that are shown inside it, by relation.</summary>
internal sealed record RowTree(Row Row, ImmutableDictionary<string, ImmutableArray<RowTree>> Inside)
{
    public static RowTree Alone(Row row) => new(row, ImmutableDictionary<string, ImmutableArray<RowTree>>.Empty);
}
