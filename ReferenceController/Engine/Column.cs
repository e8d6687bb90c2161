using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>What a value is, on the wire and in the database; the faults of a value follow from it.</summary>
internal enum ColumnKind
{
    /// <summary>The guid of the item itself.</summary>
    Guid,

    /// <summary>The time of creation.</summary>
    Created,

    /// <summary>The time of the last change.</summary>
    Updated,

    /// <summary>A text that every item has.</summary>
    Text,

    /// <summary>A text or null, and never an empty text.</summary>
    OptionalText,

    /// <summary>Any text, or null.</summary>
    Note,

    /// <summary>One of a few words.</summary>
    Choice,

    Flag,

    /// <summary>A place in a row of items, from 1 and without gaps.</summary>
    Rank,

    /// <summary>A whole number, or null.</summary>
    Number,

    /// <summary>The guid of another item.</summary>
    Reference,

    /// <summary>A hash in lower-case hex digits, or null.</summary>
    Hash,

    /// <summary>A JSON object or array.</summary>
    Json,

    /// <summary>A text that is not for everybody, or null.</summary>
    Secret,

    /// <summary>What is shown in place of a secret.</summary>
    Masked,

    /// <summary>An object that holds other values.</summary>
    Object,
}

/// <summary>One column of a table, beside those that every table has.</summary>
/// <param name="Name">The name, which is that of the JSON member too unless a dialect says otherwise.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record Column(string Name, ColumnKind Kind)
{
    private const string ReferenceEnd = "_guid";

    /// <summary>The words of a <see cref="ColumnKind.Choice"/>; where a new item does not say, it has the first.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The table that a <see cref="ColumnKind.Reference"/> leads to.</summary>
    public string Target { get; init; } = "";

    /// <summary>
    /// Whether an item is there without the one that a <see cref="ColumnKind.Reference"/> leads to; otherwise it is deleted with that one.
    /// </summary>
    public bool IsLoose { get; init; }

    /// <summary>The column whose equal values share one row of ranks; <see langword="null"/> where the whole table does.</summary>
    public string? Within { get; init; }

    /// <summary>What a new item has that says nothing of it.</summary>
    public object? Default { get; init; }

    /// <summary>How the value follows from others; <see langword="null"/> where it is stored.</summary>
    public ComputedValue? From { get; init; }

    public bool IsStored => From is null;

    /// <summary>The ways from the item to the users who read the value; <see langword="null"/> where everybody does who sees the item.</summary>
    public string? ReadBy { get; init; }

    /// <summary>What others read instead; <see langword="null"/> for nothing.</summary>
    public string? Hidden { get; init; }

    public static Column Reference(string item, string table) => new($"{item}{ReferenceEnd}", ColumnKind.Reference) { Target = table };

    public bool IsNullable => Kind is ColumnKind.OptionalText or ColumnKind.Note or ColumnKind.Hash
        or ColumnKind.Secret or ColumnKind.Updated or ColumnKind.Reference or ColumnKind.Number;

    /// <summary>What the tables of the resources call it: a reference is called after the other item.</summary>
    public string Called => Kind == ColumnKind.Reference ? Name[..^ReferenceEnd.Length] : Name;

    /// <summary>The line of CREATE TABLE.</summary>
    public string Sql => $"{Name} {Type}{(IsNullable ? "" : " NOT NULL")}";

    private string Type => Kind is ColumnKind.Flag or ColumnKind.Rank or ColumnKind.Number ? "INTEGER" : "TEXT";
}

/// <summary>The words in which the columns of a resource are written down.</summary>
internal static class Columns
{
    /// <summary>Labels and annotations.</summary>
    public static ImmutableArray<Column> Metadata => [Json("labels"), Json("annotations")];

    public static Column Text(string name) => new(name, ColumnKind.Text);

    public static Column Optional(string name) => new(name, ColumnKind.OptionalText);

    public static Column Note(string name) => new(name, ColumnKind.Note);

    public static Column Choice(string name, params ImmutableArray<string> words) =>
        new(name, ColumnKind.Choice) { Words = words, Default = words[0] };

    public static Column Flag(string name, bool ifUnsaid = false) => new(name, ColumnKind.Flag) { Default = ifUnsaid };

    public static Column Rank(string name, string? within = null) => new(name, ColumnKind.Rank) { Within = within, Default = 1L };

    public static Column Number(string name, long? ifUnsaid = null) => new(name, ColumnKind.Number) { Default = ifUnsaid };

    public static Column Hash(string name) => new(name, ColumnKind.Hash);

    public static Column Json(string name, string ifUnsaid = "{}") => new(name, ColumnKind.Json) { Default = ifUnsaid };

    public static Column Secret(string name) => new(name, ColumnKind.Secret);

    /// <summary>A reference to one item of another table; the column is called after it.</summary>
    /// <param name="item">What the other item is called, for example <c>owner</c>.</param>
    /// <param name="table">Its table, where that is not the same word with an s.</param>
    public static Column To(string item, string? table = null) => Column.Reference(item, table ?? $"{item}s");

    /// <summary>As <see cref="To"/>, to an item that this one can do without.</summary>
    public static Column Loose(string item, string? table = null) => To(item, table) with { IsLoose = true };

    /// <summary>A text that a way leads to, or null.</summary>
    public static Column Found(string name, string way, ColumnKind kind = ColumnKind.Note) => new(name, kind) { From = new FirstOf(way) };

    /// <summary>A reference that a way leads to, or null.</summary>
    public static Column FoundItem(string item, string table, string way) => To(item, table) with { From = new FirstOf(way) };

    /// <summary>A number that a way leads to, or null.</summary>
    public static Column FoundNumber(string name, string way) => new(name, ColumnKind.Number) { From = new FirstOf(way) };

    /// <summary>The guids that a way leads to, each in an object: what a relationship to many holds, as far as a caller sees it.</summary>
    public static Column Guids(string name, string way) => new(name, ColumnKind.Json)
    {
        From = new EachOf(way, ["guid"]) { IsOfSeen = true },
    };

    /// <summary>The values that a way leads to, as an array.</summary>
    public static Column Values(string name, string way) => new(name, ColumnKind.Json) { From = new ArrayOf(way) };

    /// <summary>An object of each item that a way leads to; members are called after columns, <c>a.b=c</c> shows c of it at a.b.</summary>
    public static Column Each(string name, string way, params ImmutableArray<string> members) =>
        new(name, ColumnKind.Json) { From = new EachOf(way, members) };

    /// <summary>The elements of arrays of the same item, one array after the other.</summary>
    public static Column Joined(string name, params ImmutableArray<string> arrays) =>
        new(name, ColumnKind.Json) { From = new JoinedArrays(arrays) };

    /// <summary>How many items a way leads to.</summary>
    public static Column CountOf(string name, string way) => new(name, ColumnKind.Number) { From = new CountedBy(way, "count") };

    /// <summary>The sum of the numbers that a way leads to.</summary>
    public static Column SumOf(string name, string way) => new(name, ColumnKind.Number) { From = new CountedBy(way, "total") };

    /// <summary>A number of the same item, or another where that is null.</summary>
    public static Column NumberOr(string name, string column, long otherwise) =>
        new(name, ColumnKind.Number) { From = new Otherwise(column, otherwise) };

    /// <summary>Texts one after the other; one that names a column in braces is left out where that is null or empty.</summary>
    public static Column Spelled(string name, params ImmutableArray<string> texts) =>
        new(name, ColumnKind.Text) { From = new Spelled(texts) };

    /// <summary>Other words for some of the words of a column; null for the rest.</summary>
    public static Column Named(string name, string column, params ImmutableArray<(string Word, string Other)> words) =>
        new(name, ColumnKind.Note) { From = new Renamed(column, words) };

    /// <summary>One word where another column has a word, or anything but null where none is said; else another.</summary>
    public static Column EitherOf(string name, string column, string yes, string no, string? word = null) =>
        new(name, ColumnKind.Choice) { From = new ByTest(column, yes, no, word) };
}
