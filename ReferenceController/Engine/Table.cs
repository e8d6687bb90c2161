using System.Collections.Immutable;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>One kind of item as it is stored. Every table has an id, a guid and two times beside its own columns.</summary>
/// <param name="Name">The name of the table, which is the last part of the path of the list.</param>
internal record Table(string Name)
{
    public const string Guid = "guid";
    public const string CreatedAt = "created_at";
    public const string UpdatedAt = "updated_at";

    public ImmutableArray<Column> Columns
    {
        get;
        init
        {
            field = value;
            All = WithEverybodys(value);
        }
    } = [];

    /// <summary>The columns whose values together are those of one item only.</summary>
    public ImmutableArray<string> Unique { get; init; } = [];

    /// <summary>The table of which this one is a part; <see langword="null"/> where its items are its own.</summary>
    public string? PartOf { get; init; }

    /// <summary>The test that makes an item one of the part.</summary>
    public RowTest? Only { get; init; }

    /// <summary>The column by which paths name an item.</summary>
    public string Key { get; init; } = Guid;

    /// <summary>Whether items are seen by those only who see everything, and those whom <see cref="SeenBy"/> leads to.</summary>
    public bool ByRole { get; init; }

    /// <summary>The ways from an item to the users who see it; items of a table that has some are seen by role.</summary>
    public string? SeenBy
    {
        get;
        init => (field, ByRole) = (value, true);
    }

    /// <summary>One item of the table.</summary>
    public string Singular { get; init; } = Name[..^1];

    /// <summary>The item's name in sentences.</summary>
    public string Label => Wording.Title(Singular);

    /// <summary>All columns but the id.</summary>
    public ImmutableArray<Column> All { get; private init; } = WithEverybodys([]);

    /// <summary>The columns that are stored, and not only read.</summary>
    public IEnumerable<Column> Stored => All.Where(column => column.IsStored);

    /// <summary>What rows are read from, as FROM names it; columns are the same under <see cref="Name"/>.</summary>
    public string From => PartOf is null ? Name : $"(SELECT * FROM {PartOf}{(Only is null ? "" : $" WHERE {Sql(Only)}")}) AS {Name}";

    /// <summary>What a statement selects to read an item, as far as it is needed; see <see cref="Model.Reading"/>.</summary>
    public string SelectList { get; init; } = "";

    /// <summary>As <see cref="SelectList"/>, with every column.</summary>
    public string WholeList { get; init; } = "";

    /// <summary>As <see cref="SelectList"/>, for callers from whom something is hidden.</summary>
    public string HidingList { get; init; } = "";

    /// <summary>As <see cref="HidingList"/>, with every column.</summary>
    public string WholeHidingList { get; init; } = "";

    /// <summary>The condition on the items that the user <c>@caller</c> sees.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The same table, of whose items every column is read.</summary>
    public Table Whole => this with { SelectList = WholeList, HidingList = WholeHidingList };

    /// <summary>What a statement selects to read an item for a caller.</summary>
    public string ListFor(Caller caller) => caller.SeesSecrets ? SelectList : HidingList;

    /// <summary>The condition on the items that a caller sees.</summary>
    public string SeenFor(Caller caller) => !ByRole || caller.SeesEverything ? "TRUE" : Seen;

    /// <summary>The column called so, or the reference to an item called so.</summary>
    /// <exception cref="InvalidOperationException">There is none: a mistake in the table of the resource.</exception>
    public Column this[string name] => Find(name) ?? throw new InvalidOperationException($"{Name} has no column {name}");

    /// <summary>The SQL expression for a column, for a row of <see cref="From"/>.</summary>
    public string Read(Model model, Column column) => column.From is { } from ? from.Sql(model, this) : $"{Name}.{column.Name}";

    /// <summary>The column of that name, where its value is stored and follows from nothing; otherwise <see langword="null"/>.</summary>
    public Column? OwnColumn(string name) => Find(name) is { From: null } column ? column : null;

    private Column? Find(string name) => All.FirstOrDefault(column => column.Name == name || column.Called == name);

    public Column? RankColumn => Columns.FirstOrDefault(column => column.Kind == ColumnKind.Rank);

    private string Sql(RowTest test) => test.Word is null
        ? $"{this[test.Column].Name} IS {(test.IsNot ? "NULL" : "NOT NULL")}"
        : $"{this[test.Column].Name} {(test.IsNot ? "IS NOT" : "IS")} '{test.Word}'";

    private static ImmutableArray<Column> WithEverybodys(ImmutableArray<Column> columns) =>
        [new(Guid, ColumnKind.Guid), .. columns, new(CreatedAt, ColumnKind.Created), new(UpdatedAt, ColumnKind.Updated)];
}
