using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>The faults of what is no list, and of parameters that few lists have, each kind on the endpoints that stand for it.</summary>
internal static class OperationFaults
{
    public static IEnumerable<Fault> All =>
    [
        .. FlagFilterFaults.Of(new(FaultTarget.Of(Stacks.Stack, V3Dialect.Current))),
        ItemFaults.Shared(new(FaultTarget.Of(Stacks.Stack, V3Dialect.Current)), "name", "/name"),
        .. IncludeFaults.Of(new(FaultTarget.Of(Apps.App, V3Dialect.Current))),
        .. SingleItemFaults.Of(new(FaultTarget.Of(Stacks.Stack, V3Dialect.Current).OfItems("get", "item"))),
        .. SingleItemFaults.Of(new(FaultTarget.Of(Packages.Package, V3Dialect.Current).OfItems("get", "item"))),
        .. SingleItemFaults.Of(new(FaultTarget.Of(Buildpacks.Buildpack, V2Dialect.Current).OfItems("get", "item"))),
        .. FileFaults.Of(new(FaultTarget.Of(Packages.Package, V3Dialect.Current).OfItems("download", "file", "/download"))),
        .. ObjectFaults.Of(new(FaultTarget.OfObject(V2Dialect.Current, InfoDocument.Name, InfoDocument.Path, Info))),
    ];

    private static IEnumerable<ExposedField> Info =>
        InfoDocument.MembersOf(V2Dialect.Current).Select(member => new ExposedField($"/{member.Name}", member.Kind));
}
