using System.Collections.Immutable;
using CloudController.Reference.Engine;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>What summaries of apps and of spaces tell of a service instance in v2.</summary>
internal static class ServiceInstanceSummary
{
    public static ImmutableArray<string> InApp { get; } =
    [
        "guid", "name", "bound_app_count", "last_operation.type=operation", "last_operation.state=operation_state",
        "last_operation.description:\"Operation succeeded\"", "last_operation.updated_at=operated", "last_operation.created_at=operated",
        "dashboard_url", "service_broker_name=broker_name", "maintenance_info", "service_plan.guid=service_plan",
        "service_plan.name=plan_name", "service_plan.maintenance_info=service_plan.maintenance_info",
        "service_plan.service.guid=offering_guid", "service_plan.service.label=offering_name", "service_plan.service.provider:null",
        "service_plan.service.version:null",
    ];

    /// <summary>Of an instance that no broker manages.</summary>
    public static ImmutableArray<string> Provided { get; } = ["guid", "name", "bound_app_count"];

    /// <summary>Of an instance in its own space.</summary>
    public static ImmutableArray<string> Own { get; } = [.. InApp, "shared_from:null", "shared_to=shares_of_v2"];

    /// <summary>Of an instance in a space that it is shared with.</summary>
    public static ImmutableArray<string> Shared { get; } =
    [
        .. InApp.Select(OfInstance), "shared_from.space_guid=service_instance.space",
        "shared_from.space_name=service_instance.space.name",
        "shared_from.organization_name=service_instance.space.organization.name", "shared_to:[]",
    ];

    /// <summary>What a summary of a space tells of the instances in it.</summary>
    public static ImmutableArray<Column> OfSpace =>
    [
        Each("managed_services", "service_instances/space(type=managed)", Own),
        Each("provided_services", "service_instances/space(type=user-provided)", Provided),
        Each("shared_services", "service_instance_shares/space", Shared),
        Joined("services_of_summary", "managed_services", "provided_services", "shared_services"),
    ];

    public static ImmutableArray<string> OfShare { get; } = ["space_guid=space", "space_name", "organization_name", "bound_app_count"];

    /// <summary>The member seen from a share of the instance.</summary>
    private static string OfInstance(string member) => member switch
    {
        _ when member.Contains(':', StringComparison.Ordinal) => member,
        "guid" => "guid=service_instance",
        _ when member.Split('=') is [var place, var column] => $"{place}=service_instance.{column}",
        _ => $"{member}=service_instance.{member}",
    };
}
