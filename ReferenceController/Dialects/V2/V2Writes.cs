using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>
/// What a v2 request that makes or changes an item can say, and why it is refused. Descriptions may name columns in braces.
/// </summary>
internal sealed record V2Writes
{
    /// <summary>The members, in the order in which they are looked at.</summary>
    public required ImmutableArray<V2Member> Takes { get; init; }

    /// <summary>What a new item has to say beside the texts that have no default.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Those that are fixed once the item is made.</summary>
    public ImmutableArray<string> Once { get; init; } = [];

    /// <summary>The column of letters, digits, <c>-</c> and <c>_</c> only; <see langword="null"/> for none.</summary>
    public string? Word { get; init; }

    /// <summary>The refusal of what an item must not be like.</summary>
    public required ApiError Invalid { get; init; }

    /// <summary>The refusal of what another item already has.</summary>
    public required ApiError Taken { get; init; }

    /// <summary>What holds of items that are made or changed.</summary>
    public Making Making { get; init; } = new();

    /// <summary>Lists of the guids of related items.</summary>
    public ImmutableArray<Joined> Joins { get; init; } = [];

    /// <summary>Members that another item has.</summary>
    public V2Elsewhere? Elsewhere { get; init; }

    /// <summary>How items are deleted.</summary>
    public Deletion Deletion { get; init; } = Deletion.AtOnce;

    /// <summary>Whether an item can be deleted with what it must not have otherwise, if that is asked for.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>Whether items can be changed.</summary>
    public bool IsChangeable { get; init; } = true;
}

/// <summary>A member of a body. A text alone is the member that is called like its column.</summary>
/// <param name="Name">The name.</param>
/// <param name="Column">The column.</param>
internal sealed record V2Member(string Name, string Column)
{
    /// <summary>Whether -1 stands for null.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>The words for no and for yes, where the column is a flag and the member is none.</summary>
    public (string No, string Yes)? Words { get; init; }

    public static implicit operator V2Member(string column) => new(column, column);
}

/// <summary>The item of another table that has some of the members.</summary>
/// <param name="Table">The table.</param>
/// <param name="By">Its reference to the item of which it is said.</param>
/// <param name="Test">The test that makes it the one.</param>
/// <param name="Takes">The members.</param>
internal sealed record V2Elsewhere(string Table, string By, RowTest Test, ImmutableArray<V2Member> Takes)
{
    /// <summary>What follows there.</summary>
    public ImmutableArray<Following> Follows { get; init; } = [];
}
