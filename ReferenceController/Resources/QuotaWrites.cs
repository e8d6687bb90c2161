using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>How quotas of organizations are made, changed and deleted.</summary>
internal static class QuotaWrites
{
    internal static readonly Making Making = new()
    {
        Distinct = [new("name") { InAnyCase = true }],
        Rules = [Named("name"), .. QuotaLimits.Names.Select(Counts)],
    };

    internal static readonly Deletion Deletion = Deletion.Queued with
    {
        Unless = [("organizations/quota", "This quota is applied to one or more organizations. Remove it from them before deleting it.")],
    };

    private static readonly V3Request Request = new()
    {
        Takes = ["name", .. QuotaLimits.Shown, At("domains.total_domains", "total_domains")], Requires = ["name"],
    };

    private static readonly Joined OfOrganizations = new("relationships.organizations", "organizations", "quota");

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request with { Joins = [OfOrganizations] },
        Change = Request,
        Deletion = Deletion,
        Making = Making,
        Additions = [OfOrganizations],
    };
}
