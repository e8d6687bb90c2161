using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class RoutesOfV2
{
    internal static readonly V2View V2 = new()
    {
        Writes = RouteWritesOfV2.V2,
        Entity = ["host", "path", "domain_guid", "space_guid", "service_instance_guid", "port"],
        Q = ["host", "domain_guid", By("organization_guid", "space.organization"), "path", "port"],
        Relations =
        [
            One("domain", segment: "domain_kind"), One("space"), One("service_instance", segment: "service_kind"),
            Many("apps", by: "destinations/app.route"), Many("route_mappings", "destinations"),
        ],
        Checks =
        [
            new("reserved/domain/:domain/host/:host") { Parameters = [("path", "")] },
            new("reserved/domain/:domain") { Parameters = [("host", ""), ("path", ""), ("port", null)] },
        ],
        Unknown = NotFound(210002, "RouteNotFound", "The route could not be found: {guid}"),
    };
}
