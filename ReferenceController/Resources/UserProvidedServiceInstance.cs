using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>Service instances without a broker: a list of their own in v2.</summary>
internal static class UserProvidedServiceInstances
{
    internal static readonly Resource UserProvidedServiceInstance = new("user_provided_service_instances")
    {
        Columns = ServiceInstanceColumns.All,
        PartOf = "service_instances",
        Only = Is("type", "user-provided"),
        SeenBy = ServiceInstanceColumns.SeenBy,
        V2 = new()
        {
            Writes = UserProvidedServiceInstanceWrites.V2,
            Entity = ["name", "credentials", "space_guid", At("type", "type_of_v2"), "syslog_drain_url", "route_service_url", "tags"],
            Q = ["name", "space_guid", By("organization_guid", "space.organization")],
            Relations = [One("space"), Many("service_bindings"), Many("routes", by: "service_route_bindings/route.service_instance")],
            Unknown = NotFound(60004, "ServiceInstanceNotFound", "The service instance could not be found: {guid}"),
        },
    };
}
