using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Http;
using System.Collections.Immutable;

namespace CloudController.Reference.Resources;

/// <summary>How v2 makes, changes and deletes quotas of organizations and of spaces.</summary>
internal static class QuotaWritesOfV2
{
    private static readonly ImmutableArray<V2Member> Limits =
    [
        new("non_basic_services_allowed", "paid_services_allowed"), Limit("total_services", "total_service_instances"),
        Limit("total_routes"), Limit("memory_limit", "total_memory_in_mb"), Limit("instance_memory_limit", "per_process_memory_in_mb"),
        Limit("app_instance_limit", "total_instances"), Limit("app_task_limit", "per_app_tasks"), Limit("total_service_keys"),
        Limit("total_reserved_route_ports", "total_reserved_ports"), Limit("log_rate_limit"),
    ];

    private static readonly ImmutableArray<string> Required =
        ["non_basic_services_allowed", "total_services", "total_routes", "memory_limit"];

    internal static readonly V2Writes OfOrganizations = new()
    {
        Takes = ["name", .. Limits, Limit("total_private_domains", "total_domains")],
        Requires = Required,
        Invalid = new(400, 240000, "CF-QuotaDefinitionInvalid", "Quota Definition is invalid"),
        Taken = new(400, 240002, "CF-QuotaDefinitionNameTaken", "Quota Definition is taken: {name}"),
        Making = QuotaWrites.Making,
        Deletion = QuotaWrites.Deletion,
    };

    internal static readonly V2Writes OfSpaces = new()
    {
        Takes = ["name", "organization_guid", .. Limits],
        Requires = ["organization_guid", .. Required],
        Once = ["organization_guid"],
        Invalid = new(400, 310001, "CF-SpaceQuotaDefinitionInvalid", "Space Quota Definition is invalid"),
        Taken = new(400, 310002, "CF-SpaceQuotaDefinitionNameTaken", "The space quota definition name is taken: {name}"),
        Making = SpaceQuotaWrites.Making,
    };

    private static V2Member Limit(string name, string? column = null) => new(name, column ?? name) { IsUnlimited = true };
}
