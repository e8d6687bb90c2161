using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Tasks
{
    internal static readonly Resource Task = new("tasks")
    {
        Columns =
        [
            Number("sequence_id"), Text("name"), Text("command") with { ReadBy = Seers.InSpace("app.space", "developer") }, Text("user"),
            Choice("state", "PENDING", "RUNNING", "SUCCEEDED", "CANCELING", "FAILED"),
            Number("memory_in_mb", 512), Number("disk_in_mb", 1024), Number("log_rate_limit_in_bytes_per_second", -1),
            Note("failure_reason"),
            Loose("droplet"), To("app"), .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
        V3 = new()
        {
            Shows =
            [
                "sequence_id", "name", .. When(Has("command"), "command"), "user", "state",
                "memory_in_mb", "disk_in_mb", "log_rate_limit_in_bytes_per_second",
                At("result.failure_reason", "failure_reason"), GuidOf("droplet_guid", "droplet"), "relationships.app",
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOfInAnyCase("names", "name"), AnyOf("states", "state"), AnyOf("app_guids", "app"),
                AnyOf("space_guids", "app.space"), AnyOf("organization_guids", "app.space.organization"),
            ],
            Links = [Up("app"), Own("cancel", "actions/cancel", Post), Up("droplet")],
        },
        Seeds = TaskSeeds.Current,
    };
}
