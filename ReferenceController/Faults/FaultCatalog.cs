using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>Every fault that a controller can be started with.</summary>
public static class FaultCatalog
{
    private const int MostSuggestions = 5;

    /// <summary>What a deviation of a list does to the lists that the parameters of the current edition ask for.</summary>
    private static readonly ImmutableArray<string> WhatAsksForLists = ["filtering/*", "ordering/*", "page-links/*-kept"];

    /// <summary>The faults, by name.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        .. new[] { FaultTarget.Buildpacks, FaultTarget.Packages }.SelectMany(Of2015)
            .Concat(new[] { FaultTarget.CurrentBuildpacks, FaultTarget.CurrentPackages, FaultTarget.V3Buildpacks }.SelectMany(OfCurrent))
            .OrderBy(fault => fault.Name, StringComparer.Ordinal),
    ];

    /// <summary>The faults called <paramref name="names"/>, for a controller of <paramref name="edition"/>.</summary>
    /// <exception cref="ReferenceSetupException">
    /// There is no such fault, and the message names those that are called nearly so; or it is a fault of another edition.
    /// </exception>
    public static ImmutableArray<Fault> Find(IEnumerable<string> names, string edition)
    {
        ArgumentNullException.ThrowIfNull(names);
        var found = names.Select(name => All.FirstOrDefault(fault => fault.Name == name) ?? throw Unknown(name)).ToImmutableArray();
        return found.FirstOrDefault(fault => fault.Edition != edition) is { } other
            ? throw new ReferenceSetupException($"--fault: '{other.Name}' is a fault of the edition {other.Edition}, and --edition is {edition}")
            : found;
    }

    private static IEnumerable<Fault> Of2015(FaultTarget target)
    {
        var rows = new FaultRows(target);
        return
        [
            .. OfEveryList(rows),
            .. OfEveryEdition(rows),
            .. FieldFaults.Of(rows),
            .. ItemFaults.Of(rows),
            .. OrderFaults.Of(rows),
            .. FilterFaults.Of(rows),
            .. RelationFaults.Of(rows),
            .. HistoricFaults.Of(rows),
            .. OfWhatAsks(rows),
        ];
    }

    /// <summary>What both editions have in common is tried on the endpoint that only the current one has.</summary>
    private static IEnumerable<Fault> OfCurrent(FaultTarget target)
    {
        var rows = new FaultRows(target);
        Fault[] fields = [.. CurrentFieldFaults.Of(rows)];
        if (!target.IsV3)
            return [.. fields, .. OfEveryEdition(rows), .. OfWhatAsks(rows)];
        Fault[] common = target == FaultTarget.V3Buildpacks ? [.. OfEveryList(rows)] : [.. EnvelopeFaults.Of(rows), .. ResourceLinkFaults.Of(rows)];
        Fault[] own =
        [
            .. CurrentLinkFaults.Of(rows),
            .. OfEveryEdition(rows),
            .. fields,
            .. ItemFaults.Of(rows),
            .. ListFilterFaults.Of(rows),
            .. TimestampFaults.Of(rows),
            .. LabelSelectorFaults.Of(rows),
            .. OrderByFaults.Of(rows),
            .. OfWhatAsks(rows),
        ];
        var asked = WhatAsksForLists.Select(clause => $"{target.Name}/{clause}").ToList();
        return own.Concat(FirstOfEachClause(common)).Select(fault => fault with { MayBreak = [.. fault.MayBreak, .. asked] });
    }

    /// <summary>The families that go through the parameters of a list, whatever they are.</summary>
    private static IEnumerable<Fault> OfWhatAsks(FaultRows rows) => [.. ListFaults.Of(rows), .. RobustnessFaults.Of(rows), .. SpellingFaults.Of(rows)];

    /// <summary>The families that need to know nothing of the items.</summary>
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

    /// <summary>The families that are tried in every edition of every endpoint: what editions write differently.</summary>
    private static IEnumerable<Fault> OfEveryEdition(FaultRows rows) =>
        [.. LinkTextFaults.Of(rows), .. OriginFaults.Of(rows), .. EncodingFaults.Of(rows)];

    /// <summary>The faults that break a clause which none before them breaks: the others are tried in the edition of 2015.</summary>
    private static IEnumerable<Fault> FirstOfEachClause(IEnumerable<Fault> faults)
    {
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in faults.Where(fault => !broken.IsSupersetOf(fault.Breaks)))
        {
            broken.UnionWith(fault.Breaks);
            yield return fault;
        }
    }

    private static ReferenceSetupException Unknown(string name)
    {
        var near = All
            .Select(fault => (fault.Name, Distance: Distance(name, fault.Name)))
            .OrderBy(fault => fault.Distance)
            .Take(MostSuggestions)
            .Select(fault => fault.Name);
        return new ReferenceSetupException($"--fault: there is no fault '{name}'; near it are {string.Join(", ", near)} (--list-faults shows all)");
    }

    /// <summary>How many letters have to be added, removed or changed to make one name the other.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
