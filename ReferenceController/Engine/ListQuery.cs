using System.Collections.Immutable;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>What one list request asks for, checked and with the defaults filled in.</summary>
internal sealed record ListQuery
{
    /// <summary>The page, from 1.</summary>
    public required long Page { get; init; }

    /// <summary>The page size, from 1.</summary>
    public required int Size { get; init; }

    /// <summary>The column to order by, one of a fixed list; <see langword="null"/> for the list's own order.</summary>
    public string? Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>The conditions, all of which a row has to meet.</summary>
    public ImmutableArray<Condition> Filters { get; init; } = [];

    /// <summary>The ways to the rows of other tables that are to come with the page.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>Which members of the rows of other tables are shown, by the way to them; all where a way is not named.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Members { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What is shown of an item only if asked for.</summary>
    public ImmutableArray<string> Embedded { get; init; } = [];

    /// <summary>How far related items are shown inside.</summary>
    public Inlining Inlining { get; init; } = new(0);

    /// <summary>The parameters beside the page and its size as sent, to be printed again in the links to other pages.</summary>
    public ImmutableArray<QueryItem> Carried { get; init; } = [];

    /// <summary>Scheme, host and port under which the client reached the controller.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Whether related items come beside the list, in the member "orphans".</summary>
    public bool WithOrphans { get; init; }
}

/// <summary>How a condition compares.</summary>
internal enum Comparison
{
    Equal,
    AtLeast,
    AtMost,
    Below,
    Above,
    OneOf,
    NoneOf,
    Contains,
    AfterItem,
    IsNull,
    HasLabel,
    HasNoLabel,
}

/// <summary>One condition on a column.</summary>
/// <param name="Column">The column, one of a fixed list and never text from a request.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="Values">
/// What to compare with: several for OneOf, none for IsNull; for HasLabel and HasNoLabel the key and the values that count (none: any
/// value does); else one.
/// </param>
internal sealed record Condition(string Column, Comparison Comparison, ImmutableArray<string> Values)
{
    /// <summary>Whether the column is a statement whose values are compared, one of which has to pass.</summary>
    public bool IsSet { get; init; }
}

/// <summary>How far the items that an item is related to are shown inside it.</summary>
/// <param name="Depth">How many steps are gone; 0 for none.</param>
internal sealed record Inlining(int Depth)
{
    /// <summary>The relations that are shown; empty for all.</summary>
    public ImmutableArray<string> Including { get; init; } = [];

    /// <summary>The relations that are not shown.</summary>
    public ImmutableArray<string> Excluding { get; init; } = [];

    public Inlining Deeper => this with { Depth = Depth - 1 };

    public bool Shows(string relation) => (Including.IsEmpty || Including.Contains(relation)) && !Excluding.Contains(relation);
}
