using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>What v2 shows of spaces.</summary>
internal static class SpacesOfV2
{
    internal static readonly V2View V2 = new()
    {
        Writes = SpaceWritesOfV2.V2,
        Entity =
        [
            "name", "organization_guid", GuidOf("space_quota_definition_guid", "quota"), "isolation_segment_guid", "allow_ssh",
        ],
        Q = ["name", "organization_guid", By("developer_guid", "roles/space(type=space_developer).user"), By("app_guid", "apps/space")],
        Orders = [("name", "name"), ("id", "id")],
        Relations =
        [
            One("organization"), One("space_quota_definition", "space_quotas", via: "quota"),
            Many("developers", "users", With("developer")),
            Many("managers", "users", With("manager")), Many("auditors", "users", With("auditor")), Many("apps"), Many("routes"),
            Many("domains", by: Domains), Many("service_instances"), LinkTo("app_events"),
            Many("events", "audit_events", "space") with { IsInlined = false },
            Many("security_groups", by: Groups("running")), Many("staging_security_groups", "security_groups", Groups("staging")),
            Unlinked("services", "service_offerings", Services),
            Unlinked("user_roles", "users", "roles/user.space") with { Adds = new("space_roles", "roles", "user", "v2_type"), Q = [] },
        ],
        Parts = [new("summary") { Shows = ["guid", "name", At("apps", "apps_of_summary"), At("services", "services_of_summary")] }],
        Unknown = NotFound(40004, "SpaceNotFound", "The app space could not be found: {guid}"),
    };

    private const string Domains = 
        "organization.spaces/organization|domain_shares/domain.organization.spaces/organization|!organization:spaces/*";
    private const string Services =
        "service_plans/service_offering.service_plan_visibilities/service_plan.organization.spaces/organization"
        + "|service_plans/service_offering(visibility_type=public).spaces/*";

    private static string With(string role) => $"roles/user(type=space_{role}).space";

    private static string Groups(string phase) =>
        $"security_group_bindings/security_group(phase={phase}).space|{phase}=1:spaces/*";
}
