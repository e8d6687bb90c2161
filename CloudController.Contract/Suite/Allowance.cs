using CloudController.Contract.Findings;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>
/// How many requests a run may send for one purpose. A list that is too long, or changes too often, to be looked at within it leaves clauses
/// undecided; it is no fault of the target.
/// </summary>
internal sealed class Allowance
{
    private readonly TargetClient _client;
    private readonly int _requests;
    private readonly string _purpose;
    private readonly Allowance? _common;
    private int _taken;

    private Allowance(TargetClient client, int requests, string purpose, Allowance? common = null) =>
        (_client, _requests, _purpose, _common) = (client, requests, purpose, common);

    /// <summary>What all endpoints share to be looked at once.</summary>
    internal static Allowance ForFirstLooks(TargetClient client, int endpoints) => new(client, endpoints * client.Options.FirstLooksOfAll, "look at lists as long as this");

    /// <summary>What all endpoints share to be looked at again.</summary>
    internal static Allowance ForSecondLooks(TargetClient client, int endpoints) => new(client, endpoints * client.Options.SecondLooks, "look again");

    /// <summary>What one endpoint has to itself, before it takes of this.</summary>
    internal Allowance WithOwn() => new(_client, _client.Options.FirstLooksOfEach, _purpose, common: this);

    /// <summary>Takes one request out of the allowance.</summary>
    /// <exception cref="AllowanceSpentException">There is none left, or the answers so far fill the memory that a run may use.</exception>
    internal void Take()
    {
        if (_client.BytesReceived > _client.Options.MaxBytesKept)
            throw new AllowanceSpentException(FormattableString.Invariant($"the {_client.Options.MaxBytesKept} bytes that a run keeps are full (2 × CloudController:MaxResponseBytes)"));
        if (Interlocked.Increment(ref _taken) <= _requests)
            return;
        if (_common is null)
            throw new AllowanceSpentException(FormattableString.Invariant($"the requests are spent that a run may send to {_purpose}"));
        _common.Take();
    }
}
