using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace CloudController.Reference.Engine;

/// <summary>Fills a new database. Equal parameters give equal items.</summary>
/// <param name="seed">Where the generator of guids and hashes starts.</param>
/// <param name="counts">How many items a table has, by its name; a table that is not named has all that are written down.</param>
/// <param name="start">When the first items were created.</param>
internal sealed class Seeding(int seed, IReadOnlyDictionary<string, int> counts, DateTimeOffset start)
{
    /// <summary>The seed of those who do not ask for another.</summary>
    public const int UsualSeed = 1;

    private readonly SeededIds _ids = new(seed);

    /// <param name="database">The new database.</param>
    /// <param name="seeds">The tables in the order in which their guids are drawn.</param>
    public void Fill(DbTransaction database, IEnumerable<(Table Table, Seeds Seeds)> seeds)
    {
        var drawn = new Dictionary<string, ImmutableArray<Row>>();
        var tables = seeds.ToList();
        foreach (var (table, seed) in tables)
            drawn[table.Name] = Draw(table, seed, name => drawn[name].Length);
        foreach (var (table, _) in tables)
            database.Append(table, drawn[table.Name].Select(row => Referring(table, row, drawn)));
    }

    private ImmutableArray<Row> Draw(Table table, Seeds seeds, Func<string, int> countOf)
    {
        var written = seeds.Items.ToImmutableArray();
        var count = counts.TryGetValue(table.Name, out var asked) ? asked : written.Length;
        var cells = Enumerable.Range(0, count)
            .Select(at => at < written.Length ? written[at] : Another(table, written, at, countOf))
            .ToList();
        var ranks = table.RankColumn is { } rank ? Ranks(rank, [.. cells.Select(row => Group(rank, row))]) : null;
        return [.. cells.Select((row, at) => Draw(table, seeds, row, at, ranks?[at]))];
    }

    private Row Draw(Table table, Seeds seeds, ImmutableDictionary<string, string> cells, int at, int? rank)
    {
        var created = start + (at / seeds.AtOnce * seeds.Step);
        var values = Row.New(table, _ids.Guid()).With(Table.CreatedAt, Timestamp.Print(created)).Values.ToBuilder();
        if (Cell(cells, Seeds.Updated) is { } seconds)
            values[Table.UpdatedAt] = Timestamp.Print(created.AddSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
        foreach (var column in table.Columns.Where(column => column.IsStored))
        {
            if (column.Kind == ColumnKind.Rank)
                values[column.Name] = rank;
            else if (Cell(cells, column.Called) is { } cell)
                values[column.Name] = Value(column, cell, cells, at);
        }

        return new Row(values.ToImmutable());
    }

    private object Value(Column column, string cell, ImmutableDictionary<string, string> cells, int at) => column.Kind switch
    {
        ColumnKind.Flag => cell == "yes",
        ColumnKind.Hash => cell == "sha1" ? _ids.Sha1() : _ids.Sha256(),
        ColumnKind.Json => cell,
        _ => Wording.Filled(cell, name => name switch { "at" => at, "number" => at + 1, _ => cells[name] }),
    };

    /// <summary>One of the written items, under a name that the written one begins, and belonging anywhere.</summary>
    private ImmutableDictionary<string, string> Another(
        Table table, ImmutableArray<ImmutableDictionary<string, string>> written, int at, Func<string, int> countOf)
    {
        var like = written[_ids.Below(written.Length)];
        foreach (var column in table.Columns.Where(column => like.ContainsKey(column.Called)))
        {
            if (column.Name == "name")
                like = like.SetItem(column.Name, $"{like[column.Name]}{(at % 2 == 0 ? '_' : '-')}{at}");
            else if (column.Kind == ColumnKind.Reference)
                like = like.SetItem(column.Called, $"{_ids.Below(countOf(column.Target))}");
        }

        return like;
    }

    /// <summary>The ranks of the items, 1 to N in each group.</summary>
    private int[] Ranks(Column rank, string[] groups)
    {
        var free = groups.CountBy(group => group).ToDictionary(group => group.Key, group => new Queue<int>(_ids.Displaced(group.Value)));
        return [.. groups.Select(group => free[group].Dequeue())];
    }

    private static string Group(Column rank, ImmutableDictionary<string, string> cells) =>
        rank.Within is { } within ? Cell(cells, within) ?? "" : "";

    private static string? Cell(ImmutableDictionary<string, string> cells, string column) =>
        cells.TryGetValue(column, out var cell) && cell.Length > 0 ? cell : null;

    /// <summary>The row with guids in place of the numbers of other items; where there are fewer, these are counted again.</summary>
    private static Row Referring(Table table, Row row, Dictionary<string, ImmutableArray<Row>> drawn)
    {
        var values = row.Values.ToBuilder();
        foreach (var column in table.Stored.Where(column => column.Kind == ColumnKind.Reference && drawn.ContainsKey(column.Target)))
        {
            if (row.Text(column.Name) is { } number)
                values[column.Name] = Numbered(drawn[column.Target], int.Parse(number, CultureInfo.InvariantCulture));
        }

        return new Row(values.ToImmutable());
    }

    private static string? Numbered(ImmutableArray<Row> rows, int number) => rows.IsEmpty ? null : rows[number % rows.Length].Guid;
}
