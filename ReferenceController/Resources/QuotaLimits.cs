using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>The limits that quotas of organizations and of spaces have; none is null in v3 and -1 in v2.</summary>
internal static class QuotaLimits
{
    internal static readonly ImmutableArray<string> Names =
    [
        "total_memory_in_mb", "per_process_memory_in_mb", "total_instances", "per_app_tasks", "log_rate_limit", "total_service_instances",
        "total_service_keys", "total_routes", "total_reserved_ports", "total_domains",
    ];

    public static ImmutableArray<Column> Columns { get; } =
    [
        Flag("paid_services_allowed", ifUnsaid: true), .. Names.Select(name => Number(name)),
        .. Names.Select(name => NumberOr($"v2_{name}", name, -1)),
    ];

    public static ImmutableArray<Field> Shown { get; } =
    [
        At("apps.total_memory_in_mb", "total_memory_in_mb"), At("apps.per_process_memory_in_mb", "per_process_memory_in_mb"),
        At("apps.total_instances", "total_instances"), At("apps.per_app_tasks", "per_app_tasks"),
        At("apps.log_rate_limit_in_bytes_per_second", "log_rate_limit"),
        At("services.paid_services_allowed", "paid_services_allowed"), At("services.total_service_instances", "total_service_instances"),
        At("services.total_service_keys", "total_service_keys"), At("routes.total_routes", "total_routes"),
        At("routes.total_reserved_ports", "total_reserved_ports"),
    ];

    public static ImmutableArray<Field> OfV2 { get; } =
    [
        At("non_basic_services_allowed", "paid_services_allowed"), At("total_services", "v2_total_service_instances"),
        At("total_routes", "v2_total_routes"), At("memory_limit", "v2_total_memory_in_mb"),
        At("instance_memory_limit", "v2_per_process_memory_in_mb"), At("app_instance_limit", "v2_total_instances"),
        At("app_task_limit", "v2_per_app_tasks"), At("total_service_keys", "v2_total_service_keys"),
        At("total_reserved_route_ports", "v2_total_reserved_ports"), At("log_rate_limit", "v2_log_rate_limit"),
    ];
}
