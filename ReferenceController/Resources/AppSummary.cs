using System.Collections.Immutable;

namespace CloudController.Reference.Resources;

/// <summary>What a summary of a space tells of an app in v2.</summary>
internal static class AppSummary
{
    public static ImmutableArray<string> Members { get; } =
    [
        "guid", "urls", "routes=route_summaries", "service_count", "service_names", "running_instances", "name", "production", "space_guid",
        "stack_guid=rootfs", "buildpack:null", "detected_buildpack:null", "detected_buildpack_guid:null",
        "environment_json=environment_variables", "memory", "instances", "disk_quota", "state", "version", "command", "console:false",
        "debug:null", "staging_task_id:null", "package_state", "health_check_type", "health_check_timeout", "staging_failed_reason:null",
        "staging_failed_description:null", "diego", "docker_image", """docker_credentials:{"username":null,"password":null}""",
        "package_updated_at", "detected_start_command:\"\"", "enable_ssh", "ports:[8080]",
    ];
}
