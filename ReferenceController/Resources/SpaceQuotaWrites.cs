using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;

namespace CloudController.Reference.Resources;

/// <summary>How quotas of spaces are made, changed and deleted.</summary>
internal static class SpaceQuotaWrites
{
    internal static readonly Making Making = new()
    {
        Distinct = [new("name", "organization")],
        Rules = [Named("name"), .. QuotaLimits.Names.Select(Counts)],
    };

    internal static readonly Deletion Deletion = Deletion.Queued with
    {
        Unless = [("spaces/quota", "This quota is applied to one or more spaces. Remove it from them before deleting it.")],
    };

    private static readonly V3Request Request = new() { Takes = ["name", .. QuotaLimits.Shown] };

    private static readonly Joined OfSpaces = new("relationships.spaces", "spaces", "quota") { Alike = "organization" };

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request with
        {
            Takes = [.. Request.Takes, "relationships.organization"],
            Requires = ["name", "relationships.organization"],
            Joins = [OfSpaces],
        },
        Change = Request,
        Deletion = Deletion,
        Making = Making,
        Additions = [OfSpaces],
        Removals = [OfSpaces],
    };
}
