using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class AuditEvents
{
    internal static readonly Resource AuditEvent = new("audit_events")
    {
        Columns =
        [
            Text("type"), To("actor", "users"), Choice("actor_type", "user", "process"), Found("actor_name", "actor.username"),
            Choice("target_type", "app", "organization"), To("target_app", "apps"),
            Found("target_guid", "target_app|!target_app:organization"),
            Found("target_name", "target_app.name|!target_app:organization.name"), Json("data"), To("space"), To("organization"),
        ],
        SeenBy = $"{Seers.InOrganization("organization", "auditor")}|{Seers.InSpace("space", "auditor", "developer", "supporter")}",
        V2 = new()
        {
            Path = "events",
            Entity =
            [
                "type", GuidOf("actor", "actor"), "actor_type", "actor_name", GuidOf("actee", "target_guid"),
                At("actee_type", "target_type"),
                At("actee_name", "target_name"), At("timestamp", "created_at"), At("metadata", "data"), "space_guid", "organization_guid",
            ],
            Q = [By("timestamp", "created_at"), "type", By("actee", "target_guid"), "space_guid", "organization_guid"],
            Orders = [("timestamp", "created_at"), ("id", "id")],
            Unknown = NotFound(370001, "EventNotFound", "The event could not be found: {guid}"),
        },
        V3 = new()
        {
            Shows =
            [
                "type", GuidOf("actor.guid", "actor"), At("actor.type", "actor_type"), At("actor.name", "actor_name"),
                GuidOf("target.guid", "target_guid"), At("target.type", "target_type"), At("target.name", "target_name"), "data",
                Holds("space"),
                Holds("organization"),
            ],
            Filters =
            [
                AnyOf("types", "type"), AnyOf("target_guids", "target_guid"), NoneOf("target_guids", "target_guid"),
                AnyOf("space_guids", "space"),
                AnyOf("organization_guids", "organization"),
            ],
        },
        Seeds = AuditEventSeeds.Current,
    };
}
