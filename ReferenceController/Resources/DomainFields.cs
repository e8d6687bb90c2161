using CloudController.Reference.Dialects;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>What the three lists of domains in v2 have in common.</summary>
internal static class DomainFields
{
    internal static ApiError Missing => NotFound(130002, "DomainNotFound", "The domain could not be found: {guid}");

    internal static IEnumerable<Field> OfOrganization => When(Has("organization_guid"),
    GuidOf("owning_organization_guid", "organization"));

    /// <summary>What v2 shows of those domains that belong to nobody.</summary>
    internal static IEnumerable<Field> OfAll =>
    [
        At("router_group_guid", "router_group"), .. When(Has("router_group"), "router_group_type"),
        .. When(HasNo("router_group"), Always("router_group_type", "null")),
    ];
}
