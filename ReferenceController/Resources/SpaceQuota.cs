using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class SpaceQuotas
{
    internal static readonly Resource SpaceQuota = new("space_quotas")
    {
        Columns = [Text("name"), To("organization"), .. QuotaLimits.Columns, Guids("space_list", "spaces/quota")],
        SeenBy = $"{Seers.InOrganization("organization", "manager")}|spaces/quota.roles/space.user",
        V2 = new()
        {
            Writes = QuotaWritesOfV2.OfSpaces,
            Path = "space_quota_definitions",
            Entity = ["name", "organization_guid", .. QuotaLimits.OfV2],
            Relations = [One("organization"), Many("spaces")],
            Unknown = NotFound(310007, "SpaceQuotaDefinitionNotFound", "Space Quota Definition could not be found: {guid}"),
        },
        V3 = new()
        {
            Writes = SpaceQuotaWrites.V3,
            Shows = ["name", .. QuotaLimits.Shown, "relationships.organization", At("relationships.spaces.data", "space_list")],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("names", "name"), AnyOf("organization_guids", "organization"),
                AnyOf("space_guids", "spaces/quota"),
            ],
            Links = [Up("organization")],
        },
        Seeds = new("""
            name=space-quota-1 | organization=0 | total_memory_in_mb=5120 | total_routes=8 | per_app_tasks=5
            name=space-quota-2 | organization=1 | total_service_instances=10 | total_service_keys=600 | updated=90
            name=Space-quota-3 | organization=1 | paid_services_allowed=no | total_reserved_ports=2
            name=space-quota-4 | organization=0 | total_instances=20 | updated=30
            name=space-quota-5 | organization=0 | log_rate_limit=2048 | per_process_memory_in_mb=1024 | updated=300
            name=space-quota-6 | organization=0 | total_service_keys=5 | updated=3600
            """) { Unless = "updated=0" },
    };
}
