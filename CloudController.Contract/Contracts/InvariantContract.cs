using System.Text.Json;

namespace CloudController.Contract.Contracts;

/// <summary>
/// Something that holds between the fields of an item or over all items. Exactly one of <see cref="Then"/>, <see cref="Unique"/>,
/// <see cref="NotAfter"/>, <see cref="Past"/> and <see cref="Absent"/> is set.
/// </summary>
public sealed record InvariantContract
{
    /// <summary>The last part of the clause id.</summary>
    public required string Rule { get; init; }

    /// <summary>What holds, as a sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>How firmly it is documented.</summary>
    public ClauseLevel Level { get; init; } = ClauseLevel.Documented;

    /// <summary>Which items it speaks of: conditions by pointer. Empty: all.</summary>
    public IReadOnlyDictionary<string, ValueCondition> When { get; init; } = new Dictionary<string, ValueCondition>();

    /// <summary>Conditions by pointer that those items meet.</summary>
    public IReadOnlyDictionary<string, ValueCondition>? Then { get; init; }

    /// <summary>Pointer of a field whose value no two items share.</summary>
    public string? Unique { get; init; }

    /// <summary>Pointers of two timestamps of which the first is not after the second, where both are there.</summary>
    public IReadOnlyList<string>? NotAfter { get; init; }

    /// <summary>Pointer of a timestamp that does not lie in the future.</summary>
    public string? Past { get; init; }

    /// <summary>Pointers at which an item has nothing.</summary>
    public IReadOnlyList<string>? Absent { get; init; }

    /// <summary>The pointers of the fields that it cannot do without.</summary>
    internal IEnumerable<string?> Pointers => [.. When.Keys, .. Then?.Keys ?? [], Unique, .. NotAfter ?? [], Past];
}

/// <summary>A condition on a JSON value: one of the listed values, or none of them.</summary>
public sealed record ValueCondition
{
    /// <summary>The values allowed; <c>null</c> where any is.</summary>
    public IReadOnlyList<JsonElement>? In { get; init; }

    /// <summary>The values not allowed; <c>null</c> where any is.</summary>
    public IReadOnlyList<JsonElement>? NotIn { get; init; }

    /// <summary>Whether <paramref name="value"/> meets the condition.</summary>
    public bool Admits(JsonElement value) =>
        (In is null || In.Any(allowed => JsonElement.DeepEquals(allowed, value)))
        && (NotIn is null || !NotIn.Any(refused => JsonElement.DeepEquals(refused, value)));

    /// <summary>The condition in words.</summary>
    public override string ToString() => this switch
    {
        { In: [var only] } => only.GetRawText(),
        { In: { } some } => "one of " + string.Join(", ", some.Select(value => value.GetRawText())),
        { NotIn: { } some } => "anything but " + string.Join(", ", some.Select(value => value.GetRawText())),
        _ => "anything",
    };
}
