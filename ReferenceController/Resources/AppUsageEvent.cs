using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class AppUsageEvents
{
    internal static readonly Resource AppUsageEvent = new("app_usage_events")
    {
        Columns =
        [
            Choice("state", "STARTED", "STOPPED", "BUILDPACK_SET", "TASK_STARTED", "TASK_STOPPED"), Optional("previous_state"), To("app"),
            To("process", "processes"),
            To("space"), To("organization"), Loose("buildpack"), Loose("task"), Found("app_name", "app.name"),
            Found("process_type", "process.type"),
            Found("space_name", "space.name"), Found("buildpack_name", "buildpack.name"), Found("task_name", "task.name"),
            Number("memory", 1024),
            Number("previous_memory"), Number("count", 1), Number("previous_count"), Optional("package_state"),
            Optional("previous_package_state"),
        ],
        ByRole = true,
        V2 = new()
        {
            Entity =
            [
                "state", "previous_state", At("memory_in_mb_per_instance", "memory"),
                At("previous_memory_in_mb_per_instance", "previous_memory"),
                At("instance_count", "count"), At("previous_instance_count", "previous_count"), GuidOf("app_guid", "process"), "app_name",
                "space_guid",
                "space_name", GuidOf("org_guid", "organization"), "buildpack_guid", "buildpack_name", "package_state",
                "previous_package_state",
                GuidOf("parent_app_guid", "app"), At("parent_app_name", "app_name"), "process_type", "task_name", "task_guid",
            ],
            TakesAfter = true,
            HasUpdates = false,
        },
        V3 = new()
        {
            Shows =
            [
                At("state.current", "state"), At("state.previous", "previous_state"), GuidOf("app.guid", "app"),
                At("app.name", "app_name"),
                GuidOf("process.guid", "process"), At("process.type", "process_type"), GuidOf("space.guid", "space"),
                At("space.name", "space_name"),
                GuidOf("organization.guid", "organization"), GuidOf("buildpack.guid", "buildpack"),
                At("buildpack.name", "buildpack_name"),
                GuidOf("task.guid", "task"), At("task.name", "task_name"), At("memory_in_mb_per_instance.current", "memory"),
                At("memory_in_mb_per_instance.previous", "previous_memory"), At("instance_count.current", "count"),
                At("instance_count.previous", "previous_count"),
            ],
            Filters = [After("after_guid"), AnyOf("guids", "guid")],
            Times = ["created_at"],
            Orders = ["created_at"],
        },
        Seeds = AppUsageEventSeeds.Current,
    };
}
