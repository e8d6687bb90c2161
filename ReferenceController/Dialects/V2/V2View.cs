using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>What v2 shows of a resource, and what can be asked of it.</summary>
internal sealed record V2View
{
    /// <summary>The members of "entity".</summary>
    public ImmutableArray<Field> Entity { get; init; } = [];

    /// <summary>What q filters by. A text alone is the column called so.</summary>
    public ImmutableArray<V2Filter> Q { get; init; } = [];

    /// <summary>The path of the list below the family's, where it is not the name of the table.</summary>
    public string? Path { get; init; }

    /// <summary>The column that has the first part of an item's path, where items of one list have their own.</summary>
    public string? Segment { get; init; }

    /// <summary>What items are related to.</summary>
    public ImmutableArray<V2Relation> Relations { get; init; } = [];

    /// <summary>What is answered below an item, and is no list.</summary>
    public ImmutableArray<ItemPart> Parts { get; init; } = [];

    /// <summary>Parts of an item that join it with another.</summary>
    public ImmutableArray<V2Pair> Pairs { get; init; } = [];

    /// <summary>Questions whether there is an item, answered without a body.</summary>
    public ImmutableArray<V2Check> Checks { get; init; } = [];

    /// <summary>What order-by takes: the names and the columns; empty where it is ignored.</summary>
    public ImmutableArray<(string Name, string Column)> Orders { get; init; } = [];

    /// <summary>The test that an item has to pass to be shown here.</summary>
    public RowTest? Only { get; init; }

    /// <summary>Whether there is a list.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether single items can be asked for.</summary>
    public bool HasItems { get; init; } = true;

    /// <summary>Whether items tell when they were changed.</summary>
    public bool HasUpdates { get; init; } = true;

    /// <summary>Whether the list takes after_guid.</summary>
    public bool TakesAfter { get; init; }

    /// <summary>Whether items are the members of "entity" alone, and the list is an array of them.</summary>
    public bool IsBare { get; init; }

    /// <summary>The column whose JSON is all that an item shows; <see langword="null"/> where items show fields.</summary>
    public string? Whole { get; init; }

    /// <summary>What a list and an item ask of the token, where that is not the family's way.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The columns that the list is in the order of; the id decides between equal ones.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>The answer for an item that does not exist; the description may name its <c>{guid}</c>.</summary>
    public ApiError Unknown { get; init; } = Errors.UnknownRoute;

    /// <summary>The columns that items and lists look at; what only parts show is not among them.</summary>
    public IEnumerable<string> Reads => Entity.SelectMany(shown => shown.Reads)
        .Concat(Relations.Select(relation => relation.Segment ?? ""))
        .Concat([Segment ?? "", Whole ?? "", Only?.Column ?? ""])
        .Concat(Orders.Select(order => order.Column))
        .Concat(Order);

    /// <summary>How items are made, changed and deleted; <see langword="null"/> where they cannot be.</summary>
    public V2Writes? Writes { get; init; }
}
