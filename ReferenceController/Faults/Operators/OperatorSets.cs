using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Which operators are tried on a list: all of them on one list of each family, what is new on the others.</summary>
internal static class OperatorSets
{
    /// <summary>What a deviation of a list does to the lists that the parameters of the current release ask for.</summary>
    private static readonly ImmutableArray<string> WhatAsksForLists = ["filtering/*", "ordering/*", "page-links/*-kept"];

    /// <summary>The operators that only show in lists of many items that differ.</summary>
    private static readonly string[] OfManyItems = 
    [
        "total-97", "total-drifts", "page-count-drifts", "lists-items-twice", "default-size-differs", "per-page-5000-cut",
        "beyond-last-is-last", "filter-lost-on-page-2", "filter-several-order-matters", "filter-absent-value",
        "filter-equality-in-any-case", "filter-keeps-other-order", "filter-in-two-at-most", "last-bound-only", "page-loses-last-item",
        "size-above-total-loses-last-item",
    ];

    /// <summary>The operators on what is at the paths below a list's own.</summary>
    private static readonly string[] OfItsItems =
    [
        "auth-not-needed-for-items", "self-dead", "self-shows-other-content", "unknown-item-is-empty", "unknown-item-is-500",
        "unknown-route-is-list", "unknown-route-is-html", "unknown-route-is-403", "items-in-gzip",
    ];

    /// <summary>The operators that objects and files cannot have.</summary>
    private static readonly ImmutableArray<string> OfLists =
        ["json-invalid-utf-8", "auth-401-shows-items", "options-shows-items", .. OfItsItems];

    /// <summary>Every operator, for a list of 2015.</summary>
    public static IEnumerable<Fault> All(FaultRows rows, ImmutableDictionary<string, string[]> neighbours) =>
    [
        .. OfEveryList(rows),
        .. OfEveryRelease(rows),
        .. FieldFaults.Thorough(rows.OnAny, neighbours),
        .. ItemFaults.Of(rows.OnAny),
        .. OrderFaults.Of(rows.OnFamily),
        .. FilterFaults.Of(rows.OnFamily),
        .. RelationFaults.Of(rows.OnFamily),
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
        Fault[] common = isNew ? [.. OfEveryList(rows)] : [.. EnvelopeFaults.Of(rows.OnAny), .. ResourceLinkFaults.Of(rows.OnFamily)];
        Fault[] since =
        [
            .. OfTodaysV3(rows.OnFamily),
            .. OfEveryRelease(rows),
            .. FieldFaults.Brief(rows.OnAny, neighbours),
            .. ItemFaults.Of(rows.OnAny),
            .. own,
            .. OfWhatAsks(rows),
        ];
        return Allowing(rows.Target, WhatAsksForLists, since.Concat(FirstOfEachClause(common)));
    }

    /// <summary>What is tried on every list of today that has no table of its own.</summary>
    public static IEnumerable<Fault> OfAnyList(FaultRows rows)
    {
        Fault[] own = rows.Target.IsV3
            ? [.. OfTodaysV3(rows.OnFamily), .. FlagFilterFaults.Of(rows.OnFamily), .. IncludeFaults.Of(rows.OnFamily)]
            :
            [
                .. OrderFaults.Of(rows.OnFamily), .. FilterFaults.Of(rows.OnFamily), .. FilterFaults.OfUnseen(rows.OnFamily),
                .. RelationFaults.Of(rows.OnFamily),
            ];
        // Whether an item that lacks a link should have it, the document of the list need not say.
        var unsaid = rows.Target.Links.Where(link => link.IsOptional).Select(link => $"{rows.Target.Prefix}-link-{link.Relation}-missing");
        return Allowing(
            rows.Target,
            [.. WhatAsksForLists, "page-links/filtered-walk", "lists/*", "after/*"],
            own.Concat(OfEveryRelease(rows)).Concat(ItemFaults.Of(rows.OnAny)).Concat(OfWhatAsks(rows)).Concat(OfEveryList(rows))
                .ExceptBy(unsaid, fault => fault.Name));
    }

    /// <summary>
    /// What is tried on a list that is short or below an item: one fault for each clause, without those that only show where the items of
    /// the list are, or in lists of many items. A link that is put into a list below an item does not know which item that is.
    /// </summary>
    public static IEnumerable<Fault> OfBriefList(FaultRows rows) => Allowing(
        rows.Target,
        rows.Target.IsBelow ? ["sub-list/*", "resource-links/*-leads-to-item", "page-links/path"] : [],
        FirstOfEachClause(SubListFaults.OfParent(rows.OnFamily).Concat(OfAnyList(rows))
            .Where(fault => !fault.EndsTheRun && !OfManyItems.Contains(fault.Operator) && !OfItsItems.Contains(fault.Operator))));

    /// <summary>What is tried on an object, or on an item where no list is: all that any answer can have.</summary>
    public static IEnumerable<Fault> OfAnswer(FaultRows rows) =>
        StatusAndHeaderFaults.Of(rows.OnAny).Concat(JsonFaults.Of(rows.OnAny)).Concat(EncodingFaults.Of(rows.OnAny))
            .Concat(AuthenticationFaults.Of(rows.OnAny)).Concat(MethodFaults.Of(rows.OnAny))
            .Append(ObjectFaults.FieldAdded(
                rows.OnAny, rows.Target.Answer == "item" ? "resources/only-documented-fields" : "body/only-documented-fields"))
            .Where(fault => !fault.EndsTheRun && !OfLists.Contains(fault.Operator));

    /// <summary>What is tried on a file, which may be led to by an answer without a body.</summary>
    public static IEnumerable<Fault> OfFile(FaultRows rows) => FileFaults.Of(rows.OnAny)
        .Concat(AuthenticationFaults.Of(rows.OnAny).Concat(MethodFaults.Of(rows.OnAny))
            .Where(fault => !fault.EndsTheRun && !OfLists.Contains(fault.Operator)));

    /// <summary>What lists of version 3 have today and had not in 2015.</summary>
    private static IEnumerable<Fault> OfTodaysV3(FaultRows rows) =>
    [
        .. CurrentLinkFaults.Of(rows), .. ListFilterFaults.Of(rows), .. TimestampFaults.Of(rows), .. LabelSelectorFaults.Of(rows),
        .. OrderByFaults.Of(rows),
    ];

    /// <summary>The faults, which may break the clauses, too.</summary>
    private static IEnumerable<Fault> Allowing(FaultTarget target, IEnumerable<string> clauses, IEnumerable<Fault> faults)
    {
        var ids = clauses.Select(clause => $"{target.Name}/{clause}").ToList();
        return faults.Select(fault => fault with { MayBreak = [.. fault.MayBreak, .. ids] });
    }

    /// <summary>What is tried on every list in every release: what releases write differently.</summary>
    public static IEnumerable<Fault> OfEveryRelease(FaultRows rows) =>
        [.. LinkTextFaults.Of(rows.OnAny), .. OriginFaults.Of(rows.OnForm), .. EncodingFaults.Of(rows.OnAny)];

    /// <summary>The operators that go through the parameters of a list, whatever they are.</summary>
    public static IEnumerable<Fault> OfWhatAsks(FaultRows rows) =>
        [.. ListFaults.Of(rows.OnAny), .. RobustnessFaults.Of(rows.OnAny), .. SpellingFaults.Of(rows.OnFamily)];

    /// <summary>The operators that need to know nothing of the items.</summary>
    private static IEnumerable<Fault> OfEveryList(FaultRows rows) =>
    [
        .. StatusAndHeaderFaults.Of(rows.OnAny),
        .. JsonFaults.Of(rows.OnAny),
        .. EnvelopeFaults.Of(rows.OnAny),
        .. PageLinkFaults.Of(rows.OnFamily),
        .. PagingFaults.Of(rows.OnAny),
        .. BoundFaults.Of(rows.OnAny),
        .. ResourceLinkFaults.Of(rows.OnFamily),
        .. AuthenticationFaults.Of(rows.OnAny),
        .. MethodFaults.Of(rows.OnAny),
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
