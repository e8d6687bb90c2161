using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>
/// How many requests a run may send for one purpose. A list that is too long, or changes too often, to be looked at within it leaves
/// clauses undecided; it is no fault of the target.
/// </summary>
internal sealed class Allowance
{
    /// <summary>What a clause takes on average; many clauses share a request, and some take a dozen.</summary>
    private const int LooksOfClause = 2;

    private readonly int _requests;
    private readonly string _purpose;
    private readonly Allowance? _common;
    private int _taken;

    private Allowance(int requests, string purpose, Allowance? common = null) =>
        (_requests, _purpose, _common) = (requests, purpose, common);

    /// <summary>What all endpoints share to be looked at once.</summary>
    internal static Allowance ForFirstLooks(TargetOptions options, int endpoints) =>
        new(endpoints * options.FirstLooksOfAll, "look at lists as long as this");

    /// <summary>What all endpoints share to be looked at again.</summary>
    internal static Allowance ForSecondLooks(TargetOptions options, int endpoints) => new(endpoints * options.SecondLooks, "look again");

    /// <summary>
    /// How many requests <paramref name="endpoint"/> with so many clauses may use for its first look, before it takes of the common ones.
    /// A list below an item is looked at once for each kind of that item.
    /// </summary>
    internal static int OwnOf(TargetOptions options, EndpointContract endpoint, int clauses)
    {
        var lists = endpoint is { Answer.List: not null, Subject.Count: > 0 } ? SubjectPool.MostKinds : 1;
        return Math.Max(options.FirstLooksOfEach, clauses * LooksOfClause * lists);
    }

    /// <summary>What <paramref name="endpoint"/> with so many clauses has to itself, before it takes of this.</summary>
    internal Allowance WithOwn(TargetOptions options, EndpointContract endpoint, int clauses) =>
        new(OwnOf(options, endpoint, clauses), _purpose, common: this);

    /// <summary>Takes one request out of the allowance.</summary>
    /// <exception cref="AllowanceSpentException">There is none left.</exception>
    internal void Take()
    {
        if (Interlocked.Increment(ref _taken) <= _requests)
            return;
        if (_common is null)
            throw new AllowanceSpentException(FormattableString.Invariant($"the requests are spent that a run may send to {_purpose}"));
        _common.Take();
    }
}
