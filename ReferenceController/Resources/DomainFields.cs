using CloudController.Reference.Dialects;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>What the three lists of domains in v2 have in common.</summary>
internal static class DomainFields
{
    internal static ApiError Missing => NotFound(130002, "DomainNotFound", "The domain could not be found: {guid}");

    /// <summary>Those who look after an organization that has the domain, or work in it; of one that belongs to nobody, everybody.</summary>
    internal static string SeenBy { get; } =
        $"{Those("organization")}|{Those("domain_shares/domain.organization")}|!organization:{Seers.Anybody}";

    internal static IEnumerable<Field> OfOrganization => When(Has("organization_guid"),
    GuidOf("owning_organization_guid", "organization"));

    /// <summary>What v2 shows of those domains that belong to nobody.</summary>
    internal static IEnumerable<Field> OfAll =>
    [
        At("router_group_guid", "router_group"), .. When(Has("router_group"), "router_group_type"),
        .. When(HasNo("router_group"), Always("router_group_type", "null")),
    ];

    private static string Those(string organization) =>
        $"{Seers.InOrganization(organization, "manager", "auditor")}|{organization}.spaces/organization.roles/space.user";
}
