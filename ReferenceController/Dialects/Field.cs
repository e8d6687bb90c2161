using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects;

/// <summary>
/// One value that a dialect shows of an item. A text alone is the field at that path which shows the column called like the path's end.
/// </summary>
/// <param name="Path">Where it is shown: members with dots between them.</param>
internal abstract record Field(string Path)
{
    /// <summary>The tests that an item has to pass to have the field.</summary>
    public ImmutableArray<RowTest> When { get; init; } = [];

    public static implicit operator Field(string path) => new ColumnField(path, path[(path.LastIndexOf('.') + 1)..]);

    /// <summary>The columns that the field looks at, as its table or the field calls them.</summary>
    public IEnumerable<string> Reads => When.Select(test => test.Column).Concat(Shown);

    /// <summary>The columns that are shown.</summary>
    protected abstract IEnumerable<string> Shown { get; }

    public bool IsShown(Row row) => When.All(test => test.Holds(row));

    public abstract ColumnKind KindIn(Table table);

    public abstract JsonNode? Value(Table table, Row row);
}

/// <summary>Shows a column.</summary>
internal sealed record ColumnField(string Path, string Column) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => table[Column].Kind;

    protected override IEnumerable<string> Shown => [Column];

    public override JsonNode? Value(Table table, Row row) => row.Json(table[Column]);
}

/// <summary>Shows the same of every item.</summary>
internal sealed record ConstantField(string Path, string Json) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => Json[0] is '{' or '[' ? ColumnKind.Object : ColumnKind.Choice;

    protected override IEnumerable<string> Shown => [];

    public override JsonNode? Value(Table table, Row row) => JsonNode.Parse(Json);
}

/// <summary>Shows one word or another.</summary>
internal sealed record EitherField(string Path, RowTest Test, string Yes, string No) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => ColumnKind.Choice;

    protected override IEnumerable<string> Shown => [Test.Column];

    public override JsonNode? Value(Table table, Row row) => Test.Holds(row) ? Yes : No;
}

/// <summary>Shows whether an item passes a test.</summary>
internal sealed record WhetherField(string Path, RowTest Test) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => ColumnKind.Flag;

    protected override IEnumerable<string> Shown => [Test.Column];

    public override JsonNode? Value(Table table, Row row) => Test.Holds(row);
}

/// <summary>Shows the guid of another item, which may be null, at the path itself: the objects around it are there in any case.</summary>
internal sealed record GuidField(string Path, string Column) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => ColumnKind.OptionalText;

    protected override IEnumerable<string> Shown => [Column];

    public override JsonNode? Value(Table table, Row row) => row.Text(table[Column].Name);
}

/// <summary>Shows a reference as an object with a guid, or null.</summary>
internal sealed record HolderField(string Path, string Column) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => ColumnKind.Object;

    protected override IEnumerable<string> Shown => [Column];

    public override JsonNode? Value(Table table, Row row) =>
        row.Text(table[Column].Name) is { } guid ? new JsonObject { [Table.Guid] = guid } : null;
}

/// <summary>Shows JSON that is in no column: whoever reads the row adds it under the path.</summary>
internal sealed record JsonField(string Path) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => ColumnKind.Json;

    protected override IEnumerable<string> Shown => [];

    public override JsonNode? Value(Table table, Row row) => JsonNode.Parse(row.Text(Path)!);
}

/// <summary>Shows a text in which columns stand.</summary>
internal sealed record WrittenField(string Path, string Template) : Field(Path)
{
    public override ColumnKind KindIn(Table table) => ColumnKind.Text;

    protected override IEnumerable<string> Shown => Wording.Names(Template);

    public override JsonNode? Value(Table table, Row row) => Wording.Filled(Template, row.Text);
}

/// <summary>Shows that there is a secret, and not which.</summary>
internal sealed record MaskedField(string Path, string Column) : Field(Path)
{
    private const string Mask = "***";

    public override ColumnKind KindIn(Table table) => ColumnKind.Masked;

    protected override IEnumerable<string> Shown => [Column];

    public override JsonNode? Value(Table table, Row row) => row[Column] is null ? null : Mask;
}

/// <summary>The words in which fields are written down.</summary>
internal static class ShownFields
{
    /// <summary>A column that is shown under another name.</summary>
    public static Field At(string path, string column) => new ColumnField(path, column);

    /// <summary>The guid of another item, alone.</summary>
    public static Field GuidOf(string path, string item) => new GuidField(path, item);

    /// <summary>Another item as an object that has its guid; null for none.</summary>
    public static Field Holds(string path, string? item = null) => new HolderField(path, item ?? path);

    /// <summary>A text in which columns stand in braces.</summary>
    public static Field Written(string path, string template) => new WrittenField(path, template);

    /// <summary>What is the same for every item, as JSON.</summary>
    public static Field Always(string path, string json) => new ConstantField(path, json);

    public static Field Either(string path, RowTest test, string yes, string no) => new EitherField(path, test, yes, no);

    public static Field Whether(string path, RowTest test) => new WhetherField(path, test);

    public static Field Masked(string path, string column) => new MaskedField(path, column);

    /// <summary>Whether a column has a word.</summary>
    public static RowTest Is(string column, string word) => new(column, word);

    /// <summary>Whether a column has another word.</summary>
    public static RowTest IsNot(string column, string word) => new(column, word) { IsNot = true };

    /// <summary>Whether a column has anything but null.</summary>
    public static RowTest Has(string column) => new(column);

    /// <summary>Whether a column has nothing but null.</summary>
    public static RowTest HasNo(string column) => new(column) { IsNot = true };

    /// <summary>Fields that an item has where it passes a test.</summary>
    public static IEnumerable<Field> When(RowTest test, params IEnumerable<Field> fields) =>
        fields.Select(field => field with { When = [test, .. field.When] });

    /// <summary>Puts fields where there are others.</summary>
    public static void PutInto(this ImmutableArray<Field> fields, JsonObject document, Table table, Row row)
    {
        foreach (var field in fields)
            Put(document, field.Path, field.Value(table, row));
    }

    /// <summary>Puts a value at a path, with the objects that are needed on the way.</summary>
    public static void Put(JsonObject root, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            root = (JsonObject)(root[step] ??= new JsonObject());
        root[steps[^1]] = value;
    }
}
