using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>
/// What a v3 list of the current edition can be asked for: pages, its filters, its orders. The first fault found is the one that is
/// told, in this order: names, page, page size, order, filters, include.
/// </summary>
/// <param name="Filters">The filters, whose conditions have to hold together.</param>
/// <param name="Orders">The columns that order_by takes, with a sign in front or without.</param>
/// <param name="Include">What can come with the items.</param>
internal sealed record V3FilteredList(ImmutableArray<V3ReadFilter> Filters, ImmutableArray<string> Orders, V3Include Include)
{
    /// <summary>What can be shown of items that the listed ones lead to.</summary>
    public V3Beside Beside { get; init; } = V3Beside.Nothing;

    private const string OrderBy = "order_by";
    private const int DefaultSize = 50;
    private const int LargestSize = 5000;

    private ImmutableArray<string> Names =>
    [
        V3ListParser.Page, V3ListParser.PerPage, OrderBy, .. Filters.Select(filter => filter.Parameter),
        .. Include.Takes.IsEmpty ? Enumerable.Empty<string>() : [V3Include.Parameter],
        .. Beside.Names,
    ];

    public ListQuery Parse(QueryParameters parameters)
    {
        RefuseUnknown(parameters);
        var page = Positive(parameters, V3ListParser.Page) ?? 1;
        var size = Positive(parameters, V3ListParser.PerPage) ?? DefaultSize;
        Refuse(size > LargestSize, $"Per page must be between 1 and {LargestSize}");
        Refuse(page > long.MaxValue / size, $"Maximum result (page * per_page) must be less than {long.MaxValue}");

        var order = Last(parameters, OrderBy);
        var column = order?.TrimStart('+', '-');
        Refuse(
            order is not null && (!Orders.Contains(column!) || order.Length - column!.Length > 1),
            $"Order by can only be: {Wording.Quoted(Orders)}");

        var sent = Filters
            .Select(filter => (Filter: filter, Value: Last(parameters, filter.Parameter)))
            .Where(pair => pair.Value is not null)
            .ToList();
        var include = Last(parameters, V3Include.Parameter);
        return new ListQuery
        {
            Page = page,
            Size = (int)size,
            Order = column,
            Descending = order is ['-', ..],
            Filters = [.. sent.SelectMany(pair => pair.Filter.Read(pair.Value!))],
            Related = Include.Read(include),
            Members = Beside.Members(parameters),
            Embedded = Beside.Embedded(parameters),
            Carried =
            [
                .. sent.Select(pair => new QueryItem(pair.Filter.Parameter, pair.Value!)),
                .. include is null ? [] : new[] { new QueryItem(V3Include.Parameter, include) },
                .. Beside.Names.Where(name => Last(parameters, name) is not null)
                    .Select(name => new QueryItem(name, Last(parameters, name)!)),
                .. order is null ? [] : new[] { new QueryItem(OrderBy, order == column ? $"+{column}" : order) },
            ],
        };
    }

    private void RefuseUnknown(QueryParameters parameters)
    {
        var unknown = parameters.Items.Select(item => item.Key).Except(Names).ToList();
        Refuse(unknown.Count > 0, $"Unknown query parameter(s): {Wording.Quoted(unknown)}. Valid parameters are: {Wording.Quoted(Names)}");
    }

    private static long? Positive(QueryParameters parameters, string name)
    {
        if (Last(parameters, name) is not { } text)
            return null;
        var number = WholeNumber.Read(text);
        Refuse(number.Kind != NumberKind.Whole || number.Value < 1, $"{Wording.Title(name)} must be a positive integer");
        return number.Value;
    }

    private static string? Last(QueryParameters parameters, string key) => parameters.All(key).LastOrDefault();

    private static void Refuse(bool broken, string detail)
    {
        if (broken)
            throw Errors.BadQueryParameter(detail).AsException();
    }
}
