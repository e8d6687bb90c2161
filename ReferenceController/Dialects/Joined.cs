using System.Collections.Immutable;

namespace CloudController.Reference.Dialects;

/// <summary>The relation of an item to several others, as a body says it.</summary>
/// <param name="Path">Where it is said.</param>
/// <param name="Table">The table that refers to the item.</param>
/// <param name="By">Its reference to the item.</param>
/// <param name="To">Its reference to the other one; <see langword="null"/> where the others themselves refer to the item.</param>
internal sealed record Joined(string Path, string Table, string By, string? To = null)
{
    /// <summary>What is said of each pair beside.</summary>
    public ImmutableArray<(string Column, string Value)> Sets { get; init; } = [];

    /// <summary>The column that both have to have the same in; <see langword="null"/> for none.</summary>
    public string? Alike { get; init; }
}
