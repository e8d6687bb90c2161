using System.Collections.Immutable;
using CloudController.Reference.Engine;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceInstanceColumns
{
    /// <summary>Those who have a role where the instance is, or where it is shared.</summary>
    public static string SeenBy { get; } =
        $"{Seers.OfSpace("space")}|{Seers.OfSpace("service_instance_shares/service_instance.space")}";

    public static ImmutableArray<Column> All { get; } =
    [
        Text("name"), Choice("type", "managed", "user-provided"), Json("tags", "[]"), Json("maintenance_info", "{}"),
        Flag("upgrade_available"),
        Optional("dashboard_url"), Optional("syslog_drain_url"), Optional("route_service_url"), Json("credentials"), Json("parameters"),
        To("space"), Note("gateway_name"),
        To("service_plan"), .. LastOperation.Columns, EitherOf("kind", "type", "service_instances", "user_provided_service_instances",
        word: "managed"),
        EitherOf("type_of_v2", "type", "managed_service_instance", "user_provided_service_instance", word: "managed"),
        Found("plan_name", "service_plan.name"), Found("offering_guid", "service_plan.service_offering"),
        Found("offering_name", "service_plan.service_offering.name"),
        Found("broker_name", "service_plan.service_offering.service_broker.name"),
        CountOf("bound_app_count", "service_credential_bindings/service_instance(type=app)"),
        Guids("shared_list", "service_instance_shares/service_instance.space"),
        Each("shares_of_v2", "service_instance_shares/service_instance", ServiceInstanceSummary.OfShare),
        Each("share_summaries", "service_instance_shares/service_instance", "space.guid=space", "bound_app_count"),
        Found("space_name", "space.name"),
        Found("organization_name", "space.organization.name"), .. Metadata,
    ];
}
