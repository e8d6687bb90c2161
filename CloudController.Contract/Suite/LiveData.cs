using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>
/// Tells a broken relation from data that moved: the relation is repeated between two snapshots of the whole list. Only a deviation that
/// shows while the list stands still is one.
/// </summary>
internal static class LiveData
{
    private const int Attempts = 3;

    /// <summary>Runs <paramref name="body"/>; the deviation that it saw, or <c>null</c>.</summary>
    internal static async Task<DeviationException?> TryAsync(Func<EndpointUnderTest, Task> body, EndpointUnderTest tested)
    {
        try
        {
            await body(tested).ConfigureAwait(false);
            return null;
        }
        catch (DeviationException seen)
        {
            return seen;
        }
    }

    /// <summary>The deviation, seen once more while the list stood still; <c>null</c> where the relation holds of what did not change.</summary>
    /// <exception cref="InconclusiveException">The list changed every time.</exception>
    internal static async Task<DeviationException?> ConfirmAsync(
        DeviationException seen,
        Func<EndpointUnderTest, Task> body,
        Func<ExchangeScope> fresh,
        Func<ExchangeScope, IReadOnlySet<string>?, EndpointUnderTest> tested)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var scope = fresh();
            var before = await SnapshotAsync(tested(fresh(), null)).ConfigureAwait(false);
            if (before is null)
                return seen;
            var again = await TryAsync(body, tested(scope, null)).ConfigureAwait(false);
            if (again is null or { DependsOnData: false })
                return again;
            var after = await SnapshotAsync(tested(fresh(), null)).ConfigureAwait(false);
            if (after is null || before.SetEquals(after))
                return again;

            // The exchanges of this attempt are looked at once more, without the items that came, went or changed.
            var stable = before.Intersect(after).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
            if (await TryAsync(body, tested(scope, stable)).ConfigureAwait(false) is null)
                return null;
        }

        throw new InconclusiveException(FormattableString.Invariant($"the list changed during each of {Attempts} attempts"));
    }

    private static async Task<HashSet<(string Key, UInt128 Content)>?> SnapshotAsync(EndpointUnderTest tested)
    {
        try
        {
            var list = await tested.WholeList().ConfigureAwait(false);
            return list.Items.Select(item => (item.Key, item.ContentHash)).ToHashSet();
        }
        catch (Exception unreadable) when (unreadable is DeviationException or InconclusiveException)
        {
            return null;
        }
    }
}
