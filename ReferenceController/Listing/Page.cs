using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>The rows of one page, and how many there are on all pages.</summary>
internal sealed record Page<TRow>(ImmutableArray<TRow> Items, long Total)
{
    /// <summary>The number of pages; an empty list has one, empty page.</summary>
    public long PageCount(int size) => Math.Max(1, (Total + size - 1) / size);
}
