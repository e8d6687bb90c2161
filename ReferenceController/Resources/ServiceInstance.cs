using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;

namespace CloudController.Reference.Resources;

internal static class ServiceInstances
{
    private static readonly RowTest Managed = Is("type", "managed");
    private static readonly RowTest UserProvided = Is("type", "user-provided");

    internal static readonly Resource ServiceInstance = new("service_instances")
    {
        Columns = ServiceInstanceColumns.All,
        SeenBy = ServiceInstanceColumns.SeenBy,
        V2 = ServiceInstancesOfV2.V2,
        V3 = new()
        {
            Writes = ServiceInstanceWrites.V3,
            Shows =
            [
                "name", "tags", "type", .. When(Managed, "maintenance_info", "upgrade_available", "dashboard_url",
                    Always("broker_provided_metadata", """{"labels":{},"attributes":{}}""")),
                .. When(UserProvided, "syslog_drain_url", "route_service_url"), .. LastOperation.Shown,
                .. When(Managed, "relationships.service_plan"), "relationships.space",
            ],
            Filters =
            [
                AnyOf("names", "name"), AnyOf("guids", "guid"), AnyOf("type", "type"), AnyOf("space_guids", "space"),
                AnyOf("organization_guids", "space.organization"), AnyOf("service_plan_guids", "service_plan"),
                AnyOfInAnyCase("service_plan_names", "service_plan.name"),
            ],
            Orders = ["created_at", "updated_at", "name"],
            Links =
            [
                .. When(Managed, Up("service_plan"), Own("parameters"), Own("shared_spaces", "relationships/shared_spaces")), Up("space"),
                .. When(UserProvided, Own("credentials")),
                new("service_credential_bindings", "/v3/service_credential_bindings?service_instance_guids={guid}"),
                new("service_route_bindings", "/v3/service_route_bindings?service_instance_guids={guid}"),
            ],
            FieldSets =
            [
                new("space", ["guid", "name", "relationships.organization"]), new("space.organization", ["guid", "name"]),
                new("service_plan", ["guid", "name", "relationships.service_offering"]),
                new("service_plan.service_offering",
                    ["guid", "name", "description", "documentation_url", "tags", "relationships.service_broker"]),
                new("service_plan.service_offering.service_broker", ["guid", "name"]),
            ],
            Parts = ServiceInstanceParts.All,
        },
        Seeds = ServiceInstanceSeeds.Current,
    };
}
