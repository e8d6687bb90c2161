namespace CloudController.Reference.Engine;

/// <summary>
/// Ways from an item to others, with dots between their steps. A step is a column; a reference, which leads to the item referred to; or
/// <c>table/reference</c>, which leads to all items of a table that refer to the one at hand, and <c>table/*</c> to all that there are.
/// Behind either, <c>(column=word)</c> leaves those that have the word. Ways with bars between them lead where each of them does; one that
/// begins with <c>!column:</c> counts where that column of the first item is null, with <c>column=word:</c> where it has the word. No way
/// comes back to the table that it starts from.
/// </summary>
internal static class Ways
{
    /// <summary>Whether a way can lead to several items.</summary>
    public static bool LeadsToMany(string way) => way.AsSpan().ContainsAny('/', '|');

    /// <summary>
    /// The SQL condition on the items of a table from which ways lead to the user <c>@caller</c>. Here, ways may come back to the table.
    /// </summary>
    public static string ToCaller(Model model, Table table, string way)
    {
        var seen = table with { Name = "seen" };
        return $"{Table.Guid} IN (SELECT {seen.Name}.{Table.Guid} FROM {model.Storing(table).Name} AS {seen.Name}"
            + $" WHERE @caller IN ({Values(model, seen, way)}))";
    }

    /// <summary>The statement that selects the values at the end of a way; those of items are their guids.</summary>
    public static string Values(Model model, Table from, string way) =>
        way.Split('|') is { Length: > 1 } ways
            ? string.Join(" UNION ", ways.Select(one => Guarded(model, from, one)))
            : OfOne(model, from, way);

    private static string Guarded(Model model, Table from, string way)
    {
        var (guard, then) = way.Split(':') is [var test, var rest] ? (Test(from, test), rest) : ("", way);
        return $"SELECT value FROM ({OfOne(model, from, then)}) WHERE value IS NOT NULL {guard}";
    }

    private static string Test(Table from, string test) => test.Split('=') is [var column, var word]
        ? $"AND {from.Name}.{from[column].Name} = '{word}'"
        : $"AND {from.Name}.{from[test[1..]].Name} IS NULL";

    private static string OfOne(Model model, Table from, string way)
    {
        var dot = way.LastIndexOf('.');
        var last = way[(dot + 1)..];
        if (LeadsToMany(last))
            return Select(model, Items(model, from, way), Table.Guid);
        return dot < 0
            ? $"SELECT {from.Read(model, from[last])} AS value"
            : Select(model, Items(model, from, way[..dot]), last);
    }

    /// <summary>The items that a way leads to: their table, and the SQL condition that they meet.</summary>
    public static (Table Table, string Where) Items(Model model, Table from, string way)
    {
        (Table Table, string Where)? at = null;
        foreach (var step in way.Split('.'))
            at = Step(model, from, at, step);
        return at!.Value;
    }

    private static (Table Table, string Where) Step(Model model, Table from, (Table Table, string Where)? at, string step)
    {
        var (bare, only) = step.Split('(') is [var before, var test] ? (before, test.TrimEnd(')').Split('=')) : (step, null);
        var (table, where) = bare.Split('/') is [var name, var back] ? All(model, from, at, name, back) : One(model, from, at, bare);
        return (table, only is null ? where : $"{where} AND {table[only[0]].Name} = '{only[1]}'");
    }

    private static (Table Table, string Where) One(Model model, Table from, (Table Table, string Where)? at, string reference)
    {
        var by = (at?.Table ?? from)[reference];
        return (model[by.Target], at is { } here
            ? $"guid IN (SELECT {here.Table.Read(model, by)} FROM {here.Table.From} WHERE {here.Where})"
            : $"guid = {from.Read(model, by)}");
    }

    private static (Table Table, string Where) All(
        Model model, Table from, (Table Table, string Where)? at, string name, string reference)
    {
        var table = model[name];
        return (table, reference == "*" ? "TRUE"
            : at is { } there ? $"{table[reference].Name} IN (SELECT guid FROM {there.Table.From} WHERE {there.Where})"
            : $"{table[reference].Name} = {from.Name}.guid");
    }

    private static string Select(Model model, (Table Table, string Where) at, string column) =>
        $"SELECT {at.Table.Read(model, at.Table[column])} AS value FROM {at.Table.From} WHERE {at.Where} ORDER BY id";
}
