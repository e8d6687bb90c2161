using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>How the items of a resource are made, changed and deleted. What is not set cannot be done.</summary>
internal sealed record V3Writing
{
    /// <summary>What a request can say that makes an item.</summary>
    public V3Request? Creation { get; init; }

    /// <summary>What a request can say that changes one.</summary>
    public V3Request? Change { get; init; }

    public Deletion? Deletion { get; init; }

    /// <summary>Relationships to several items that a request below the item's path adds more to.</summary>
    public ImmutableArray<Joined> Additions { get; init; } = [];

    /// <summary>Relationships to several items that a request for one of them removes it from.</summary>
    public ImmutableArray<Joined> Removals { get; init; } = [];

    /// <summary>What holds of items that are made or changed.</summary>
    public Making Making { get; init; } = new();

    /// <summary>The refusal of an item that there is already, where that is not the usual one.</summary>
    public ApiError? Taken { get; init; }
}

/// <summary>What the body of a request that makes or changes an item can say.</summary>
internal sealed record V3Request
{
    /// <summary>The item that a new one belongs to, and below whose path the request goes; <see langword="null"/> for none.</summary>
    public string? Under { get; init; }

    /// <summary>The members: each shows where it is said and which column has it. References are relationships.</summary>
    public ImmutableArray<Field> Takes { get; init; } = [];

    /// <summary>The paths of what has to be said.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Sets of paths: all of one set have to be said, and nothing of another.</summary>
    public ImmutableArray<ImmutableArray<string>> Either { get; init; } = [];

    /// <summary>Objects that have to have some members wherever they are said.</summary>
    public ImmutableArray<(string Path, ImmutableArray<string> Members)> Whole { get; init; } = [];

    /// <summary>The paths of what can be said, and cannot be changed by that.</summary>
    public ImmutableArray<string> Fixed { get; init; } = [];

    /// <summary>Members that are accepted and have no effect.</summary>
    public ImmutableArray<string> Ignores { get; init; } = [];

    /// <summary>What an item of some kind can say beside.</summary>
    public ImmutableArray<V3Variant> Variants { get; init; } = [];

    /// <summary>The items that a new one is related to, several at once.</summary>
    public ImmutableArray<Joined> Joins { get; init; } = [];

    /// <summary>Relationships to one item that may name it by other columns than the guid.</summary>
    public ImmutableArray<(string Path, ImmutableArray<string> Columns)> NamesBy { get; init; } = [];

    /// <summary>Whether null counts as nothing said; otherwise it is a value like others.</summary>
    public bool TakesNullForUnsaid { get; init; }
}

/// <summary>What an item that passes a test can say, and what follows.</summary>
/// <param name="Test">The test.</param>
/// <param name="Takes">The members.</param>
internal sealed record V3Variant(RowTest Test, ImmutableArray<Field> Takes)
{
    /// <summary>The paths of what has to be said.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Why there can be no such item; <see langword="null"/> where there can.</summary>
    public string? Refusal { get; init; }

    /// <summary>Columns that have another value from the start.</summary>
    public ImmutableArray<(string Column, string Value)> Sets { get; init; } = [];
}

/// <summary>What a body said.</summary>
/// <param name="Row">The item with it.</param>
/// <param name="Joins">The other items of each relationship to several, by their guids.</param>
internal sealed record V3Said(Row Row, ImmutableArray<(Joined Join, ImmutableArray<string> Guids)> Joins);
