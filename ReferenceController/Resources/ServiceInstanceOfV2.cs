using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>What v2 shows of service instances.</summary>
internal static class ServiceInstancesOfV2
{
    private static readonly RowTest Managed = Is("type", "managed");

    /// <summary>The document lists the filters of instances for the keys of one, too.</summary>
    private static readonly ImmutableArray<V2Filter> OfKeys =
    [
        "name", By("space_guid", "service_instance.space"), By("service_plan_guid", "service_instance.service_plan"),
        By("service_binding_guid", "service_instance.service_credential_bindings/service_instance(type=app)"),
        By("gateway_name", "service_instance.gateway_name"),
        By("organization_guid", "service_instance.space.organization"), By("service_key_guid", "guid"), "service_instance_guid",
    ];

    internal static readonly V2View V2 = new()
    {
        Only = Managed,
        Entity =
        [
            "name", "credentials", GuidOf("service_guid", "offering_guid"), "service_plan_guid", "space_guid",
            Always("gateway_data", "null"),
            "dashboard_url", At("type", "type_of_v2"), .. LastOperation.Shown, "tags", "maintenance_info",
        ],
        Q =
        [
            "name", "space_guid", "service_plan_guid", "gateway_name", By("service_binding_guid",
            "service_credential_bindings/service_instance(type=app)"),
            By("organization_guid", "space.organization"), By("service_key_guid",
            "service_credential_bindings/service_instance(type=key)"),
        ],
        Relations =
        [
            One("space"), One("service", "service_offerings", via: "offering_guid"), One("service_plan"), Many("service_bindings"),
            Many("service_keys") with { Q = OfKeys },
            Many("routes", by: "service_route_bindings/route.service_instance"), LinkTo("shared_from"),
            Many("shared_to", "service_instance_shares") with { IsInlined = false },
            LinkTo("service_instance_parameters", "parameters"),
        ],
        Pairs = [new("routes/:route/parameters", "service_route_bindings", "parameters")],
        Parts =
        [
            new("parameters") { Whole = "parameters" }, new("permissions") { Shows = [Always("manage", "true"), Always("read", "true")] },
            new("shared_from") { Shows = ["space_guid", "space_name", "organization_name"] },
        ],
        Unknown = NotFound(60004, "ServiceInstanceNotFound", "The service instance could not be found: {guid}"),
    };
}
