using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceRouteBindings
{
    internal static readonly Resource ServiceRouteBinding = new("service_route_bindings")
    {
        Columns = [Optional("route_service_url"), To("route"), To("service_instance"), Json("parameters"), .. LastOperation.Columns,
        .. Metadata],
        SeenBy = Seers.OfSpace("service_instance.space"),
        V3 = new()
        {
            Shows = ["route_service_url", .. LastOperation.Shown, "relationships.service_instance", "relationships.route"],
            Filters =
            [
                AnyOf("route_guids", "route"), AnyOf("service_instance_guids", "service_instance"),
                AnyOf("service_instance_names", "service_instance.name"), AnyOf("guids", "guid"),
            ],
            Links = [Up("service_instance"), Up("route"), Own("parameters")],
            Includes = ["route", "service_instance"],
            Parts = [new("parameters") { Whole = "parameters", Readers = new(Seers.InSpace("service_instance.space", "developer")) }],
        },
        Seeds = new("""
            route=2 | service_instance=3 | route_service_url=https://logger.example.com | parameters={"level":"all"} | labels={"env":"prod"}
            route=1 | service_instance=4 | route_service_url=https://routes.example.com | updated=60
            route=0 | service_instance=0 | parameters={"level":"error"}
            route=5 | service_instance=2 | labels={"tier":"web"}
            route=6 | service_instance=0 | updated=30 | parameters={"level":"warn"}
            route=7 | service_instance=0 | updated=90 | labels={"env":"dev"}
            route=8 | service_instance=0
            route=9 | service_instance=0 | updated=60
            route=10 | service_instance=0
            route=11 | service_instance=0
            route=12 | service_instance=4 | updated=30
            route=13 | service_instance=4
            route=14 | service_instance=4 | labels={"env":"dev"}
            route=15 | service_instance=4
            route=16 | service_instance=4 | updated=90
            """) { Unless = "updated=0 | operated=2024-03-01T00:00:00Z" },
    };
}
