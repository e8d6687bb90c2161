using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.MakingWords;

namespace CloudController.Reference.Resources;

/// <summary>How organizations are made, changed and deleted. A new one has the quota called default and the first domain of all.</summary>
internal static class OrganizationWrites
{
    internal static readonly Making Making = new()
    {
        Distinct = [new("name") { InAnyCase = true }],
        Defaults =
        [
            ("quota", new FirstOf("organization_quotas/*(name=default)")), ("default_domain", new FirstOf("shared_domains/*(internal=0)")),
        ],
        Rules = [Named("name")],
    };

    private static readonly V3Request Request = new() { Takes = ["name", "suspended", .. V3Metadata.Fields], Requires = ["name"] };

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request, Change = Request, Deletion = Deletion.Queued, Making = Making,
    };
}
