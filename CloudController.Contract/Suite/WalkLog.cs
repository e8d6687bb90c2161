using System.Collections.Concurrent;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Suite;

/// <summary>How a list was read, and the rules about lists that it broke.</summary>
/// <param name="Query">What was asked for, without page and size.</param>
/// <param name="Size">How many items a page was asked to have; <c>null</c> where no number was asked for.</param>
/// <param name="IsExcerpt">Whether a few pages were read only.</param>
/// <param name="Broken">The broken rules of <see cref="ListRules"/>; empty where the list is one.</param>
public sealed record Walk(Query Query, long? Size, bool IsExcerpt, IReadOnlyList<Deviation> Broken);

/// <summary>
/// Every list of an endpoint as it was read for the first time. Lists themselves are not kept: how they were read is enough to read them
/// again.
/// </summary>
internal sealed class WalkLog
{
    private readonly ConcurrentDictionary<(Query Query, long? Size, bool IsExcerpt), Walk> _walks = new();

    internal IReadOnlyList<Walk> All => _walks.Values
        .OrderBy(walk => walk.Query.Text, StringComparer.Ordinal)
        .ThenBy(walk => walk.Size)
        .ToList();

    internal void Add(ItemList list, Func<ItemList, IReadOnlyList<Deviation>> broken)
    {
        var isExcerpt = list.ExcerptOf is not null;
        _walks.GetOrAdd((list.Query, list.Size, isExcerpt), how => new(how.Query, how.Size, how.IsExcerpt, broken(list)));
    }
}
