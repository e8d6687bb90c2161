using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>What v2 shows of organizations.</summary>
internal static class OrganizationsOfV2
{
    internal static readonly V2View V2 = new()
    {
        Writes = OrganizationWritesOfV2.V2,
        Entity =
        [
            "name", Always("billing_enabled", "false"), GuidOf("quota_definition_guid", "quota"), "status",
            "default_isolation_segment_guid",
        ],
        Q =
        [
            "name", By("space_guid", "spaces/organization"), By("user_guid", Of("user")), By("manager_guid", Of("manager")),
            By("billing_manager_guid", Of("billing_manager")), By("auditor_guid", Of("auditor")), "status",
        ],
        Orders = [("name", "name"), ("id", "id")],
        Relations =
        [
            One("quota_definition", "organization_quotas", via: "quota"), Many("spaces"), Many("domains", by: Domains),
            Many("private_domains", by: "organization|domain_shares/domain.organization"), Many("users", by: With("user")),
            Many("managers", "users", With("manager")), Many("billing_managers", "users", With("billing_manager")),
            Many("auditors", "users", With("auditor")), LinkTo("app_events"),
            Many("space_quota_definitions", "space_quotas"), Unlinked("services", "service_offerings", Services),
            Unlinked("user_roles", "users", "roles/user.organization") with
            {
                Adds = new("organization_roles", "roles", "user", "v2_type"), Q = [By("user_guid", "guid")],
            },
        ],
        Parts =
        [
            new("summary") { Shows = ["guid", "name", "status", At("spaces", "space_summaries")] },
            new("instance_usage") { Shows = [At("instance_usage", "used_started_instances")] },
            new("memory_usage") { Shows = [At("memory_usage_in_mb", "used_memory_in_mb")] },
        ],
        Unknown = NotFound(30003, "OrganizationNotFound", "The organization could not be found: {guid}"),
    };

    private const string Domains = "organization|domain_shares/domain.organization|!organization:organizations/*";
    private const string Services = "service_plans/service_offering.service_plan_visibilities/service_plan.organization"
        + "|service_plans/service_offering(visibility_type=public).organizations/*";

    /// <summary>From an organization to those who have a role in it.</summary>
    private static string Of(string role) => $"roles/organization(type=organization_{role}).user";

    private static string With(string role) => $"roles/user(type=organization_{role}).organization";
}
