using System.Collections.Immutable;
using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>What v2 tells at once of the roles of a user.</summary>
internal static class UserSummary
{
    private static readonly ImmutableArray<(string List, string Way)> Lists =
    [
        ("organizations", Role("organization_user")), ("managed_organizations", Role("organization_manager")),
        ("billing_managed_organizations", Role("organization_billing_manager")), ("audited_organizations", Role("organization_auditor")),
        ("spaces", Role("space_developer")), ("managed_spaces", Role("space_manager")), ("audited_spaces", Role("space_auditor")),
    ];

    /// <summary>What is told of each space.</summary>
    public static ImmutableArray<string> OfSpace { get; } = [.. Head(), "entity.name=name"];

    /// <summary>What is told of each organization; the lists in it are columns of its own.</summary>
    public static ImmutableArray<string> OfOrganization { get; } =
    [
        .. Head(), "entity.name=name", "entity.billing_enabled:false", "entity.status=status", "entity.spaces=spaces_of_summary",
        .. Head("entity.quota_definition.", "quota."), Quota("name", "name"), Quota("non_basic_services_allowed", "paid_services_allowed"),
        Quota("total_services", "v2_total_service_instances"), Quota("memory_limit", "v2_total_memory_in_mb"),
        "entity.quota_definition.entity.trial_db_allowed:false", Quota("total_routes", "v2_total_routes"),
        Quota("instance_memory_limit", "v2_per_process_memory_in_mb"), Quota("total_private_domains", "v2_total_domains"),
        Quota("app_instance_limit", "v2_total_instances"), Quota("app_task_limit", "v2_per_app_tasks"),
        "entity.managers=managers_of_summary",
    ];

    /// <summary>What is told of each manager.</summary>
    public static ImmutableArray<string> OfManager { get; } =
        [.. Head(), "entity.admin:false", "entity.active=active", "entity.default_space_guid=default_space"];

    public static ImmutableArray<Column> Columns { get; } =
    [
        .. Lists.Select(list => Each($"{list.List}_of_summary", list.Way, list.Way.EndsWith("space", StringComparison.Ordinal)
            ? OfSpace : OfOrganization)),
    ];

    public static ItemPart Part { get; } = new("summary")
    {
        Shows =
        [
            At("metadata.guid", "guid"), At("metadata.created_at", "created_at"), At("metadata.updated_at", "updated_at"),
            .. Lists.Select(list => At($"entity.{list.List}", $"{list.List}_of_summary")),
        ],
    };

    private static string Role(string type) => $"roles/user(type={type}).{type[..type.IndexOf('_', StringComparison.Ordinal)]}";

    private static string[] Head(string at = "", string of = "") =>
        [$"{at}metadata.guid={of}guid", $"{at}metadata.created_at={of}created_at", $"{at}metadata.updated_at={of}updated_at"];

    private static string Quota(string member, string column) => $"entity.quota_definition.entity.{member}=quota.{column}";
}
