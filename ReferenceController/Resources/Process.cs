using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Processes
{
    internal static readonly Resource Process = new("processes")
    {
        Singular = "process",
        Columns =
        [
            Text("type"), Note("command") with { ReadBy = Seers.InSpace("app.space", "developer"), Hidden = "[PRIVATE DATA HIDDEN]" },
            Text("user"), Number("instances", 1), Number("memory_in_mb", 1024), Number("disk_in_mb", 1024),
            Number("log_rate_limit_in_bytes_per_second", -1), Choice("health_check_type", "port", "process", "http"),
            Number("health_check_timeout"), .. ProcessParts.Checks, To("app"), Loose("revision"), Text("version"),
            Number("reserved_memory", 0),
            Number("running_instances", 0), Json("process_instances", "[]"), Json("stats", "[]"), Json("instances_of_v2"),
            Json("stats_of_v2"),
            Found("space", "app.space"), .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
        V3 = new()
        {
            Shows =
            [
                "type", "command", "user", "instances", "memory_in_mb", "disk_in_mb", "log_rate_limit_in_bytes_per_second",
.. ProcessParts.Shown, "relationships.app", "relationships.revision",
                "version",
            ],
            InLists = [Always("command", "\"[PRIVATE DATA HIDDEN IN LISTS]\"")],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("types", "type"), AnyOf("app_guids", "app"), AnyOf("space_guids", "app.space"),
                AnyOf("organization_guids", "app.space.organization"),
            ],
            Links =
            [
                Own("scale", "actions/scale", Post), Up("app"), new("space", "/v3/spaces/{space}"), Own("stats"),
                Own("process_instances"),
            ],
            Embeds = ["process_instances"],
            Children = [new("sidecars", "sidecars") { By = "sidecar_processes/sidecar.process" }],
            Parts =
            [
                new("stats") { Shows = [At("resources", "stats")] },
                new("process_instances")
                {
                    Shows = [At("resources", "process_instances")], Links = [new("process", "{self}")],
                },
            ],
        },
        Seeds = ProcessSeeds.Current,
    };
}
