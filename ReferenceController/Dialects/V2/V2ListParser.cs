using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>
/// The parameters of a v2 list. The first fault found is the one that is told, in this order: numbers that are none, q, bounds,
/// order-direction. Unknown parameters are ignored.
/// </summary>
internal sealed class V2ListParser(Model model, Table table, V2View view)
{
    private const int DefaultSize = 50;
    private const int LargestSize = 100;
    private const int DeepestInlining = 3;

    public ListQuery Parse(QueryParameters parameters)
    {
        var page = Number(parameters, V2Parameter.Page);
        var size = Number(parameters, V2Parameter.ResultsPerPage);
        var depth = Number(parameters, V2Parameter.InlineRelationsDepth);
        var orphans = Number(parameters, V2Parameter.OrphanRelations);
        var filters = QGrammar.Parse(parameters.All(V2Parameter.Filter), [.. view.Q.Select(filter => filter.Name)]);

        Refuse(size > LargestSize, $"results_per_page must be <= {LargestSize}");
        Refuse(depth > DeepestInlining, $"inline_relations_depth must be <= {DeepestInlining}");
        var direction = parameters.Last(V2Parameter.OrderDirection) ?? "asc";
        Refuse(direction is not ("asc" or "desc"), $"order_direction must be 'asc' or 'desc' but was '{direction}'");
        Refuse(page < 1, "page must be >= 1");
        Refuse(size < 1, "results_per_page must be >= 1");
        var order = view.Orders.IsEmpty ? null : parameters.Last(V2Parameter.OrderBy);
        if (order is not null && view.Orders.All(known => known.Name != order))
            throw new ApiError(400, 10012, "CF-OrderByParameterInvalid", $"Cannot order by: {order}").AsException();
        var after = view.TakesAfter ? parameters.Last(V2Parameter.After) : null;
        Refuse(page > long.MaxValue / (size ?? DefaultSize), "page is too large");

        return new ListQuery
        {
            Page = page ?? 1,
            Size = (int)(size ?? DefaultSize),
            Descending = direction == "desc",
            Order = order is null ? null : view.Orders.First(known => known.Name == order).Column,
            Filters =
            [
                .. filters.Select(asked => view.Q.First(filter => filter.Name == asked.Column).Of(model, table, asked)),
                .. after is null ? Enumerable.Empty<Condition>() : [new(table.Name, Comparison.AfterItem, [after])],
            ],
            Inlining = Inlining(parameters, depth),
            Carried =
            [
                .. Carried(parameters, depth, orphans),
                .. after is null ? Enumerable.Empty<QueryItem>() : [new(V2Parameter.After, after)],
                .. order is null ? Enumerable.Empty<QueryItem>() : [new(V2Parameter.OrderBy, order)],
            ],
            WithOrphans = orphans == 1,
        };
    }

    /// <summary>How far related items are shown inside, as lists and items are asked.</summary>
    public static Inlining Inlining(QueryParameters parameters, long? depth) => new((int)(depth ?? 0))
    {
        Including = Names(parameters, V2Parameter.IncludeRelations),
        Excluding = Names(parameters, V2Parameter.ExcludeRelations),
    };

    /// <summary>The same of an item alone, where a number that is none counts as nothing asked.</summary>
    public static Inlining Inlining(QueryParameters parameters)
    {
        var number = WholeNumber.Read(parameters.Last(V2Parameter.InlineRelationsDepth) ?? "0");
        return Inlining(parameters, number.Kind == NumberKind.Whole ? Math.Clamp(number.Value, 0, DeepestInlining) : 0);
    }

    private static ImmutableArray<string> Names(QueryParameters parameters, string name) =>
        [.. (parameters.Last(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static long? Number(QueryParameters parameters, string name)
    {
        if (parameters.Last(name) is not { } text)
            return null;
        var number = WholeNumber.Read(text);
        Refuse(number.Kind != NumberKind.Whole, $"{name.Replace('-', '_')} must be an integer");
        return number.Value;
    }

    private static IEnumerable<QueryItem> Carried(QueryParameters parameters, long? depth, long? orphans)
    {
        foreach (var name in new[] { V2Parameter.ExcludeRelations, V2Parameter.IncludeRelations })
        {
            // Links repeat a list with commas as a repeated parameter, of which only the last counts when the link is followed.
            foreach (var relation in Names(parameters, name))
                yield return new QueryItem(name, relation);
        }

        if (depth is not null)
            yield return new QueryItem(V2Parameter.InlineRelationsDepth, $"{depth}");
        if (orphans is not null)
            yield return new QueryItem(V2Parameter.OrphanRelations, $"{orphans}");
        foreach (var filter in parameters.All(V2Parameter.Filter))
            yield return new QueryItem(V2Parameter.Filter, filter);
    }

    private static void Refuse(bool broken, string detail)
    {
        if (broken)
            throw Errors.BadQueryParameter(detail).AsException();
    }
}

/// <summary>The names of the v2 list parameters.</summary>
internal static class V2Parameter
{
    public const string Filter = "q";
    public const string Page = "page";
    public const string ResultsPerPage = "results-per-page";
    public const string OrderBy = "order-by";
    public const string After = "after_guid";
    public const string OrderDirection = "order-direction";
    public const string InlineRelationsDepth = "inline-relations-depth";
    public const string OrphanRelations = "orphan-relations";
    public const string ExcludeRelations = "exclude-relations";
    public const string IncludeRelations = "include-relations";
}
