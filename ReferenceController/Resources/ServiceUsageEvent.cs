using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceUsageEvents
{
    private const string Names = "name";

    internal static readonly Resource ServiceUsageEvent = new("service_usage_events")
    {
        Columns =
        [
            Choice("state", "CREATED", "DELETED", "UPDATED"), To("space"), To("organization"), To("service_instance"),
            Found("space_name", $"space.{Names}"), Found("instance_name", $"service_instance.{Names}"),
            Found("instance_type", "service_instance.type_of_v2"),
            FoundItem("service_plan", "service_plans", "service_instance.service_plan"),
            Found("plan_name", $"service_instance.service_plan.{Names}"), FoundItem("service_offering", "service_offerings", Offering),
            Found("offering_name", $"{Offering}.{Names}"), FoundItem("service_broker", "service_brokers", $"{Offering}.service_broker"),
            Found("broker_name", $"{Offering}.service_broker.{Names}"),
        ],
        ByRole = true,
        V2 = new()
        {
            Entity =
            [
                "state", GuidOf("org_guid", "organization"), "space_guid", "space_name", "service_instance_guid",
                At("service_instance_name", "instance_name"), At("service_instance_type", "instance_type"), "service_plan_guid",
                At("service_plan_name", "plan_name"), GuidOf("service_guid", "service_offering"), At("service_label", "offering_name"),
                At("service_broker_name", "broker_name"), "service_broker_guid",
            ],
            Q = [By("service_instance_type", "instance_type"), By("service_guid", "service_offering")],
            TakesAfter = true,
            HasUpdates = false,
        },
        V3 = new()
        {
            Shows =
            [
                "state", GuidOf("space.guid", "space"), At("space.name", "space_name"), GuidOf("organization.guid", "organization"),
                GuidOf("service_instance.guid", "service_instance"), At("service_instance.name", "instance_name"),
                At("service_instance.type", "instance_type"), GuidOf("service_plan.guid", "service_plan"),
                At("service_plan.name", "plan_name"),
                GuidOf("service_offering.guid", "service_offering"), At("service_offering.name", "offering_name"),
                GuidOf("service_broker.guid", "service_broker"), At("service_broker.name", "broker_name"),
            ],
            Filters =
            [
                After("after_guid"), AnyOf("guids", "guid"), AnyOf("service_instance_types", "instance_type"),
                AnyOf("service_offering_guids", "service_offering"),
            ],
            Orders = ["created_at"],
        },
        Seeds = ServiceUsageEventSeeds.Current,
    };

    private const string Offering = "service_instance.service_plan.service_offering";
}
