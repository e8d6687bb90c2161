using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>The faults of what writes, on the resources that stand for the others of their family.</summary>
internal static class WritingFaults
{
    private const string Name = "name";
    private const string Jobs = "jobs";
    private const string Entitlements = "isolation_entitlements";

    private static readonly string[] OfNames = ["name-missing", "name-number"];

    private static readonly string[] OfChangedNames = ["name-number"];

    public static IEnumerable<Fault> All =>
    [
        .. WriteFaults.OfCreation(Rows(Spaces.Space, "create"), Name,
            [.. OfNames, "relationships-missing", "organization-unknown"], ["relationships-missing", "organization-unknown"]),
        .. WriteFaults.OfUpdate(Rows(Organizations.Organization, "update"), Name, OfChangedNames),
        WriteFaults.ChangesMore(Rows(Organizations.Organization, "update"), "suspended"),
        .. WriteFaults.OfDeletion(Rows(Apps.App, "delete"), "packages", Jobs),
        .. WriteFaults.OfCreation(RowsOfV2(Spaces.Space, "create"), Name, [.. OfNames, "organization-unknown"], ["organization-unknown"]),
        .. WriteFaults.OfLocation(RowsOfV2(Spaces.Space, "create")),
        .. WriteFaults.OfUpdate(RowsOfV2(Spaces.Space, "update"), Name, OfChangedNames),
        .. WriteFaults.OfDeletion(RowsOfV2(Spaces.Space, "delete"), "apps", journal: null, "organizations-spaces"),
        .. RelatingFaults.OfAddition(Entitled("create"), Entitlements, "data-missing", "other-unknown"),
        .. RelatingFaults.OfRemoval(Entitled("delete"), Entitlements),
    ];

    private static FaultRows Entitled(string operation) => new(FaultTarget
        .Of(IsolationSegments.IsolationSegment, V3Dialect.Current).Relating("relationships/organizations", operation));

    private static FaultRows Rows(Resource resource, string operation) =>
        new(FaultTarget.Of(resource, V3Dialect.Current).Writing(operation));

    private static FaultRows RowsOfV2(Resource resource, string operation) =>
        new(FaultTarget.Of(resource, V2Dialect.Current).Writing(operation));
}
