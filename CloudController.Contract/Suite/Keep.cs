using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>How many bytes of answers are kept: by one endpoint, and by all that are open.</summary>
internal sealed class Keep
{
    private readonly long _most;
    private readonly Keep? _all;
    private long _bytes;

    /// <summary>What all endpoints keep together, at most <paramref name="most"/> bytes.</summary>
    internal Keep(long most) => _most = most;

    private Keep(Keep all) => (_most, _all) = (all._most, all);

    /// <summary>What one endpoint keeps of it.</summary>
    internal Keep OfOne() => new(this);

    /// <summary>Keeps <paramref name="bytes"/> more.</summary>
    internal void Add(long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        _all?.Add(bytes);
    }

    /// <summary>Lets everything go that this endpoint kept.</summary>
    internal void Release() => _all?.Add(-Interlocked.Exchange(ref _bytes, 0));

    /// <summary>Makes sure that there is room for another answer.</summary>
    /// <exception cref="AllowanceSpentException">The answers so far fill the memory that a run may use.</exception>
    internal void NeedsRoom()
    {
        if (Interlocked.Read(ref (_all ?? this)._bytes) > _most)
            throw new AllowanceSpentException(FormattableString.Invariant(
                $"the {_most} bytes that a run keeps are full (2 × CloudController:MaxResponseBytes)"));
    }
}
