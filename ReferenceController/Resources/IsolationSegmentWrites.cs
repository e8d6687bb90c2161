using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;

namespace CloudController.Reference.Resources;

/// <summary>How isolation segments are made, changed and deleted.</summary>
internal static class IsolationSegmentWrites
{
    private static readonly V3Request Request = new() { Takes = ["name", .. V3Metadata.Fields], Requires = ["name"] };

    private static readonly Joined Entitled =
        new("relationships.organizations", "isolation_entitlements", "isolation_segment", "organization");

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request,
        Change = Request,
        Deletion = Deletion.AtOnce with
        {
            Unless = [("isolation_entitlements/isolation_segment", "Revoke the entitlements of organizations for the segment first.")],
        },
        Making = new() { Distinct = [new("name") { InAnyCase = true }], Rules = [Named("name")] },
        Additions = [Entitled],
        Removals = [Entitled],
    };
}
