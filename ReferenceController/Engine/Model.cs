using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>All tables, and the ways that lead from one to another.</summary>
internal sealed record Model(ImmutableArray<Table> Tables)
{
    /// <exception cref="InvalidOperationException">There is none: a mistake in the table of a resource.</exception>
    public Table this[string name] => Tables.FirstOrDefault(table => table.Name == name)
        ?? throw new InvalidOperationException($"there is no table {name}");

    /// <summary>The SQL expression for a column that a way of references leads to.</summary>
    /// <param name="from">The table whose rows are looked at.</param>
    /// <param name="path">A column, or references and a column with dots between them: <c>owner.city.name</c>.</param>
    public string Expression(Table from, string path)
    {
        var steps = path.Split('.');
        var (table, expression) = (from, from[steps[0]].Name);
        foreach (var (at, step) in steps.Index().Skip(1))
        {
            table = this[table[steps[at - 1]].Target];
            expression = $"(SELECT {table[step].Name} FROM {table.Source} WHERE {table.Name}.guid = {expression})";
        }

        return expression;
    }

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

    /// <summary>The tables that a way of references passes, each with the column that leads there.</summary>
    public IEnumerable<(Column By, Table To)> Steps(Table from, string path)
    {
        foreach (var step in path.Split('.'))
        {
            var by = from[step];
            from = this[by.Target];
            yield return (by, from);
        }
    }
}
