using System.Collections.Immutable;
using System.Data.Common;

namespace CloudController.Reference.Engine;

/// <summary>
/// The work of others while somebody reads: again and again an item is created, renamed, moved or deleted. New items refer to what the old
/// ones refer to, nothing refers to them, and none is deleted but those, so that every reference leads somewhere at any time.
/// </summary>
internal sealed class Churn
{
    private const string Name = "name";

    /// <summary>How many items there are at most that would not be there without it.</summary>
    private const int MostCreated = 60;

    private readonly ImmutableArray<Table> _growing;
    private readonly ImmutableArray<Table> _named;
    private readonly ImmutableArray<Table> _ranked;
    private readonly TimeProvider _clock;
    private readonly bool _datesNewItems;
    private readonly Random _random;
    private readonly List<(Table Table, string Guid)> _created = [];
    private long _number;

    /// <param name="model">The tables.</param>
    /// <param name="comesAlone">Whether a new item of a table is whole without new items of other tables; otherwise none is created.</param>
    /// <param name="datesNewItems">Whether new items have a time of change; otherwise it is null until they are changed.</param>
    /// <param name="clock">The clock of what is written.</param>
    /// <param name="seed">Equal seeds make equal choices.</param>
    public Churn(Model model, Func<Table, bool> comesAlone, bool datesNewItems, TimeProvider clock, int seed)
    {
        var tables = model.Stored.Where(table => table.Key == Table.Guid).ToList();
        _named = [.. tables.Where(HasName)];
        // What only joins two others says nothing that could be said twice.
        _growing =
        [
            .. tables.Where(comesAlone)
                .Where(table => HasName(table) || table.Stored.Count(column => column.Kind == ColumnKind.Reference) == 1),
        ];
        _ranked = [.. tables.Where(table => table.RankColumn is not null)];
        (_clock, _datesNewItems, _random) = (clock, datesNewItems, new(seed));
    }

    /// <summary>Does one thing, or nothing where it finds nothing to do it to.</summary>
    public void Step(DbTransaction database)
    {
        var what = _random.Next(_ranked.IsEmpty ? 3 : 4);
        if (what == 0 && _created.Count < MostCreated)
            Create(database, Any(_growing));
        else if (what == 1 && _created.Count > 0)
            Delete(database);
        else if (what == 3)
            Move(database, Any(_ranked));
        else
            Rename(database, Any(_named));
    }

    private void Create(DbTransaction database, Table table)
    {
        if (AnyRow(database, table) is not { } like)
            return;
        var now = Timestamp.Now(_clock);
        var row = Renamed(like)
            .With(Table.Guid, $"{Guid.NewGuid()}")
            .With(Table.CreatedAt, now)
            .With(Table.UpdatedAt, _datesNewItems ? now : null);
        if (database.IsTaken(table, row))
            return;
        database.Insert(table, row);
        _created.Add((table, row.Guid));
    }

    private void Delete(DbTransaction database)
    {
        var at = _random.Next(_created.Count);
        var (table, guid) = _created[at];
        _created.RemoveAt(at);
        if (Rows(database, table, "guid = @guid", new { guid }) is [var row])
            database.Delete(table, row);
    }

    private void Rename(DbTransaction database, Table table)
    {
        if (AnyRow(database, table) is not { } old)
            return;
        var row = Renamed(old).With(Table.UpdatedAt, Timestamp.Now(_clock));
        if (!database.IsTaken(table, row))
            database.Update(table, old, row);
    }

    private void Move(DbTransaction database, Table table)
    {
        if (AnyRow(database, table) is not { } old)
            return;
        var rank = table.RankColumn!.Name;
        var moved = old.With(rank, (long)_random.Next(1, 20)).With(Table.UpdatedAt, Timestamp.Now(_clock));
        database.Update(table, old, database.WithRankInRange(table, moved, isNew: false));
    }

    private static bool HasName(Table table) => table.Stored.Any(column => column is { Name: Name, Kind: ColumnKind.Text });

    private Row Renamed(Row row) =>
        row.Text(Name) is { } name ? row.With(Name, $"{name.Split("-renamed-")[0]}-renamed-{++_number}") : row;

    private Row? AnyRow(DbTransaction database, Table table)
    {
        var rows = Rows(database, table, "TRUE", new { });
        return rows.IsEmpty ? null : rows[_random.Next(rows.Length)];
    }

    private static ImmutableArray<Row> Rows(DbTransaction database, Table table, string where, object parameters) => database.Select(
        $"SELECT {string.Join(", ", table.Stored.Select(column => column.Name))} FROM {table.Name} WHERE {where}", parameters);

    private Table Any(ImmutableArray<Table> tables) => tables[_random.Next(tables.Length)];
}
