using System.Collections.Immutable;
using CloudController.Reference.Dialects;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>What v2 shows of an app beside its name.</summary>
internal static class AppFieldsOfV2
{
    internal static readonly ImmutableArray<Field> Own =
    [
        "production", "space_guid", GuidOf("stack_guid", "rootfs"), Always("buildpack", "null"), Always("detected_buildpack", "null"),
        Always("detected_buildpack_guid", "null"), At("environment_json", "environment_variables"), "memory", "instances", "disk_quota",
        "log_rate_limit", "state", "version", "command", Always("console", "false"), Always("debug", "null"),
        Always("staging_task_id", "null"),
        "package_state", "health_check_type", "health_check_timeout", "health_check_http_endpoint",
        Always("staging_failed_reason", "null"), Always("staging_failed_description", "null"), "diego", "docker_image",
        Always("docker_credentials", """{"username":null,"password":null}"""), "package_updated_at",
        Always("detected_start_command", "\"\""),
        "enable_ssh", Always("ports", "[8080]"),
    ];
}
