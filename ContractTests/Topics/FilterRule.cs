namespace CloudController.ContractTests.Topics;

/// <summary>What holds of every filter of q whose values can be compared in some way.</summary>
/// <param name="Rule">The last part of the clause id.</param>
/// <param name="Statement">What holds, as a sentence, with {0} for the name of the filter.</param>
/// <param name="Check">Returns normally where it holds.</param>
internal sealed record FilterRule(string Rule, string Statement, Func<ListUnderTest, FilterContract, Task> Check)
{
    /// <summary>For which kinds of values it holds.</summary>
    internal Func<FilterComparison, bool> Where { get; init; } = values => values != FilterComparison.None;

    /// <summary>A parameter that the list must have besides.</summary>
    internal ParameterKind? With { get; init; }

    /// <summary>How firmly the document states it.</summary>
    internal ClauseLevel Level { get; init; } = ClauseLevel.Documented;

    /// <summary>The part of the documentation page; <c>null</c> for the topic's.</summary>
    internal string? Section { get; init; }

    /// <summary>The values have an order.</summary>
    internal static bool Ordered(FilterComparison values) =>
        values is FilterComparison.Text or FilterComparison.Number or FilterComparison.Second;

    /// <summary>The values may be any text.</summary>
    internal static bool Text(FilterComparison values) => values == FilterComparison.Text;

    /// <summary>The values are words, so that another word is a value that no item has.</summary>
    internal static bool Words(FilterComparison values) => values is FilterComparison.Text or FilterComparison.Reference;

    /// <summary>A rule about a value from the beginning, one from the middle and one from the end of the data.</summary>
    internal static FilterRule OfAValue(string rule, string statement, Func<ListUnderTest, Pivot, Task> check) => new(rule, statement,
        async (list, filter) =>
    {
        foreach (var pivot in (await list.PivotsOf(filter)).Ends())
            await check(list, pivot);
    });

    /// <summary>A rule about several values, of which the data must have <paramref name="atLeast"/>.</summary>
    internal static FilterRule OfValues(
        string rule, string statement, int atLeast, Func<ListUnderTest, IReadOnlyList<Pivot>, Task> check) =>
        new(rule, statement, async (list, filter) => await check(list, await list.PivotsOf(filter, atLeast)));

    /// <summary>Whether it holds of <paramref name="filter"/>, one of those of <paramref name="contract"/>.</summary>
    internal bool HoldsOf(FilterContract filter, EndpointContract contract) =>
        filter.Field is not null && Where(filter.Compare) && (With is not { } kind || contract.Parameter(kind) is not null);
}
