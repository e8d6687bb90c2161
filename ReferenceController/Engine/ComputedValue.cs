using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>How the value of a column follows from other values, as SQL. A way is what <see cref="Ways"/> reads.</summary>
internal abstract record ComputedValue
{
    /// <summary>The SQL expression, for a row of a table.</summary>
    public abstract string Sql(Model model, Table table);

    /// <summary>The same for who may not see every item: the user <c>@caller</c>, unless <c>@all</c> says otherwise.</summary>
    public virtual string HidingSql(Model model, Table table) => Sql(model, table);
}

/// <summary>The first value that a way leads to.</summary>
internal sealed record FirstOf(string Way) : ComputedValue
{
    public override string Sql(Model model, Table table) => $"({Ways.Values(model, table, Way)} LIMIT 1)";
}

/// <summary>All values that a way leads to, as a JSON array.</summary>
internal sealed record ArrayOf(string Way) : ComputedValue
{
    public override string Sql(Model model, Table table) => $"(SELECT json_group_array(value) FROM ({Ways.Values(model, table, Way)}))";
}

/// <summary>How many values a way leads to, or what they are together.</summary>
internal sealed record CountedBy(string Way, string Function) : ComputedValue
{
    public override string Sql(Model model, Table table) =>
        $"(SELECT CAST({Function}(value) AS INTEGER) FROM ({Ways.Values(model, table, Way)}))";
}

/// <summary>A word that says whether a column has another word, or anything but null.</summary>
internal sealed record ByTest(string Column, string Yes, string No, string? Word) : ComputedValue
{
    public override string Sql(Model model, Table table)
    {
        var test = Word is null ? "IS NOT NULL" : $"IS '{Word}'";
        return $"CASE WHEN {table.Name}.{table[Column].Name} {test} THEN '{Yes}' ELSE '{No}' END";
    }
}

/// <summary>A JSON object of each item that a way leads to, in the order in which the items were made.</summary>
/// <param name="Way">The way, which ends at items.</param>
/// <param name="Members">
/// The members: a column, or <c>place=column</c> with dots between the steps of either, or <c>place:json</c> for what is the same of each.
/// </param>
internal sealed record EachOf(string Way, ImmutableArray<string> Members) : ComputedValue
{
    /// <summary>Whether only those items are shown that the caller sees.</summary>
    public bool IsOfSeen { get; init; }

    public override string Sql(Model model, Table table) => Sql(model, table, _ => "TRUE");

    public override string HidingSql(Model model, Table table) =>
        IsOfSeen ? Sql(model, table, to => $"(@all OR {model.Seen(to)})") : Sql(model, table);

    private string Sql(Model model, Table table, Func<Table, string> test)
    {
        var (to, where) = Ways.Items(model, table, Way);
        var members = Members.Select(Read).ToList();
        var each = $"SELECT {Object(model, to, members)} AS value FROM {to.From} WHERE {where} AND {test(to)} ORDER BY id";
        return $"(SELECT json_group_array(json(value)) FROM ({each}))";
    }

    private static (string[] Place, string Column) Read(string member) => member.IndexOf(':', StringComparison.Ordinal) is var at and > 0
        ? (member[..at].Split('.'), member[at..])
        : (member.Split('=')[0].Split('.'), member.Split('=')[^1]);

    private static string Object(Model model, Table table, IEnumerable<(string[] Place, string Column)> members)
    {
        var parts = members.GroupBy(member => member.Place[0]).Select(group => $"'{group.Key}', {Member(model, table, [.. group])}");
        return $"json_object({string.Join(", ", parts)})";
    }

    private static string Member(Model model, Table table, ImmutableArray<(string[] Place, string Column)> members) =>
        members[0].Place.Length > 1 ? Object(model, table, members.Select(Inner)) : Value(model, table, members[0].Column);

    private static (string[] Place, string Column) Inner((string[] Place, string Column) member) => (member.Place[1..], member.Column);

    private static string Value(Model model, Table table, string path)
    {
        if (path is [':', .. var json])
            return $"json('{json}')";
        var expression = $"({Ways.Values(model, table, path)} LIMIT 1)";
        return model.End(table, path).Kind switch
        {
            ColumnKind.Flag => $"json(CASE WHEN {expression} THEN 'true' ELSE 'false' END)",
            ColumnKind.Json => $"json({expression})",
            _ => expression,
        };
    }
}

/// <summary>The elements of arrays of the same item, one array after the other.</summary>
internal sealed record JoinedArrays(ImmutableArray<string> Arrays) : ComputedValue
{
    public override string Sql(Model model, Table table)
    {
        var elements = Arrays.Select(name => $"SELECT value FROM json_each({table.Read(model, table[name])})");
        return $"(SELECT json_group_array(json(value)) FROM ({string.Join(" UNION ALL ", elements)}))";
    }
}

/// <summary>A number of the same item, or another where that is null.</summary>
internal sealed record Otherwise(string Column, long Number) : ComputedValue
{
    public override string Sql(Model model, Table table) => $"coalesce({table.Name}.{table[Column].Name}, {Number})";
}

/// <summary>The item that is called as a column says, or else the first that a way leads to.</summary>
internal sealed record ItemCalled(string Column, string Table, string Otherwise) : ComputedValue
{
    public override string Sql(Model model, Table table)
    {
        var called = $"SELECT guid FROM {model[Table].From} WHERE {Table}.name = {table.Name}.{table[Column].Name}";
        return $"coalesce(({called}), ({Ways.Values(model, table, Otherwise)} LIMIT 1))";
    }
}

/// <summary>Whether a value is one of those that a way leads to: yes or no.</summary>
internal sealed record Among(string Value, string Way) : ComputedValue
{
    public override string Sql(Model model, Table table) =>
        $"CASE WHEN ({Ways.Values(model, table, Value)} LIMIT 1) IN ({Ways.Values(model, table, Way)}) THEN 'yes' ELSE 'no' END";
}

/// <summary>A number as it is; for an item that has a word and no number, the one after the last that any item has.</summary>
internal sealed record NextNumber(string Column, string Tested, string Word, long First) : ComputedValue
{
    public override string Sql(Model model, Table table)
    {
        var (number, test) = ($"{table.Name}.{table[Column].Name}", $"{table.Name}.{table[Tested].Name} IS '{Word}'");
        var next = $"(SELECT max(ifnull(max({table[Column].Name}) + 1, {First}), {First}) FROM {table.Name})";
        return $"CASE WHEN {test} THEN ifnull({number}, {next}) ELSE {number} END";
    }
}

/// <summary>The product of two numbers of the same item.</summary>
internal sealed record Product(string One, string Other) : ComputedValue
{
    public override string Sql(Model model, Table table) => $"{table.Name}.{table[One].Name} * {table.Name}.{table[Other].Name}";
}

/// <summary>Another word for some of the words of a column, and null for the others.</summary>
internal sealed record Renamed(string Column, ImmutableArray<(string Word, string Other)> Words) : ComputedValue
{
    public override string Sql(Model model, Table table)
    {
        var cases = Words.Select(pair => $"WHEN '{pair.Word}' THEN '{pair.Other}'");
        return $"CASE {table.Name}.{table[Column].Name} {string.Join(' ', cases)} END";
    }
}

/// <summary>Texts one after the other; one that names a column in braces is left out where that is null or empty.</summary>
internal sealed record Spelled(ImmutableArray<string> Texts) : ComputedValue
{
    public override string Sql(Model model, Table table) => $"({string.Join(" || ", Texts.Select(text => Part(model, table, text)))})";

    private static string Part(Model model, Table table, string text) => text.Split('{', '}') is [var before, var name, var after]
        ? $"coalesce('{before}' || nullif({table.Read(model, table[name])}, '') || '{after}', '')"
        : $"'{text}'";
}
