using System.Collections.Immutable;

namespace CloudController.Reference.Dialects.V2;

/// <summary>The words of those rows of a table that join a listed item with the one that it is listed below.</summary>
/// <param name="Member">The member that shows them, as an array.</param>
/// <param name="Table">The table that joins.</param>
/// <param name="Listed">Its reference to the listed item.</param>
/// <param name="Word">Its column with the word; a row without one is left out.</param>
internal sealed record V2Joined(string Member, string Table, string Listed, string Word);

/// <summary>A part of an item that joins it with another one, which the path names too.</summary>
/// <param name="Segment">The path below the item's; its variables are called after references of the joining table.</param>
/// <param name="Table">The table that joins.</param>
/// <param name="Whole">Its column whose JSON is the whole answer.</param>
internal sealed record V2Pair(string Segment, string Table, string Whole);

/// <summary>A question whether there is an item: 204 if so, else 404.</summary>
/// <param name="Path">The path below the list's; its variables are called after columns.</param>
internal sealed record V2Check(string Path)
{
    /// <summary>The columns that parameters are called after, and what each is where the parameter is missing.</summary>
    public ImmutableArray<(string Column, string? Otherwise)> Parameters { get; init; } = [];
}
