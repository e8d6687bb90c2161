using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Organizations
{
    private const string Seen = "organization|domain_shares/domain.organization|!organization:organizations/*";

    internal static readonly Resource Organization = new("organizations")
    {
        Columns =
        [
            Text("name"), Flag("suspended"), Loose("quota", "organization_quotas"), Loose("default_domain", "domains"),
            Loose("default_isolation_segment", "isolation_segments"), EitherOf("status", "suspended", "suspended", "active", word: "1"),
            .. Usage.Of("spaces/organization.", "space", "domains/organization"),
            Each("space_summaries", "spaces/organization", [
                "guid", "name", "service_count", "app_count", "mem_dev_total", "mem_prod_total"]),
            Each("spaces_of_summary", "spaces/organization", UserSummary.OfSpace),
            Each("managers_of_summary", "roles/organization(type=organization_manager).user", UserSummary.OfManager), .. Metadata,
        ],
        SeenBy = Seers.OfOrganization(),
        V2 = OrganizationsOfV2.V2,
        V3 = new()
        {
            Writes = OrganizationWrites.V3,
            Shows = ["name", "suspended", "relationships.quota"],
            Filters = [AnyOfInAnyCase("names", "name"), AnyOf("guids", "guid")],
            Orders = ["created_at", "updated_at", "name"],
            Links =
            [
                Own("domains"), Own("default_domain", "domains/default"),
                .. When(Has("quota_guid"), new V3Link("quota", "/v3/organization_quotas/{quota_guid}")),
            ],
            Children = [new("domains", "domains") { By = Seen }, new("users", "users") { By = "roles/user.organization" }],
            Hops = [("domains/default", "default_domain")],
            Parts =
            [
                new("relationships/default_isolation_segment")
                {
                    Relationship = "default_isolation_segment",
                    Links = [.. When(Has("default_isolation_segment_guid"), Segment)],
                },
                new("usage_summary") { Shows = Usage.Shown, Links = [new("organization", "{self}")] },
            ],
        },
        Seeds = new("""
            name=organization-1 | labels={"env":"prod"} | quota=0 | default_domain=0 | default_isolation_segment=0
            name=Organization-2 | default_domain=3 | suspended=yes | updated=300 | labels={"example.com/team":"core"} | quota=1
            name=organization-3 | default_domain=2 | updated=30 | labels={"env":"dev","tier":""} | quota=0
            name=Payments | updated=3600 | quota=1
            name=sandbox | updated=90 | labels={"env":"prod"} | quota=0
            """) { Unless = "updated=0 | default_domain=1" },
    };

    private static V3Link Segment => new("related", "/v3/isolation_segments/{default_isolation_segment_guid}");
}
