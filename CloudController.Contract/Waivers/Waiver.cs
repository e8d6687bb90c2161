using CloudController.Contract.Findings;

namespace CloudController.Contract.Waivers;

/// <summary>A deviation that is known and accepted for a time. Immutable; <see cref="WaiverFile"/> reads it.</summary>
public sealed record Waiver
{
    /// <summary>The id of a clause; a trailing <c>*</c> stands for any end.</summary>
    public required string Clause { get; init; }

    /// <summary>The fingerprint of one finding; <c>null</c> for every finding of the clause.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Why the deviation is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it is being dealt with.</summary>
    public required string Issue { get; init; }

    /// <summary>The last day, in UTC, on which the waiver is good.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The versions of the target that it is for; <c>null</c> for every one.</summary>
    public VersionRange? Target { get; init; }

    /// <summary>Whether the waiver speaks of the clause <paramref name="id"/>.</summary>
    public bool Names(string id) =>
        Clause.EndsWith('*') ? id.StartsWith(Clause[..^1], StringComparison.Ordinal) : id == Clause;

    /// <summary>Whether the waiver speaks of <paramref name="finding"/>, one of a clause that it names.</summary>
    public bool Covers(Finding finding) => Fingerprint is null || Fingerprint == finding.Fingerprint;

    /// <summary>How messages call the waiver.</summary>
    public override string ToString() => Fingerprint is null ? $"the waiver of {Clause}" : $"the waiver of {Clause}, finding {Fingerprint}";
}

/// <summary>Versions of a target.</summary>
/// <param name="From">The first one; <c>null</c> for no first.</param>
/// <param name="Before">The first one that does not belong to it any more; <c>null</c> for no end.</param>
public sealed record VersionRange(Version? From, Version? Before)
{
    /// <summary>Whether <paramref name="version"/> belongs to the range; an unknown version belongs to none.</summary>
    public bool Contains(Version? version) =>
        version is not null && (From is null || version >= From) && (Before is null || version < Before);
}
