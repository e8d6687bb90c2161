using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>All tables, and the ways that lead from one to another.</summary>
internal sealed record Model(ImmutableArray<Table> Tables)
{
    /// <summary>Those that have items of their own.</summary>
    public IEnumerable<Table> Stored => Tables.Where(table => table.PartOf is null);

    /// <exception cref="InvalidOperationException">There is none: a mistake in the table of a resource.</exception>
    public Table this[string name] => Tables.FirstOrDefault(table => table.Name == name)
        ?? throw new InvalidOperationException($"there is no table {name}");

    /// <summary>The table that stores the items of another, which may be a part of it.</summary>
    public Table Storing(Table table) => table.PartOf is { } whole ? this[whole] : table;

    /// <summary>The stored references that lead to the items of a table, each with the table that has it.</summary>
    public IEnumerable<(Table Table, Column Reference)> ReferencesTo(Table table) =>
        from other in Stored
        from column in other.Stored
        where column.Kind == ColumnKind.Reference && Storing(this[column.Target]).Name == table.Name
        select (other, column);

    /// <summary>The SQL expression for a column that a way of references leads to.</summary>
    /// <param name="from">The table whose rows are looked at.</param>
    /// <param name="path">A column, or references and a column with dots between them: <c>owner.city.name</c>.</param>
    public string Expression(Table from, string path)
    {
        var steps = path.Split('.');
        var (table, expression) = (from, Bare(from, from[steps[0]]));
        foreach (var (at, step) in steps.Index().Skip(1))
        {
            table = this[table[steps[at - 1]].Target];
            expression = $"(SELECT {Bare(table, table[step])} FROM {table.From} WHERE {table.Name}.guid = {expression})";
        }

        return expression;
    }

    /// <summary>The same tables, of which statements select what is stored and those of the other columns that are needed.</summary>
    /// <param name="needed">The names of the columns that somebody looks at, by table.</param>
    public Model Reading(Func<string, IEnumerable<string>> needed) => new([.. Tables.Select(table => Listing(table, needed(table.Name)))]);

    private Table Listing(Table table, IEnumerable<string> names)
    {
        var needed = names.ToHashSet();
        return table with
        {
            SelectList = List(IsNeeded, Selected),
            WholeList = List(_ => true, Selected),
            HidingList = List(IsNeeded, Hiding),
            WholeHidingList = List(_ => true, Hiding),
            Seen = Seen(table),
        };

        bool IsNeeded(Column column) => column.IsStored || column.Kind == ColumnKind.Reference || needed.Contains(column.Name);

        string List(Func<Column, bool> isRead, Func<Table, Column, string> select) =>
            string.Join(", ", table.All.Where(isRead).Select(column => select(table, column)));
    }

    /// <summary>The condition on the items that the user <c>@caller</c> sees.</summary>
    public string Seen(Table table) =>
        table.SeenBy is { } way ? Ways.ToCaller(this, table, way) : table.ByRole ? "FALSE" : "TRUE";

    private string Hiding(Table table, Column column) => column switch
    {
        { From: { } from } => $"{from.HidingSql(this, table)} AS {column.Name}",
        { ReadBy: { } way } =>
            $"CASE WHEN {Ways.ToCaller(this, table, way)} THEN {column.Name} ELSE {Quoted(column.Hidden)} END AS {column.Name}",
        _ => column.Name,
    };

    private static string Quoted(string? text) => text is null ? "NULL" : $"'{text}'";

    private string Selected(Table table, Column column) =>
        column.IsStored ? column.Name : $"{table.Read(this, column)} AS {column.Name}";

    /// <summary>A stored column needs no table before its name: a statement reads from one table.</summary>
    private string Bare(Table table, Column column) => column.IsStored ? column.Name : table.Read(this, column);

    /// <summary>The column at the end of a way of references.</summary>
    public Column End(Table from, string path) => path.Split('.') switch
    {
        [var last] => from[last],
        [var first, .. var then] => End(this[from[first].Target], string.Join('.', then)),
        [] => throw new InvalidOperationException($"no way leads nowhere from {from.Name}"),
    };

    /// <summary>A condition on what a way leads to, whether that is one value or several.</summary>
    public Condition Condition(Table from, string path, Comparison comparison, ImmutableArray<string> values) => Ways.LeadsToMany(path)
        ? new(Ways.Values(this, from, path), comparison, values) { IsSet = true }
        : new(Expression(from, path), comparison, values);

    /// <summary>The steps of a way from some items to related ones, as <see cref="Pages"/> goes it.</summary>
    /// <param name="from">The table of the items.</param>
    /// <param name="way">
    /// Steps with dots between them: references, or <c>table/reference</c> for the items of a table that refer to those at hand. What comes
    /// before a colon is only passed.
    /// </param>
    public IEnumerable<Step> Steps(Table from, string way)
    {
        var passed = way.Split(':') is [var before, _] ? before.Split('.').Length : 0;
        foreach (var (at, step) in way.Split('.', ':').Index())
        {
            var (by, to) = step.Split('/') is [var table, var back]
                ? (this[table][back], this[table])
                : (from[step], this[from[step].Target]);
            yield return new(by, to, IsBack: step.Contains('/', StringComparison.Ordinal), IsShown: at >= passed);
            from = to;
        }
    }
}

/// <summary>A step from some items to related ones.</summary>
/// <param name="By">The reference.</param>
/// <param name="To">The table of the related items.</param>
/// <param name="IsBack">Whether these refer to those, and not the other way round.</param>
/// <param name="IsShown">Whether the related items are what is looked for, or on the way to it.</param>
internal sealed record Step(Column By, Table To, bool IsBack, bool IsShown);
