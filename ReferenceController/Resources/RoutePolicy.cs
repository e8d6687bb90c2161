using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class RoutePolicies
{
    internal static readonly Resource RoutePolicy = new("route_policies")
    {
        Singular = "route_policy",
        Columns =
        [
            Text("scope"), To("route"), To("app"), To("space"), To("organization"), Found("source_guid", "app|space|organization"),
            Spelled("source", "cf:", "{scope}", ":{source_guid}"),
            .. Metadata,
        ],
        SeenBy = $"{Seers.OfSpace("route.space")}|{Seers.InOrganization("route.space.organization", "auditor")}",
        V3 = new()
        {
            Shows =
            [
                "source", "relationships.route", "relationships.app", "relationships.space", "relationships.organization",
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("route_guids", "route"), AnyOf("space_guids", "route.space"), AnyOf("sources", "source"),
                AnyOf("source_guids", "app|space|organization"),
            ],
            Links =
            [
                Up("route"), .. When(Has("app_guid"), Up("app")), .. When(Has("space_guid"), Up("space")),
                .. When(Has("organization_guid"), Up("organization")),
            ],
            IsAtRoot = false,
            Includes = ["route", new("source", "app", "space", "organization")],
        },
        Seeds = new("""
            route=0 | scope=app | app=1 | labels={"env":"prod"}
            route=0 | scope=space | space=1 | updated=60
            route=2 | scope=org | organization=1
            route=1 | scope=any | labels={"tier":"web"}
            route=0 | scope=app | app=2 | updated=30
            route=6 | scope=any | updated=90 | labels={"env":"dev"}
            route=3 | scope=space | space=2
            """) { Unless = "updated=0" },
    };
}
