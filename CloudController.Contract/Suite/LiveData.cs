using System.Buffers.Binary;
using System.Security.Cryptography;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Suite;

/// <summary>
/// Tells a target that breaks a relation between several answers from one whose data were changed while they were read. A relation that
/// fails is repeated, each time between two snapshots of the whole list; only where the list stood still does the repetition count against
/// the target.
/// </summary>
/// <remarks>
/// <para>
/// An example: <c>q=name:ruby</c> lists nothing although the whole list has ruby, which an operator deletes at that moment. Round 1 takes a
/// snapshot (go, java), asks again for the whole list and for <c>q=name:java</c>, and the relation holds: the clause has passed. Had it
/// failed, a second snapshot would follow. If it were (go, java) too, the round would count, and after two of them the deviation is a
/// finding; two, because a change may be undone before the second snapshot. If it were (go, java, node), the answers of the round would be
/// judged once more without node: where the relation holds then, the clause has passed, and otherwise the next round begins.
/// docs/how-a-run-decides.md goes through this request by request.
/// </para>
/// <para>
/// A Cloud Controller is several instances, of which one may be behind the others for a moment: both snapshots may come from one and the
/// answer between them from another. That is why rounds are apart in time, and why the rounds that count have to see the same deviation:
/// an instance that is always a little behind lacks another item each time. A target that deviates in another way each time, although
/// its list stands still in every round, is found out by that.
/// </para>
/// <para>
/// To save requests, clauses share the exchanges of their rounds as long as the list was never seen to move. Once it was, they share those
/// of the first round only. These may be old by then, so that they cannot count against the target; but a relation that holds in them is
/// settled.
/// </para>
/// </remarks>
/// <param name="fresh">Opens a scope to look again.</param>
/// <param name="time">The clock of the waits between rounds.</param>
/// <param name="cancellation">Ends the waits.</param>
internal sealed class LiveData(Func<ExchangeScope> fresh, TimeProvider time, CancellationToken cancellation)
{
    private const int StillNeeded = 2;
    private const int StillNeededOfMovingData = 3;
    private const int Attempts = 5;

    /// <summary>How far rounds are apart; longer than the instances of a target take to agree.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Round[] _shared = Enumerable.Range(0, StillNeeded + 1)
        .Select(at => new Round(fresh(), () => WaitAsync(at, time, cancellation)))
        .ToArray();

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

    /// <summary>
    /// Repeats the relation. The deviation, where it was seen again while the list stood still; <c>null</c> where the relation holds.
    /// </summary>
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
        var (still, stillInAll) = (0, 0);
        DeviationException? counted = null;
        HashSet<SeenItem>? earlier = null;
        for (var attempt = 0; attempt < Attempts && (stillInAll == attempt || Attempts - attempt >= Needed - still); attempt++)
        {
            var (moved, at) = (_moved, attempt);
            var isShared = attempt < (moved ? 1 : _shared.Length);
            var round = isShared ? _shared[attempt] : new Round(fresh(), () => WaitAsync(at, time, cancellation));
            var before = await round.Before(look).ConfigureAwait(false);
            var tested = look(round.Scope);
            var again = before is null ? seen : await TryAsync(body, tested).ConfigureAwait(false);
            if (before is null || again is null or { DependsOnData: false })
                return again;
            var after = await SnapshotAsync(look(fresh())).ConfigureAwait(false);
            if (after is null)
                return again;

            // An item that the clause saw and the second snapshot lacks was deleted meanwhile, unless the clause sees it in round after
            // round.
            var strangers = tested.Seen.Except(after).ToHashSet();
            if (!(isShared && moved) && before.SetEquals(after) && (strangers.Count == 0 || earlier?.SetEquals(strangers) == true))
            {
                still = counted is null || counted.Message == again.Message ? still + 1 : 1;
                counted = again;
                if (still >= Needed || ++stillInAll == Attempts)
                    return again;
            }
            else
            {
                _moved |= !before.SetEquals(after);
                // The answers of this round are judged once more, without the items that came, went or changed; nothing is sent for it.
                var stable = before.Intersect(after).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
                if ((stable.Count > 0 || before.Count == 0) && await HoldsAsync(body, look(round.Scope, stable)).ConfigureAwait(false))
                    return null;
            }

            earlier = strangers;
        }

        throw NotConfirmed(seen, "the list changed every time it was looked at again");
    }

    private static Task WaitAsync(int attempt, TimeProvider time, CancellationToken cancellation) =>
        attempt == 0 ? Task.CompletedTask : Task.Delay(Apart, time, cancellation);

    private int Needed => _moved ? StillNeededOfMovingData : StillNeeded;

    private static InconclusiveException NotConfirmed(DeviationException seen, string why) =>
        new("data-moved", $"{seen.Message}; not confirmed: {why}");

    /// <summary>Whether the relation holds when the items that came, went or changed are left out.</summary>
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

    /// <summary>One repetition: the exchanges that are made in it, and the snapshot that is taken before all others of them.</summary>
    private sealed class Round(ExchangeScope scope, Func<Task> wait)
    {
        private readonly object _gate = new();
        private Task<IReadOnlySet<SeenItem>?>? _before;

        internal ExchangeScope Scope { get; } = scope;

        internal Task<IReadOnlySet<SeenItem>?> Before(LookThrough look)
        {
            lock (_gate)
                return _before ??= FirstAsync(look);
        }

        private async Task<IReadOnlySet<SeenItem>?> FirstAsync(LookThrough look)
        {
            await wait().ConfigureAwait(false);
            return await SnapshotAsync(look(Scope)).ConfigureAwait(false);
        }
    }
}

/// <summary>An item as it was seen. Two with the same key and different contents are one item before and after a change.</summary>
internal sealed record SeenItem(string Key, UInt128 ContentHash)
{
    /// <summary>The items of <paramref name="list"/>.</summary>
    internal static IEnumerable<SeenItem> Of(ItemList list) => list.Items.Select(item => new SeenItem(item.Key, item.ContentHash));

    /// <summary>An answer that is no item of any resource, as a whole.</summary>
    internal static SeenItem Of(Exchange exchange) => new(
        exchange.Request.Target,
        exchange.Json.Value is { } value
            ? Item.HashOf(value)
            : BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(exchange.Body.Span)));
}
