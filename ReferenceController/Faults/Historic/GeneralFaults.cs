using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>
/// The faults of today's lists and items that no table names: every operator, on all that the model of a resource exposes. What breaks a
/// field is not among them, because the constraints of all fields are broken in process, without a server.
/// </summary>
internal static class GeneralFaults
{
    /// <summary>The lists that have tables of their own.</summary>
    private static readonly string[] Named = ["v2.buildpacks", "v3.buildpacks", "v3.packages"];

    /// <summary>The items that have tables of their own.</summary>
    private static readonly string[] NamedItems = ["v2.buildpacks.get", "v3.packages.get", "v3.stacks.get"];

    /// <summary>The lists of so few items that they show little of what is wrong with pages.</summary>
    private static readonly string[] Short =
        ["v2.shared_domains", "v2.config-running_security_groups", "v2.config-staging_security_groups"];

    public static IEnumerable<Fault> All => Of(
    [
        .. Lists.Where(list => !Named.Contains(list.Name) && !Short.Contains(list.Name))
            .SelectMany(list => OperatorSets.OfAnyList(new(list))),
        .. Items.Where(item => !NamedItems.Contains(item.Name)).SelectMany(item => SingleItemFaults.Of(new(item))),
        .. Lists.Where(list => Short.Contains(list.Name)).Concat(OtherTargets.Lists)
            .SelectMany(list => OperatorSets.OfBriefList(new(list))),
        .. OtherTargets.Answers.SelectMany(answer => OperatorSets.OfAnswer(new(answer))),
        .. OtherTargets.Files.SelectMany(file => OperatorSets.OfFile(new(file))),
    ]);

    private static IEnumerable<Fault> Of(IEnumerable<Fault> faults) => faults
        .Where(fault => (fault.Breaks.Length > 0 || fault.EndsTheRun) && GeneralExceptions.IsSeen(fault))
        .Select(fault => GeneralExceptions.WithBesides(fault) with { IsGeneral = true });

    private static IEnumerable<FaultTarget> Lists =>
    [
        .. ListedInV2.Select(resource => FaultTarget.Of(resource, V2Dialect.Current)),
        .. ListedInV3.Select(resource => FaultTarget.Of(resource, V3Dialect.Current)),
    ];

    /// <summary>The items of the lists of everything.</summary>
    public static IEnumerable<FaultTarget> Items =>
    [
        .. ListedInV2.Where(resource => resource.V2!.HasItems)
            .Select(resource => FaultTarget.Of(resource, V2Dialect.Current).OfItems("get", "item")),
        .. ListedInV3.Select(resource => FaultTarget.Of(resource, V3Dialect.Current).OfItems("get", "item")),
    ];

    private static IEnumerable<Resource> ListedInV2 =>
        Catalog.Resources.Where(resource => resource.V2 is { IsListed: true, IsBare: false, Whole: null, Segment: null });

    private static IEnumerable<Resource> ListedInV3 =>
        Catalog.Resources.Where(resource => resource.V3 is { IsListed: true, IsSingle: false });
}
