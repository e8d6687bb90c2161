using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults;

/// <summary>What a request that writes found, and the data after it, which a fault may change once more.</summary>
/// <param name="Database">The transaction.</param>
/// <param name="Place">Where it wrote.</param>
/// <param name="Call">The request.</param>
/// <param name="Before">
/// The item in the path as it was, and what belonged to it, each with its table, the item first; empty for a request without one.
/// </param>
internal sealed record WriteScene(
    DbTransaction Database, WritePlace Place, ApiCall Call, ImmutableArray<(Table Table, Row Row)> Before)
{
    private const string Text = "name";

    public Table Table => Place.Model.Storing(Place.Table);

    /// <summary>The stored row of the item called <paramref name="guid"/>; <see langword="null"/> where there is none.</summary>
    public Row? Find(string guid) => Stored(Database, Table, Table.Guid, guid) is [var row] ? row : null;

    /// <summary>Deletes the item called <paramref name="guid"/>, with what belongs to it.</summary>
    public void Delete(string guid) => Database.DeleteWhole(Place.Model, Table, guid);

    /// <summary>Puts back what was deleted.</summary>
    public void Restore(IEnumerable<(Table Table, Row Row)> rows)
    {
        foreach (var (table, row) in rows)
            Database.Append(table, row);
    }

    /// <summary>Takes away what belongs to the item in the path and did not before.</summary>
    public void TakeBack(string table)
    {
        foreach (var (other, row) in Whole(Database, Place.Model, Table, Call.Guid).Where(part => part.Table.Name == table))
        {
            if (!Before.Any(part => part.Table == other && part.Row.Guid == row.Guid))
                Database.DeleteWhole(Place.Model, other, row.Guid);
        }
    }

    /// <summary>Gives a column of the item called <paramref name="guid"/> a value.</summary>
    public void Set(string guid, string column, object? value)
    {
        if (Find(guid) is { } row)
            Database.Update(Table, row, row.With(column, value));
    }

    /// <summary>Makes an item like any other, but with the name in the body; nothing where the body has none.</summary>
    public void MakeLikeAnother()
    {
        if (Call.JsonBody()[Text] is not { } name || Table.Stored.All(column => column.Name != Text)
            || Stored(Database, Table, null, "") is not [var like, ..])
            return;
        Database.Append(Table, like.With(Table.Guid, $"{System.Guid.NewGuid()}").With(Text, name.ToString()));
    }

    /// <summary>Gives every item of the table of <paramref name="table"/> a value that is called <paramref name="guid"/>.</summary>
    public void SetIn(string table, string guid, string column, object value)
    {
        var other = Place.Model[table];
        if (Stored(Database, other, Table.Guid, guid) is [var row])
            Database.Update(other, row, row.With(column, value));
    }

    /// <summary>The item called <paramref name="guid"/> and everything that is nothing without it.</summary>
    public static ImmutableArray<(Table Table, Row Row)> Whole(DbTransaction database, Model model, Table table, string guid)
    {
        var found = ImmutableArray.CreateBuilder<(Table, Row)>();
        Gather(table, guid);
        return found.ToImmutable();

        void Gather(Table from, string key)
        {
            if (Stored(database, from, Table.Guid, key) is not [var row] || found.Contains((from, row)))
                return;
            found.Add((from, row));
            foreach (var (other, reference) in model.ReferencesTo(from).Where(way => !way.Reference.IsLoose))
            {
                foreach (var referring in Stored(database, other, reference.Name, key))
                    Gather(other, referring.Guid);
            }
        }
    }

    private static ImmutableArray<Row> Stored(DbTransaction database, Table table, string? column, string value)
    {
        var columns = string.Join(", ", table.Stored.Select(stored => stored.Name));
        var where = column is null ? "" : $" WHERE {column} = @value";
        return database.Select($"SELECT {columns} FROM {table.Name}{where} ORDER BY id", new { value });
    }
}
