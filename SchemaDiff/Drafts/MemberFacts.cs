namespace CloudController.SchemaDiff.Drafts;

/// <summary>What documents say of a member in words, apart from the values that their examples show.</summary>
internal sealed record MemberFacts
{
    /// <summary>Nothing is said.</summary>
    internal static readonly MemberFacts None = new();

    /// <summary>The types of JSON that it can have, <c>null</c> apart; empty where none is stated.</summary>
    internal IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether sources contradict each other about the types, so that examples decide where there are any.</summary>
    internal bool IsDisputed { get; init; }

    /// <summary>The name of the form that its text has; <c>null</c> where none is stated.</summary>
    internal string? Format { get; init; }

    /// <summary>Whether it can be <c>null</c>.</summary>
    internal bool IsNullable { get; init; }

    /// <summary>Whether it can be absent.</summary>
    internal bool IsOptional { get; init; }

    /// <summary>Whether it is said to be there always.</summary>
    internal bool IsRequired { get; init; }

    /// <summary>Whether it can be an object without members.</summary>
    internal bool IsMaybeEmpty { get; init; }

    /// <summary>Whether its members have whatever names somebody gave them.</summary>
    internal bool IsMap { get; init; }

    /// <summary>The only values that its text has; empty where any is.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The least value of its number; <c>null</c> where none is stated.</summary>
    internal long? Minimum { get; init; }

    /// <summary>Where it is said, as messages name it; empty where that is not known.</summary>
    internal string Place { get; init; } = "";
}

/// <summary>What documents say of members, by place in an answer or in an item; <c>*</c> stands for any index.</summary>
internal interface IMemberFacts
{
    /// <summary>What is said of the value at <paramref name="pointer"/>.</summary>
    MemberFacts At(string pointer);

    /// <summary>The names of the members that the value at <paramref name="pointer"/> is said to have; empty where none are.</summary>
    IReadOnlyList<string> MembersOf(string pointer);
}
