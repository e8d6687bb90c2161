using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Which operators are tried on a list: all of them on one list of each family, what is new on the others.</summary>
internal static class OperatorSets
{
    /// <summary>What a deviation of a list does to the lists that the parameters of the current release ask for.</summary>
    private static readonly ImmutableArray<string> WhatAsksForLists = ["filtering/*", "ordering/*", "page-links/*-kept"];

    /// <summary>Every operator, for a list of 2015.</summary>
    public static IEnumerable<Fault> All(FaultRows rows, ImmutableDictionary<string, string[]> neighbours) =>
    [
        .. OfEveryList(rows),
        .. OfEveryRelease(rows),
        .. FieldFaults.Thorough(rows, neighbours),
        .. ItemFaults.Of(rows),
        .. OrderFaults.Of(rows),
        .. FilterFaults.Of(rows),
        .. RelationFaults.Of(rows),
        .. OfWhatAsks(rows),
    ];

    /// <summary>What v3 has since 2015, and of what it had before, one fault for each clause.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="neighbours">As in <see cref="FieldFaults"/>.</param>
    /// <param name="own">The faults that concern this list only.</param>
    /// <param name="isNew">Whether 2015 did not have the list, so that all that lists have in common is tried on it again.</param>
    public static IEnumerable<Fault> SinceThen(
        FaultRows rows, ImmutableDictionary<string, string[]> neighbours, IEnumerable<Fault> own, bool isNew)
    {
        Fault[] common = isNew ? [.. OfEveryList(rows)] : [.. EnvelopeFaults.Of(rows), .. ResourceLinkFaults.Of(rows)];
        Fault[] since =
        [
            .. CurrentLinkFaults.Of(rows),
            .. OfEveryRelease(rows),
            .. FieldFaults.Brief(rows, neighbours),
            .. ItemFaults.Of(rows),
            .. own,
            .. ListFilterFaults.Of(rows),
            .. TimestampFaults.Of(rows),
            .. LabelSelectorFaults.Of(rows),
            .. OrderByFaults.Of(rows),
            .. OfWhatAsks(rows),
        ];
        var asked = WhatAsksForLists.Select(clause => $"{rows.Target.Name}/{clause}").ToList();
        return since.Concat(FirstOfEachClause(common)).Select(fault => fault with { MayBreak = [.. fault.MayBreak, .. asked] });
    }

    /// <summary>What is tried on every list in every release: what releases write differently.</summary>
    public static IEnumerable<Fault> OfEveryRelease(FaultRows rows) =>
        [.. LinkTextFaults.Of(rows), .. OriginFaults.Of(rows), .. EncodingFaults.Of(rows)];

    /// <summary>The operators that go through the parameters of a list, whatever they are.</summary>
    public static IEnumerable<Fault> OfWhatAsks(FaultRows rows) =>
        [.. ListFaults.Of(rows), .. RobustnessFaults.Of(rows), .. SpellingFaults.Of(rows)];

    /// <summary>The operators that need to know nothing of the items.</summary>
    private static IEnumerable<Fault> OfEveryList(FaultRows rows) =>
    [
        .. StatusAndHeaderFaults.Of(rows),
        .. JsonFaults.Of(rows),
        .. EnvelopeFaults.Of(rows),
        .. PageLinkFaults.Of(rows),
        .. PagingFaults.Of(rows),
        .. BoundFaults.Of(rows),
        .. ResourceLinkFaults.Of(rows),
        .. AuthenticationFaults.Of(rows),
        .. MethodFaults.Of(rows),
    ];

    /// <summary>The faults that break a clause which none before them breaks: the others are tried in the release of 2015.</summary>
    private static IEnumerable<Fault> FirstOfEachClause(IEnumerable<Fault> faults)
    {
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in faults.Where(fault => !broken.IsSupersetOf(fault.Breaks)))
        {
            broken.UnionWith(fault.Breaks);
            yield return fault;
        }
    }
}
