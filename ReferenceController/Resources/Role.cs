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
            Choice("type", "organization_user", "organization_auditor", "organization_manager", "organization_billing_manager",
                "space_auditor", "space_developer", "space_manager", "space_supporter"),
            To("user"), To("organization"), To("space"),
            Named("v2_type", "type", ("organization_user", "org_user"), ("organization_manager", "org_manager"),
                ("organization_auditor", "org_auditor"), ("organization_billing_manager", "billing_manager"),
                ("space_developer", "space_developer"), ("space_manager", "space_manager"), ("space_auditor", "space_auditor")),
        ],
        ByRole = true,
        V3 = new()
        {
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
        Seeds = new("""
            user=0 | organization=0
            user=1 | organization=0 | updated=60
            user=2 | organization=1
            user=3 | organization=1
            user=0 | organization=0 | type=organization_manager
            user=1 | organization=1 | type=organization_auditor | updated=3600
            user=2 | organization=1 | type=organization_billing_manager
            user=0 | organization=0 | type=organization_auditor
            user=0 | space=0 | type=space_developer
            user=1 | space=0 | type=space_manager
            user=0 | space=1 | type=space_auditor | updated=90
            user=2 | space=2 | type=space_developer
            user=3 | space=3 | type=space_manager
            user=0 | space=0 | type=space_supporter
            user=2 | organization=0 | type=organization_billing_manager
            user=0 | organization=1 | type=organization_billing_manager
            user=1 | space=0 | type=space_auditor
            user=0 | space=1 | type=space_manager
            """) { Unless = "updated=0" },
    };
}
