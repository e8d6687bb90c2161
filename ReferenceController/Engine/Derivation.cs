using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>How the value of a column follows from other values, as SQL. A way is what <see cref="Ways"/> reads.</summary>
internal abstract record Derivation
{
    /// <summary>The SQL expression, for a row of a table.</summary>
    public abstract string Sql(Model model, Table table);
}

/// <summary>The first value that a way leads to.</summary>
internal sealed record FirstOf(string Way) : Derivation
{
    public override string Sql(Model model, Table table) => $"({Ways.Values(model, table, Way)} LIMIT 1)";
}

/// <summary>All values that a way leads to, as a JSON array.</summary>
internal sealed record ArrayOf(string Way) : Derivation
{
    public override string Sql(Model model, Table table) => $"(SELECT json_group_array(value) FROM ({Ways.Values(model, table, Way)}))";
}

/// <summary>How many values a way leads to, or what they are together.</summary>
internal sealed record CountedBy(string Way, string Function) : Derivation
{
    public override string Sql(Model model, Table table) =>
        $"(SELECT CAST({Function}(value) AS INTEGER) FROM ({Ways.Values(model, table, Way)}))";
}

/// <summary>A word that says whether a column has another word, or anything but null.</summary>
internal sealed record ByTest(string Column, string Yes, string No, string? Word) : Derivation
{
    public override string Sql(Model model, Table table)
    {
        var test = Word is null ? "IS NOT NULL" : $"IS '{Word}'";
        return $"CASE WHEN {table.Name}.{table[Column].Name} {test} THEN '{Yes}' ELSE '{No}' END";
    }
}

/// <summary>A JSON object of each item that a way leads to, in the order in which the items were made.</summary>
/// <param name="Way">The way, which ends at items.</param>
/// <param name="Members">The members: a column, or <c>place=column</c> with dots between the steps of either.</param>
internal sealed record EachOf(string Way, ImmutableArray<string> Members) : Derivation
{
    public override string Sql(Model model, Table table)
    {
        var (to, where) = Ways.Items(model, table, Way);
        var members = Members.Select(member => member.Split('=')).Select(parts => (parts[0].Split('.'), parts[^1])).ToList();
        return $"(SELECT json_group_array(json(value)) FROM (SELECT {Object(model, to, members)} AS value FROM {to.Name} WHERE {where} ORDER BY id))";
    }

    private static string Object(Model model, Table table, IEnumerable<(string[] Place, string Column)> members)
    {
        var parts = members.GroupBy(member => member.Place[0]).Select(group =>
            $"'{group.Key}', {(group.First().Place.Length > 1 ? Object(model, table, group.Select(Inner)) : Value(model, table, group.First().Column))}");
        return $"json_object({string.Join(", ", parts)})";
    }

    private static (string[] Place, string Column) Inner((string[] Place, string Column) member) => (member.Place[1..], member.Column);

    private static string Value(Model model, Table table, string path)
    {
        var expression = $"({Ways.Values(model, table, path)} LIMIT 1)";
        return model.End(table, path).Kind switch
        {
            ColumnKind.Flag => $"json(CASE WHEN {expression} THEN 'true' ELSE 'false' END)",
            ColumnKind.Json => $"json({expression})",
            _ => expression,
        };
    }
}

/// <summary>A number of the same item, or another where that is null.</summary>
internal sealed record Otherwise(string Column, long Number) : Derivation
{
    public override string Sql(Model model, Table table) => $"coalesce({table.Name}.{table[Column].Name}, {Number})";
}
