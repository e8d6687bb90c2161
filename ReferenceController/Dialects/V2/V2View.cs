using System.Collections.Immutable;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>What v2 shows of a resource, and what can be asked of it.</summary>
internal sealed record V2View
{
    /// <summary>The members of "entity".</summary>
    public ImmutableArray<Field> Entity { get; init; } = [];

    /// <summary>The columns by which q filters.</summary>
    public ImmutableArray<string> Q { get; init; } = [];

    /// <summary>The columns that the list is in the order of; the id decides between equal ones.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>The answer for an item that does not exist; the description may name its <c>{guid}</c>.</summary>
    public ApiError Unknown { get; init; } = Errors.UnknownRoute;

    /// <summary>How items are made, changed and deleted; <see langword="null"/> where they cannot be.</summary>
    public V2Writes? Writes { get; init; }
}

/// <summary>
/// What a v2 request that makes or changes an item can say, and why it is refused. Descriptions may name columns in braces.
/// </summary>
internal sealed record V2Writes
{
    /// <summary>The columns, in the order in which they are looked at.</summary>
    public required ImmutableArray<string> Takes { get; init; }

    /// <summary>Those that are fixed once the item is made.</summary>
    public ImmutableArray<string> Once { get; init; } = [];

    /// <summary>The column of letters, digits, <c>-</c> and <c>_</c> only.</summary>
    public required string Word { get; init; }

    /// <summary>The refusal of other characters in <see cref="Word"/>.</summary>
    public required ApiError Invalid { get; init; }

    /// <summary>The refusal of what another item already has.</summary>
    public required ApiError Taken { get; init; }
}
