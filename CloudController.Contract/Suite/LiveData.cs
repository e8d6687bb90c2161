using System.Buffers.Binary;
using System.Security.Cryptography;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>
/// Tells a broken relation from data that moved. A relation that fails is repeated between two snapshots of the whole list, more than once,
/// because a change may be undone before the second snapshot. While nothing has ever moved, the clauses share the repetitions; later they
/// share the first one only, which spans too much time to accuse but clears what did not change since.
/// </summary>
internal sealed class LiveData(Func<ExchangeScope> fresh)
{
    private const int StillNeeded = 2;
    private const int StillNeededOfMovingData = 3;
    private const int Attempts = 5;

    private readonly Round[] _shared = Enumerable.Range(0, StillNeeded + 1).Select(_ => new Round(fresh())).ToArray();

    private volatile bool _moved;

    /// <summary>Looks at an endpoint through a scope, at all items or at the given ones only.</summary>
    internal delegate EndpointUnderTest LookThrough(ExchangeScope scope, IReadOnlySet<string>? stable = null);

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

    /// <summary>The deviation, seen again while the list stood still; <c>null</c> where the relation holds of what did not change.</summary>
    /// <exception cref="InconclusiveException">The list changed every time, or there was no more to be asked.</exception>
    internal async Task<DeviationException?> ConfirmAsync(DeviationException seen, Func<EndpointUnderTest, Task> body, LookThrough look)
    {
        try
        {
            return await RepeatAsync(seen, body, look).ConfigureAwait(false);
        }
        catch (AllowanceSpentException spent)
        {
            throw NotConfirmed(seen, spent.Message);
        }
    }

    private async Task<DeviationException?> RepeatAsync(DeviationException seen, Func<EndpointUnderTest, Task> body, LookThrough look)
    {
        var still = 0;
        HashSet<SeenItem>? earlier = null;
        for (var attempt = 0; attempt < Attempts && Attempts - attempt >= Needed - still; attempt++)
        {
            var moved = _moved;
            var isShared = attempt < (moved ? 1 : _shared.Length);
            var round = isShared ? _shared[attempt] : new Round(fresh());
            var before = await round.Before(look).ConfigureAwait(false);
            var tested = look(round.Scope);
            var again = before is null ? seen : await TryAsync(body, tested).ConfigureAwait(false);
            if (before is null || again is null or { DependsOnData: false })
                return again;
            var after = await SnapshotAsync(look(fresh())).ConfigureAwait(false);
            if (after is null)
                return again;

            // What no snapshot has was written meanwhile, unless the target shows it every time.
            var strangers = tested.Seen.Except(after).ToHashSet();
            if (!(isShared && moved) && before.SetEquals(after) && (strangers.Count == 0 || earlier?.SetEquals(strangers) == true))
            {
                if (++still >= Needed)
                    return again;
            }
            else
            {
                _moved |= !before.SetEquals(after);
                // The exchanges of this attempt are looked at once more, without the items that came, went or changed.
                var stable = before.Intersect(after).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
                if ((stable.Count > 0 || before.Count == 0) && await HoldsAsync(body, look(round.Scope, stable)).ConfigureAwait(false))
                    return null;
            }

            earlier = strangers;
        }

        throw NotConfirmed(seen, "the list changed every time it was looked at again");
    }

    private int Needed => _moved ? StillNeededOfMovingData : StillNeeded;

    private static InconclusiveException NotConfirmed(DeviationException seen, string why) => new("data-moved", $"{seen.Message}; not confirmed: {why}");

    /// <summary>Whether the relation holds of what is left when the items that moved are left out.</summary>
    private static async Task<bool> HoldsAsync(Func<EndpointUnderTest, Task> body, EndpointUnderTest tested)
    {
        try
        {
            return await TryAsync(body, tested).ConfigureAwait(false) is null;
        }
        catch (InconclusiveException tooLittle) when (tooLittle is not AllowanceSpentException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlySet<SeenItem>?> SnapshotAsync(EndpointUnderTest tested)
    {
        try
        {
            return await tested.Snapshot().ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is DeviationException or InconclusiveException and not AllowanceSpentException)
        {
            return null;
        }
    }

    /// <summary>One repetition: a scope of its own, and the list before anything else was asked in it.</summary>
    private sealed class Round(ExchangeScope scope)
    {
        private readonly object _gate = new();
        private Task<IReadOnlySet<SeenItem>?>? _before;

        internal ExchangeScope Scope { get; } = scope;

        internal Task<IReadOnlySet<SeenItem>?> Before(LookThrough look)
        {
            lock (_gate)
                return _before ??= SnapshotAsync(look(Scope));
        }
    }
}

/// <summary>An item as it was seen: two with the same key and another content are the same item, changed.</summary>
internal sealed record SeenItem(string Key, UInt128 ContentHash)
{
    /// <summary>An answer that is no item of any resource, as a whole.</summary>
    internal static SeenItem Of(Exchange exchange) =>
        new(exchange.Request.Target, BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(exchange.Body.Span)));
}
