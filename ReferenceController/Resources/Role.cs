using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Roles
{
    internal static readonly Resource Role = new("roles")
    {
        Columns =
        [
            Choice("type", RoleTypes.All),
            To("user"), To("organization"), To("space"),
            Named("v2_type", "type", ("organization_user", "org_user"), ("organization_manager", "org_manager"),
                ("organization_auditor", "org_auditor"), ("organization_billing_manager", "billing_manager"),
                ("space_developer", "space_developer"), ("space_manager", "space_manager"), ("space_auditor", "space_auditor")),
        ],
        SeenBy = RoleTypes.SeenBy,
        V3 = new()
        {
            Writes = RoleWrites.V3,
            Shows = ["type", "relationships.user", "relationships.organization", "relationships.space"],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("types", "type"), AnyOf("space_guids", "space"),
                AnyOf("organization_guids", "organization"),
                AnyOf("user_guids", "user"),
            ],
            Links = [Up("user"), .. When(Has("organization_guid"), Up("organization")), .. When(Has("space_guid"), Up("space"))],
            Includes = ["user", "space", "organization"],
        },
        Seeds = RoleSeeds.Current,
    };
}
