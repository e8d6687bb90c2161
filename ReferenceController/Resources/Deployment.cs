using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Deployments
{
    internal static readonly Resource Deployment = new("deployments")
    {
        Columns =
        [
            Choice("status", "ACTIVE", "FINALIZED"),
            Choice("reason", "DEPLOYING", "PAUSED", "CANCELING", "DEPLOYED", "CANCELED", "SUPERSEDED"),
            Choice("strategy", "rolling", "canary"), Json("canary_steps"), Note("error"),
            Choice("state", "DEPLOYING", "DEPLOYED", "CANCELED"), Json("options", """{"max_in_flight":1}"""),
            Loose("droplet"), Loose("previous_droplet", "droplets"), Json("new_processes", "[]"),
            Loose("revision"), To("app"), Text("changed"),
            FoundNumber("revision_version", "revision.version"), .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
        V3 = new()
        {
            Shows =
            [
                At("status.value", "status"), At("status.reason", "reason"), At("status.details.last_successful_healthcheck", "changed"),
                At("status.details.last_status_change", "changed"),
                .. When(Has("error"), At("status.details.error", "error")),
                .. When(Is("strategy", "canary"), At("status.canary.steps", "canary_steps")), "strategy", "options",
                GuidOf("droplet.guid", "droplet"),
                GuidOf("previous_droplet.guid", "previous_droplet"), "new_processes", GuidOf("revision.guid", "revision"),
                At("revision.version", "revision_version"), "relationships.app",
            ],
            Filters = [AnyOf("app_guids", "app"), AnyOf("states", "state"), AnyOf("status_reasons", "reason"),
            AnyOf("status_values", "status")],
            Links =
            [
                Up("app"), .. When(Is("status", "ACTIVE"), Own("cancel", "actions/cancel", Post)),
                .. When(Is("reason", "PAUSED"), Own("continue", "actions/continue", Post)),
            ],
        },
        Seeds = DeploymentSeeds.Current,
    };
}
