using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// What two sources say of the same members. What one leaves open the other decides; where they contradict each other, and no example
/// decides, both are taken to be right, and it is said, so that an overlay can decide.
/// </summary>
internal sealed class WitnessedFacts(IMemberFacts first, IMemberFacts second) : IMemberFacts
{
    private readonly SortedDictionary<string, SortedSet<string>> _said = new(StringComparer.Ordinal);

    /// <summary>The contradictions between the sources among the members that were asked for, a sentence for each kind of them.</summary>
    internal IEnumerable<string> Contradictions => _said.Select(said => $"{said.Key}: {string.Join(", ", said.Value)}");

    public MemberFacts At(string pointer)
    {
        var (one, other) = (first.At(pointer), second.At(pointer));
        if (IsSilent(other))
            return one;
        if (IsSilent(one))
            return Added(pointer, one, other);
        var isDisputed = !one.Types.ToHashSet(StringComparer.Ordinal).SetEquals(other.Types)
            && one.Types.Concat(other.Types).Any(type => type is not ("integer" or "number"));
        if (isDisputed)
            Say(pointer, $"one source says {string.Join(" or ", one.Types)}, the other {string.Join(" or ", other.Types)}");
        if (one.Values.Count > 0 && other.Values.Count > 0 && !one.Values.ToHashSet(StringComparer.Ordinal).SetEquals(other.Values))
            Say(pointer, $"one source lists {string.Join(", ", one.Values)}, the other {string.Join(", ", other.Values)}");
        if (one.IsNullable != other.IsNullable)
            Say(pointer, $"only the {(one.IsNullable ? "first" : "second")} source says that null can stand there");
        return one with
        {
            Types = [.. one.Types.Union(other.Types)],
            IsDisputed = isDisputed,
            Format = one.Format == other.Format || one.Types is not ["string"] ? one.Format : one.Format
                ?? (one.Values.Count == 0 ? other.Format : null),
            Values = [.. one.Values.Union(other.Values)],
            IsNullable = one.IsNullable || other.IsNullable,
            IsOptional = one.IsOptional || other.IsOptional,
            IsMap = one.IsMap && second.MembersOf(pointer).Count == 0,
            Minimum = one.Minimum ?? other.Minimum,
        };
    }

    /// <summary>What only the second source shows the first does not document.</summary>
    public IReadOnlyList<string> MembersOf(string pointer) => first.MembersOf(pointer);

    /// <summary>Where the first source describes no member at all, the examples cannot tell which are always there.</summary>
    private MemberFacts Added(string pointer, MemberFacts one, MemberFacts other) => other with
    {
        IsNullable = one.IsNullable || other.IsNullable,
        IsOptional = one.IsOptional || other.IsOptional
            || (pointer.Length > 0 && first.At(JsonPointer.Parent(pointer)).IsMap && !other.IsRequired),
        IsMap = other.IsMap && first.MembersOf(pointer).Count == 0,
    };

    private static bool IsSilent(MemberFacts facts) => facts.Types.Count == 0 && facts.Values.Count == 0;

    private void Say(string pointer, string problem) =>
        (_said.TryGetValue(problem, out var places) ? places : _said[problem] = new(StringComparer.Ordinal)).Add(pointer);
}
