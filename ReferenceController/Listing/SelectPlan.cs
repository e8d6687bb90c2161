using System.Collections.Immutable;
using Dapper;

namespace CloudController.Reference;

/// <summary>What can be listed: the table, its columns under the names of the row type, and its order.</summary>
internal sealed record Listable(string Table, string Columns, string OrderColumn);

/// <summary>One page of a list, as the parts of two SQL statements. Values travel as parameters, never in the text.</summary>
internal sealed record SelectPlan
{
    public required Listable From { get; init; }

    public required ImmutableArray<Condition> Where { get; init; }

    public required bool Descending { get; init; }

    /// <summary>Whether a row has to meet one condition only, instead of all.</summary>
    public bool AnyCondition { get; init; }

    public required int Limit { get; init; }

    public required long Offset { get; init; }

    public string CountSql => $"SELECT count(*) FROM {From.Table}{WhereSql}";

    public string PageSql =>
        $"SELECT {From.Columns} FROM {From.Table}{WhereSql} ORDER BY {OrderSql} LIMIT @limit OFFSET @offset";

    private string OrderSql => $"{From.OrderColumn} {(Descending ? "DESC" : "ASC")}";

    private string WhereSql => Where.IsEmpty ? "" : " WHERE " + string.Join(AnyCondition ? " OR " : " AND ", Where.Select(Sql));

    public static SelectPlan For(Listable from, ListQuery query) => new()
    {
        From = from,
        Where = query.Filters,
        Descending = query.Descending,
        Limit = query.Size,
        Offset = (query.Page - 1) * query.Size,
    };

    public DynamicParameters Parameters()
    {
        var parameters = new DynamicParameters();
        parameters.Add("limit", Limit);
        parameters.Add("offset", Offset);
        foreach (var (condition, at) in Where.Select((condition, at) => (condition, at)))
        {
            foreach (var (value, item) in condition.Values.Select((value, item) => (value, item)))
                parameters.Add(Name(at, item), value);
        }

        return parameters;
    }

    private static string Sql(Condition condition, int at) => condition.Comparison switch
    {
        Comparison.Equal => $"{condition.Column} = @{Name(at, 0)}",
        Comparison.AtLeast => $"{condition.Column} >= @{Name(at, 0)}",
        Comparison.AtMost => $"{condition.Column} <= @{Name(at, 0)}",
        Comparison.Below => $"{condition.Column} < @{Name(at, 0)}",
        Comparison.Above => $"{condition.Column} > @{Name(at, 0)}",
        Comparison.OneOf => $"{condition.Column} IN ({string.Join(", ", condition.Values.Select((_, item) => "@" + Name(at, item)))})",
        _ => $"{condition.Column} IS NULL",
    };

    private static string Name(int condition, int value) => $"value_{condition}_{value}";
}
