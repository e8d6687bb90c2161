using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>Where a route leads: a list of its own in v2, and a member of routes in v3.</summary>
internal static class RouteDestinations
{
    internal static readonly ImmutableArray<string> Members =
        ["guid", "app.guid=app", "app.process.type=process_type", "weight", "port", "protocol", "created_at", "updated_at"];

    internal static readonly Resource Destination = new("destinations")
    {
        Columns = [To("app"), To("route"), Text("process_type"), Number("weight"), Number("port", 8080), Optional("protocol")],
        SeenBy = Seers.OfSpace("app.space"),
        V2 = new()
        {
            Path = "route_mappings",
            Entity = [At("app_port", "port"), "app_guid", "route_guid"],
            Q = ["app_guid", "route_guid"],
            Relations = [One("app"), One("route")],
            Unknown = NotFound(210007, "RouteMappingNotFound", "The route mapping could not be found: {guid}"),
        },
        Seeds = new("""
            app=0 | route=0 | protocol=http1
            app=0 | route=1 | protocol=http2 | updated=60
            app=1 | route=0 | protocol=http1 | port=9000
            app=2 | route=2 | protocol=http1
            app=3 | route=3 | protocol=tcp
            app=0 | route=6 | protocol=http1 | updated=30
            app=0 | route=7 | protocol=http2 | updated=90
            app=0 | route=8 | protocol=http1 | port=9001
            app=2 | route=0 | protocol=http1 | updated=30
            app=3 | route=0 | protocol=http1 | updated=90
            app=4 | route=0 | protocol=http2
            app=0 | route=9 | protocol=tcp
            app=0 | route=10 | protocol=tcp | updated=60
            """) { Unless = "updated=0 | process_type=web" },
    };
}

/// <summary>With which spaces a route is shared.</summary>
internal static class RouteShares
{
    internal static readonly Resource RouteShare = new("route_shares")
    {
        Columns = [To("route"), To("space")],
        Seeds = new("route=0 | space=1\nroute=0 | space=2\nroute=0 | space=3"),
    };
}
