using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>How v2 makes, changes and deletes apps: some of what it says of one is of its process of type web.</summary>
internal static class AppWritesOfV2
{
    internal static readonly V2Writes V2 = new()
    {
        Takes =
        [
            "name", "space_guid", new("stack_guid", "rootfs"), "state", new("environment_json", "environment_variables"), "production",
            "diego", "enable_ssh",
        ],
        Requires = ["space_guid"],
        Invalid = new(400, 100001, "CF-AppInvalid", "The app is invalid"),
        Taken = new(400, 100002, "CF-AppNameTaken", "The app name is taken: {name}"),
        Making = AppWrites.Making with
        {
            Names = [],
            Defaults = [("rootfs", new FirstOf("stacks/*(is_default=1)"))],
            Follows = [new("stack", new FirstOf("rootfs.name"), "rootfs")],
        },
        Elsewhere = new("processes", "app", Is("type", "web"),
        [
            new("memory", "memory_in_mb"), "instances", new("disk_quota", "disk_in_mb"),
            new("log_rate_limit", "log_rate_limit_in_bytes_per_second"), "command", "health_check_type", "health_check_timeout",
            new("health_check_http_endpoint", "health_endpoint"),
        ])
        {
            Follows = [new("reserved_memory", new Product("memory_in_mb", "instances"))],
        },
    };
}
