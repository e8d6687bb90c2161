using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>What v2 shows of apps: much of it is what v3 shows of their process of type web.</summary>
internal static class AppsOfV2
{
    private const string Web = "processes/app(type=web)";

    public static ImmutableArray<Column> Columns { get; } =
    [
        Json("environment_variables"), Flag("enable_ssh", ifUnsaid: true), Flag("diego", ifUnsaid: true), Flag("production"),
        Json("features", """
            [{"name":"ssh","description":"Enable SSHing into the app.","enabled":true},
            {"name":"revisions","description":"Enable versioning of an app.","enabled":true}]
            """),
        FoundNumber("memory", $"{Web}.memory_in_mb"), FoundNumber("instances", $"{Web}.instances"),
        FoundNumber("disk_quota", $"{Web}.disk_in_mb"), FoundNumber("log_rate_limit", $"{Web}.log_rate_limit_in_bytes_per_second"),
        Found("version", $"{Web}.version"), Found("command", $"{Web}.command"), Found("health_check_type", $"{Web}.health_check_type"),
        FoundNumber("health_check_timeout", $"{Web}.health_check_timeout"), Found("health_check_http_endpoint", $"{Web}.health_endpoint"),
        FoundNumber("running_instances", $"{Web}.running_instances"),
        Found("instance_states", $"{Web}.instances_of_v2", ColumnKind.Json),
        Found("instance_stats", $"{Web}.stats_of_v2", ColumnKind.Json),
        EitherOf("package_state", "current_droplet", "STAGED", "PENDING"), Found("package_updated_at", "packages/app.updated_at"),
        Found("package", "packages/app(state=READY).guid"), Found("docker_image", "packages/app(type=docker).image"),
        Values("urls", "destinations/app.route.url"), Found("space_name", "space.name"),
        CountOf("service_count", "service_credential_bindings/app"),
        Values("service_names", "service_credential_bindings/app.service_instance.name"),
        Each("route_summaries", "destinations/app.route", "guid", "host", "port", "path", "domain.guid=domain",
        "domain.name=domain.name"),
        Each("managed_services", "service_credential_bindings/app.service_instance(type=managed)", ServiceInstanceSummary.InApp),
        Each("provided_services", "service_credential_bindings/app.service_instance(type=user-provided)", ServiceInstanceSummary.Provided),
        Joined("service_summaries", "managed_services", "provided_services"),
        Each("domain_summaries", "space.organization.domains/organization", "guid", "name", "owning_organization_guid=organization"),
    ];

    public static ImmutableArray<Field> Application { get; } =
    [
        Always("application_env_json.VCAP_APPLICATION.limits.fds", "16384"),
        At("application_env_json.VCAP_APPLICATION.limits.mem", "memory"),
        At("application_env_json.VCAP_APPLICATION.limits.disk", "disk_quota"),
        At("application_env_json.VCAP_APPLICATION.application_name", "name"),
        At("application_env_json.VCAP_APPLICATION.application_uris", "urls"), At("application_env_json.VCAP_APPLICATION.name", "name"),
        At("application_env_json.VCAP_APPLICATION.space_name", "space_name"),
        GuidOf("application_env_json.VCAP_APPLICATION.space_id", "space"),
        At("application_env_json.VCAP_APPLICATION.uris", "urls"), Always("application_env_json.VCAP_APPLICATION.users", "null"),
        At("application_env_json.VCAP_APPLICATION.application_id", "guid"), At("application_env_json.VCAP_APPLICATION.version", "version"),
        At("application_env_json.VCAP_APPLICATION.application_version", "version"),
    ];

    internal static V2View V2 => AppViewOfV2.V2;
}
