using System.Collections.Immutable;
using CloudController.Reference.Http;
using Dapper;

namespace CloudController.Reference.Engine;

/// <summary>What is listed: the rows of a table in an order.</summary>
/// <param name="Model">The tables that the table's references lead to.</param>
/// <param name="Table">The table.</param>
/// <param name="OrderColumn">The column that the order follows.</param>
internal sealed record Listable(Model Model, Table Table, string OrderColumn)
{
    /// <summary>The columns that decide where the first one ties, in the same direction; they make the order total.</summary>
    public ImmutableArray<string> ThenBy { get; init; } = [];

    /// <summary>The rows in the order of some columns; the id decides between equal ones.</summary>
    public static Listable Of(Model model, Table table, ImmutableArray<string> order) =>
        order is [var first, .. var then] ? new(model, table, first) { ThenBy = [.. then, "id"] } : new(model, table, "id");

    /// <summary>The same rows in the order of another column; the guid decides between equal ones.</summary>
    public Listable OrderedBy(string? column) => column is null ? this : this with { OrderColumn = column, ThenBy = [Table.Guid] };
}

/// <summary>One page of a list, as the parts of two SQL statements. Values travel as parameters, never in the text.</summary>
internal sealed record SelectPlan
{
    public required Listable From { get; init; }

    public required ImmutableArray<Condition> Where { get; init; }

    /// <summary>Who gets to see the rows.</summary>
    public Caller Caller { get; init; } = Caller.Everybody;

    public required bool Descending { get; init; }

    /// <summary>Whether a row has to meet one condition only, instead of all.</summary>
    public bool AnyCondition { get; init; }

    public required int Limit { get; init; }

    public required long Offset { get; init; }

    /// <summary>The ways to the rows of other tables that the page's rows belong to and that come with them.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>Which members of the rows of other tables are shown, by the way to them.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Members { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>How far related items are shown inside the page's.</summary>
    public Inlining Inlining { get; init; } = new(0);

    /// <summary>The first rows that meet all of some conditions.</summary>
    /// <param name="from">What is listed.</param>
    /// <param name="where">The conditions.</param>
    /// <param name="limit">How many rows at most; -1 for all.</param>
    public static SelectPlan First(Listable from, ImmutableArray<Condition> where, int limit) =>
        new() { From = from, Where = where, Descending = false, Limit = limit, Offset = 0 };

    public string CountSql => $"SELECT count(*) FROM {From.Table.From}{WhereSql}";

    public string PageSql =>
        $"SELECT {From.Table.ListFor(Caller)} FROM {From.Table.From}{WhereSql} ORDER BY {OrderSql} LIMIT @limit OFFSET @offset";

    private string OrderSql =>
        string.Join(", ", From.ThenBy.Prepend(From.OrderColumn).Select(column => $"{column} {(Descending ? "DESC" : "ASC")}"));

    private string WhereSql => Where.IsEmpty
        ? $" WHERE {From.Table.SeenFor(Caller)}"
        : $" WHERE {From.Table.SeenFor(Caller)} AND ({string.Join(AnyCondition ? " OR " : " AND ", Where.Select(Sql))})";

    /// <summary>What a caller gets to see of a list.</summary>
    public static SelectPlan For(Listable from, ListQuery query, Caller caller) => new()
    {
        From = from.OrderedBy(query.Order),
        Caller = caller,
        Where = query.Filters,
        Descending = query.Descending,
        Limit = query.Size,
        Offset = (query.Page - 1) * query.Size,
        Related = query.Related,
        Members = query.Members,
        Inlining = query.Inlining,
    };

    /// <summary>The rows that meet one condition more.</summary>
    public SelectPlan And(Condition condition) => this with { Where = Where.Add(condition) };

    public DynamicParameters Parameters()
    {
        var parameters = new DynamicParameters();
        parameters.Add("limit", Limit);
        parameters.Add("offset", Offset);
        parameters.Add("caller", Caller.UserId);
        parameters.Add("all", Caller.SeesEverything);
        foreach (var (condition, at) in Where.Select((condition, at) => (condition, at)))
        {
            foreach (var (value, item) in condition.Values.Select((value, item) => (value, item)))
                parameters.Add(Name(at, item), value);
        }

        return parameters;
    }

    private static string Sql(Condition condition, int at) => condition.IsSet
        ? $"EXISTS (SELECT 1 FROM ({condition.Column}) WHERE {Sql(condition with { Column = "value", IsSet = false }, at)})"
        : Compared(condition, at);

    private static string Compared(Condition condition, int at) => condition.Comparison switch
    {
        Comparison.Equal => $"{condition.Column} = @{Name(at, 0)}",
        Comparison.AtLeast => $"{condition.Column} >= @{Name(at, 0)}",
        Comparison.AtMost => $"{condition.Column} <= @{Name(at, 0)}",
        Comparison.Below => $"{condition.Column} < @{Name(at, 0)}",
        Comparison.Above => $"{condition.Column} > @{Name(at, 0)}",
        Comparison.OneOf => $"{condition.Column} IN ({Names(condition, at, from: 0)})",
        Comparison.NoneOf => $"coalesce({condition.Column}, '') NOT IN ({Names(condition, at, from: 0)})",
        Comparison.AfterItem => $"id > (SELECT other.id FROM {condition.Column} AS other WHERE other.guid = @{Name(at, 0)})",
        Comparison.Contains => ContainsOne(condition, at),
        Comparison.HasLabel => HasLabel(condition, at),
        Comparison.HasNoLabel => $"NOT {HasLabel(condition, at)}",
        _ => $"{condition.Column} IS NULL",
    };

    private static string ContainsOne(Condition condition, int at)
    {
        var each = condition.Values.Select((_, item) => $"instr(lower({condition.Column}), lower(@{Name(at, item)})) > 0");
        return $"({string.Join(" OR ", each)})";
    }

    /// <summary>Labels are one JSON object in one column.</summary>
    private static string HasLabel(Condition condition, int at)
    {
        var values = condition.Values.Length > 1 ? $" AND value IN ({Names(condition, at, from: 1)})" : "";
        return $"EXISTS (SELECT 1 FROM json_each({condition.Column}) WHERE key = @{Name(at, 0)}{values})";
    }

    private static string Names(Condition condition, int at, int from) =>
        string.Join(", ", Enumerable.Range(from, condition.Values.Length - from).Select(item => "@" + Name(at, item)));

    private static string Name(int condition, int value) => $"value_{condition}_{value}";
}
