using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;

namespace CloudController.Reference.Resources;

/// <summary>How spaces are made, changed and deleted.</summary>
internal static class SpaceWrites
{
    internal static readonly Making Making = new()
    {
        Distinct = [new("name", "organization") { InAnyCase = true }],
        Rules = [Named("name")],
    };

    internal static readonly V3Writing V3 = new()
    {
        Creation = new()
        {
            Takes = ["name", "suspended", "relationships.organization", .. V3Metadata.Fields],
            Requires = ["name", "relationships.organization"],
        },
        Change = new() { Takes = ["name", "suspended", .. V3Metadata.Fields] },
        Deletion = Deletion.Queued,
        Making = Making,
    };
}
