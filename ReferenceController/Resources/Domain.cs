using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Domains
{
    internal static readonly Resource Domain = new("domains")
    {
        Columns =
        [
            Text("name"), Flag("internal"), Optional("router_group"), Json("supported_protocols", """["http"]"""), To("organization"),
            Guids("shared_list", "domain_shares/domain.organization"),
            EitherOf("kind", "organization", "private_domains", "shared_domains"),
            Flag("enforce_route_policies"), Optional("route_policies_scope"),
            EitherOf("router_group_type", "router_group", "tcp", ""), .. DomainWrites.Columns, .. Metadata,
        ],
        Unique = ["name"],
        SeenBy = DomainFields.SeenBy,
        V2 = new()
        {
            Entity = ["name", .. DomainFields.OfOrganization, .. When(HasNo("organization_guid"), DomainFields.OfAll)],
            Q = ["name", By("owning_organization_guid", "organization")],
            Segment = "kind",
            Relations =
            [
                One("owning_organization", "organizations", via: "organization"),
                Many("spaces", by: Sharing) with { When = Has("organization_guid") },
            ],
            Unknown = DomainFields.Missing,
        },
        V3 = new()
        {
            Writes = DomainWrites.V3,
            Shows =
            [
                "name", "internal", .. When(HasNo("router_group"), Always("router_group", "null")),
                .. When(Has("router_group"), At("router_group.guid", "router_group")), "supported_protocols",
                .. When(Is("enforce_route_policies", "1"), "enforce_route_policies", "route_policies_scope"),
                "relationships.organization", At("relationships.shared_organizations.data", "shared_list"),
            ],
            Filters = [AnyOf("guids", "guid"), AnyOfInAnyCase("names", "name"), AnyOf("organization_guids", "organization")],
            Links =
            [
                Own("route_reservations"),
                .. When(Has("router_group"), new V3Link("router_group", "/routing/v1/router_groups/{router_group}")),
                .. When(Has("organization_guid"), Up("organization"), Own("shared_organizations", "relationships/shared_organizations")),
            ],
            Questions = [new("route_reservations", "matching_route",
            "routes") { Parameters = [("host", ""), ("path", ""), ("port", null)] }],
        },
        Seeds = DomainSeeds.Current,
    };

    private const string Sharing = "organization.domains/organization|organization.domain_shares/organization.domain";
}
