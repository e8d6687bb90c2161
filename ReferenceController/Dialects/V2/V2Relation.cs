using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>A filter of q. A text alone is that of the column called so.</summary>
/// <param name="Name">The name.</param>
/// <param name="Way">The way to what is compared.</param>
internal sealed record V2Filter(string Name, string Way)
{
    public static implicit operator V2Filter(string column) => new(column, column);

    /// <summary>A condition of q by the name of the filter as one on the table.</summary>
    public Condition Of(Model model, Table table, Condition asked) => Ways.LeadsToMany(Way)
        ? model.Condition(table, Way, asked.Comparison, asked.Values)
        : asked with
        {
            Column = model.Expression(table, Way),
            Values = model.End(table, Way).Kind == ColumnKind.Flag ? [.. asked.Values.Select(Bit)] : asked.Values,
        };

    private static string Bit(string word) => word switch { "true" or "t" => "1", "false" or "f" => "0", _ => word };
}

/// <summary>What items are related to: a member that ends with _url, and inside the item what the link leads to, if that is asked for.</summary>
/// <param name="Name">The name, without _url.</param>
internal sealed record V2Relation(string Name)
{
    /// <summary>The table of the related items; <see langword="null"/> for a link alone.</summary>
    public string? Table { get; init; }

    /// <summary>Whether there are several, which have a list below the item.</summary>
    public bool IsMany { get; init; }

    /// <summary>The way from one of several to the item; by default the only reference there.</summary>
    public string? By { get; init; }

    /// <summary>The column that has the first part of the path of a single one, where that is not the same for all.</summary>
    public string? Segment { get; init; }

    /// <summary>Whether the items are shown inside, if that is asked for.</summary>
    public bool IsInlined { get; init; } = true;

    /// <summary>The path below the item, where that is not the name.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the list is there although items do not show a link to it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The reference that leads to a single one, where it is not called like the relation.</summary>
    public string? Via { get; init; }

    /// <summary>The test that an item has to pass to show the link; its list is there in any case.</summary>
    public RowTest? When { get; init; }

    /// <summary>What is shown of the listed items beside, because of the item that they are listed below.</summary>
    public V2Joined? Adds { get; init; }

    /// <summary>The filters of the list below the item, where they are not those of the whole list.</summary>
    public ImmutableArray<V2Filter>? Q { get; init; }

    public bool CanBeInside(Row row) => Table is not null && IsShown(row) && IsInlined;

    public bool IsShown(Row row) => !IsHidden && When?.Holds(row) != false;

    public string Reference => Via ?? Name;

    public string Below => Path ?? Name;
}

/// <summary>The words in which relations are written down.</summary>
internal static class V2Relations
{
    /// <summary>The item that a reference leads to.</summary>
    public static V2Relation One(string item, string? table = null, string? segment = null, string? via = null) =>
        new(item) { Table = table ?? $"{item}s", Segment = segment, Via = via };

    /// <summary>The items of a table that belong to an item.</summary>
    public static V2Relation Many(string name, string? table = null, string? by = null) =>
        new(name) { Table = table ?? name, By = by, IsMany = true };

    /// <summary>A list below an item, of which items tell nothing.</summary>
    public static V2Relation Unlinked(string name, string? table = null, string? by = null) =>
        Many(name, table, by) with { IsHidden = true };

    /// <summary>A link alone.</summary>
    public static V2Relation LinkTo(string name, string? path = null) => new(name) { Path = path };

    /// <summary>A filter by what a way leads to.</summary>
    public static V2Filter By(string filter, string way) => new(filter, way);

    /// <summary>The error for an item that does not exist.</summary>
    public static ApiError NotFound(int code, string name, string description) => new(404, code, $"CF-{name}", description);
}
