using CloudController.Reference.Dialects.V3;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.V3.Filters;

namespace CloudController.Reference.Resources;

internal static class ServicePlanFilters
{
    private const string Public = "visibility_type=public";

    public static ImmutableArray<V3Filter> All { get; } =
    [
        AnyOfInAnyCase("names", "name"), IsSet("available", "available"), AnyOf("broker_catalog_ids", "unique_id"),
        AnyOf("organization_guids", $"service_plan_visibilities/service_plan.organization|{Public}:organizations/*"),
        AnyOf("space_guids", $"service_plan_visibilities/service_plan.organization.spaces/organization|{Public}:spaces/*"),
        AnyOf("service_broker_guids", "service_offering.service_broker"),
        AnyOf("service_broker_names", "service_offering.service_broker.name"),
        AnyOf("service_offering_guids", "service_offering"), AnyOfInAnyCase("service_offering_names", "service_offering.name"),
        AnyOf("service_instance_guids", "service_instances/service_plan"),
    ];
}
