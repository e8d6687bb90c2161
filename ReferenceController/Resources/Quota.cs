using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class OrganizationQuotas
{
    internal static readonly Resource OrganizationQuota = new("organization_quotas")
    {
        Columns = [Text("name"), .. QuotaLimits.Columns, Guids("organization_list", "organizations/quota")],
        Unique = ["name"],
        Singular = "organization_quota",
        SeenBy = Seers.Anybody,
        V2 = new()
        {
            Writes = QuotaWritesOfV2.OfOrganizations,
            Path = "quota_definitions",
            Entity =
            [
                "name", .. QuotaLimits.OfV2, At("total_private_domains", "v2_total_domains"), Always("trial_db_allowed", "false"),
            ],
            Q = ["name"],
            Unknown = NotFound(240001, "QuotaDefinitionNotFound", "Quota Definition could not be found: {guid}"),
        },
        V3 = new()
        {
            Writes = QuotaWrites.V3,
            Shows =
            [
                "name", .. QuotaLimits.Shown, At("domains.total_domains", "total_domains"),
                At("relationships.organizations.data", "organization_list"),
            ],
            Filters = [AnyOf("guids", "guid"), AnyOfInAnyCase("names", "name"), AnyOf("organization_guids", "organizations/quota")],
        },
        Seeds = OrganizationQuotaSeeds.Current,
    };
}
