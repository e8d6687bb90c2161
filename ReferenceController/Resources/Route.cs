using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class AppRoutes
{
    internal static readonly Resource Route = new("routes")
    {
        Columns =
        [
            Choice("protocol", "http", "tcp"), Text("host") with { Default = "" }, Text("path") with { Default = "" }, Number("port"),
            Text("url"), Json("options"), To("domain"), To("space"), Each("destinations", "destinations/route", RouteDestinations.Members),
            Found("domain_kind", "domain.kind"), Guids("shared_list", "route_shares/route.space"),
            FoundItem("service_instance", "service_instances", "service_route_bindings/route.service_instance"),
            Found("service_kind", "service_route_bindings/route.service_instance.kind"), .. RouteWrites.Columns, .. Metadata,
        ],
        SeenBy = $"{Seers.OfSpace("space")}|{Seers.InOrganization("space.organization", "auditor")}",
        V2 = RoutesOfV2.V2,
        V3 = new()
        {
            Writes = RouteWrites.V3,
            Shows =
            [
                "protocol", "host", "path", "port", "url", "destinations", "options", "relationships.space", "relationships.domain",
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("app_guids", "destinations/route.app"), AnyOf("domain_guids", "domain"),
                AnyOf("hosts", "host"),
                AnyOf("organization_guids", "space.organization"), AnyOf("paths", "path"), AnyOf("ports", "port"),
                AnyOf("space_guids", "space"),
                AnyOf("service_instance_guids", "service_route_bindings/route.service_instance"),
            ],
            Links = [Up("space"), Up("domain"), Own("destinations")],
            Includes = ["domain", "space", "space.organization", new("route_policies", "route_policies/route")],
            Parts =
            [
                new("destinations")
                {
                    Shows = ["destinations"], Links = [new("route", "{self}")],
                    Elements = new("destinations", [("guids", "guid"), ("app_guids", "app.guid")]),
                },
                new("relationships/shared_spaces") { Shows = [At("data", "shared_list")], Links = [] },
            ],
        },
        Seeds = RouteSeeds.Current,
    };
}
