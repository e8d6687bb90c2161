using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects;

/// <summary>Makes, changes and deletes the items of a table, whichever dialect asks for it; what is refused changes nothing.</summary>
/// <param name="model">All tables.</param>
/// <param name="table">The table, or the part of one.</param>
/// <param name="making">What holds of its items.</param>
/// <param name="refusals">The errors of the dialect.</param>
internal sealed class Writer(Model model, Table table, Making making, Refusals refusals)
{
    private readonly Table _stored = model.Storing(table);

    /// <param name="database">The transaction.</param>
    /// <param name="row">The item.</param>
    /// <param name="join">Relates it to others.</param>
    /// <returns>The item with every column.</returns>
    public Row Insert(DbTransaction database, Row row, Action<Row> join)
    {
        var ranked = database.WithRankInRange(_stored, making.Unsaid.Aggregate(row, Unless), isNew: true);
        if (!database.FindAll(_stored, Table.Guid, [row.Guid]).IsEmpty)
            throw Taken(row);
        Check(database, ranked);
        database.Insert(_stored, ranked);
        foreach (var (name, from) in making.Defaults)
            database.Set(_stored, row.Guid, table[name], $"coalesce({table[name].Name}, {from.Sql(model, _stored)})");
        foreach (var brought in making.Brings)
            Bring(database, brought, ranked);
        join(ranked);
        return Settled(database, ranked, making.Follows);
    }

    /// <param name="database">The transaction.</param>
    /// <param name="old">The item as it was.</param>
    /// <param name="changed">The item as it is to be.</param>
    /// <param name="join">Relates it to others.</param>
    /// <returns>The item with every column.</returns>
    public Row Update(DbTransaction database, Row old, Row changed, Action<Row> join)
    {
        var ranked = database.WithRankInRange(_stored, changed, isNew: false);
        Check(database, ranked);
        database.Update(_stored, old, ranked);
        join(ranked);
        return Settled(database, ranked, making.Follows.Where(one => one.Of.Any(name =>
            old.Text(table[name].Name) != ranked.Text(table[name].Name))));
    }

    /// <summary>Relates an item to others, and to no more of them.</summary>
    public void Join(DbTransaction database, Joined join, Row row, ImmutableArray<string> guids)
    {
        foreach (var old in Related(database, join, row))
            Remove(database, join, row, old);
        Add(database, join, row, guids);
    }

    /// <summary>Ends the relation of an item to another one.</summary>
    public void Remove(DbTransaction database, Joined join, Row row, string guid)
    {
        var joining = model[join.Table];
        foreach (var old in Pairs(database, join, row).Where(old => OtherOf(join, joining, old) == guid))
        {
            if (join.To is null)
                database.Refer(joining, old.Guid, joining[join.By], null);
            else
                database.DeleteWhole(model, joining, old.Guid);
        }
    }

    /// <summary>Relates an item to others beside those that it is related to.</summary>
    public void Add(DbTransaction database, Joined join, Row row, ImmutableArray<string> guids)
    {
        var joining = model[join.Table];
        var other = join.To is { } to ? model[joining[to].Target] : joining;
        foreach (var guid in guids)
        {
            var listed = Known(database, other, [(Table.Guid, guid)]);
            if (listed is null || (join.Alike is { } alike && listed.Text(other[alike].Name) != row.Text(table[alike].Name)))
                throw refusals.Unknown(other.Label, guid).AsException();
            if (join.To is null)
                database.Refer(other, guid, other[join.By], row.Guid);
            else
                database.Insert(joining, join.Sets.Aggregate(NewOf(joining, row).With(joining[join.By].Name, row.Guid)
                    .With(joining[join.To].Name, guid), (pair, set) => pair.With(joining[set.Column].Name, set.Value)));
        }
    }

    /// <summary>The guids of the items that an item is related to.</summary>
    public ImmutableArray<string> Related(DbTransaction database, Joined join, Row row)
    {
        var joining = model[join.Table];
        return [.. Pairs(database, join, row).Select(pair => OtherOf(join, joining, pair))];
    }

    private IEnumerable<Row> Pairs(DbTransaction database, Joined join, Row row)
    {
        var joining = model[join.Table];
        return database.FindAll(joining, joining[join.By].Name, [row.Guid])
            .Where(pair => join.Sets.All(set => pair.Text(joining[set.Column].Name) == set.Value));
    }

    private static string OtherOf(Joined join, Table joining, Row pair) =>
        join.To is { } to ? pair.Text(joining[to].Name)! : pair.Guid;

    /// <summary>A row that is there because another one is, and for as long.</summary>
    private static Row NewOf(Table table, Row owner) => Row.New(table, $"{Guid.NewGuid()}")
        .With(Table.CreatedAt, owner.Text(Table.UpdatedAt) ?? owner.Text(Table.CreatedAt))
        .With(Table.UpdatedAt, owner.Text(Table.UpdatedAt));

    /// <summary>Deletes an item with what belongs to it.</summary>
    public void Delete(DbTransaction database, string guid) => database.DeleteWhole(model, _stored, guid);

    /// <summary>The only item of a table that has some values; <see langword="null"/> where there is none, or more.</summary>
    public Row? Known(DbTransaction database, Table other, ImmutableArray<(string Column, string Value)> values)
    {
        ImmutableArray<Condition> conditions =
            [.. values.Select(pair => new Condition(other[pair.Column].Name, Comparison.Equal, [pair.Value]))];
        return database.Page(SelectPlan.First(Listable.Of(model, other, []), conditions, limit: 2)).Items is [var row] ? row : null;
    }

    private static Row Unless(Row row, (string Column, string Text) cell) =>
        row[cell.Column] is null ? row.With(cell.Column, Wording.Filled(cell.Text, row.Text)) : row;

    private Row Settled(DbTransaction database, Row said, IEnumerable<Following> follows)
    {
        foreach (var one in follows)
            database.Set(_stored, said.Guid, table[one.Column], one.From.Sql(model, _stored));
        var row = database.FindAll(table.Whole, Table.Guid, [said.Guid]).Single();
        return making.Rules.FirstOrDefault(rule => !rule.Holds(row)) is { } broken
            ? throw refusals.Invalid(Wording.Filled(broken.Otherwise, row.Text)).AsException()
            : row;
    }

    private void Bring(DbTransaction database, Brought brought, Row owner)
    {
        var other = model[brought.Table];
        var row = NewOf(other, owner).With(other[brought.By].Name, owner.Guid);
        database.Insert(other, brought.Cells.Aggregate(
            row, (said, cell) => said.With(other[cell.Column].Name, Wording.Filled(cell.Text, row.Text))));
    }

    private void Check(DbTransaction database, Row row)
    {
        foreach (var (column, other) in making.Names)
        {
            if (row.Text(column) is { } name && Known(database, model[other], [("name", name)]) is null)
                throw refusals.Unknown(model[other].Label, name).AsException();
        }

        var distinct = making.Distinct.IsEmpty && !_stored.Unique.IsEmpty ? [new OnlyOne(_stored.Unique)] : making.Distinct;
        if (distinct.Any(only => database.IsTaken(_stored, row, only.Columns, only.Collation)))
            throw Taken(row);
    }

    private ApiErrorException Taken(Row row) =>
        (refusals.Taken with { Description = Wording.Filled(refusals.Taken.Description, row.Text) }).AsException();
}

/// <summary>How a dialect refuses what is made or changed.</summary>
/// <param name="Invalid">An item that is not as it has to be; the argument says why.</param>
/// <param name="Taken">An item that there is already; the description may name columns in braces.</param>
/// <param name="Unknown">An item that another one leads to and that is not there; the arguments are what it is and what names it.</param>
internal sealed record Refusals(Func<string, ApiError> Invalid, ApiError Taken, Func<string, string, ApiError> Unknown);
