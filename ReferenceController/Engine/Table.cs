using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>One kind of item as it is stored. Every table has an id, a guid and two times beside its own columns.</summary>
/// <param name="Name">The name of the table, which is the last part of the path of the list.</param>
internal record Table(string Name)
{
    public const string Guid = "guid";
    public const string CreatedAt = "created_at";
    public const string UpdatedAt = "updated_at";

    public ImmutableArray<Column> Columns { get; init; } = [];

    /// <summary>The columns whose values together are those of one item only.</summary>
    public ImmutableArray<string> Unique { get; init; } = [];

    /// <summary>The table of which this one is a part; <see langword="null"/> where its items are its own.</summary>
    public string? PartOf { get; init; }

    /// <summary>The test that makes an item one of the part.</summary>
    public RowTest? Only { get; init; }

    /// <summary>The column by which paths name an item.</summary>
    public string Key { get; init; } = Guid;

    /// <summary>Whether an item is seen by those only who have a role where it belongs; nobody but an admin has one here.</summary>
    public bool ByRole { get; init; }

    /// <summary>One item of the table.</summary>
    public string Singular { get; init; } = Name[..^1];

    /// <summary>The item's name in sentences.</summary>
    public string Label => Wording.Title(Singular);

    /// <summary>All columns but the id.</summary>
    public ImmutableArray<Column> All =>
        [new(Guid, ColumnKind.Guid), .. Columns, new(CreatedAt, ColumnKind.Created), new(UpdatedAt, ColumnKind.Updated)];

    /// <summary>The names of <see cref="All"/>, as a statement lists them.</summary>
    public string ColumnList => string.Join(", ", All.Select(column => column.Name));

    /// <summary>The columns that are stored, and not only read.</summary>
    public IEnumerable<Column> Stored => All.Where(column => column.IsStored);

    /// <summary>The view that adds the columns that are not stored.</summary>
    public string View => $"{Name}_seen";

    /// <summary>What rows are read from, as FROM names it; columns are the same under <see cref="Name"/>.</summary>
    public string Source => PartOf is null && Columns.Any(column => !column.IsStored) ? $"{View} AS {Name}" : Name;

    /// <summary>The column called so, or the reference to an item called so.</summary>
    /// <exception cref="InvalidOperationException">There is none: a mistake in the table of the resource.</exception>
    public Column this[string name] => All.FirstOrDefault(column => column.Name == name || column.Called == name)
        ?? throw new InvalidOperationException($"{Name} has no column {name}");

    /// <summary>The SQL expression for a column where rows are read from the table itself, and not from <see cref="Source"/>.</summary>
    public string Read(Model model, Column column) =>
        PartOf is null && column.From is { } from ? from.Sql(model, this) : $"{Name}.{column.Name}";

    public Column? RankColumn => Columns.FirstOrDefault(column => column.Kind == ColumnKind.Rank);
}
