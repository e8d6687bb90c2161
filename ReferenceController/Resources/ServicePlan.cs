using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServicePlans
{
    private const string Schemas =
        """{"service_instance":{"create":{"parameters":{}},"update":{"parameters":{}}},"service_binding":{"create":{"parameters":{}}}}""";

    internal static readonly Resource ServicePlan = new("service_plans")
    {
        Columns =
        [
            Text("name"), Text("description"), Choice("visibility_type", "public", "admin", "organization", "space"),
            Flag("available", ifUnsaid: true), Flag("free", ifUnsaid: true),
            Json("costs", "[]"), Json("maintenance_info", "{}"), Text("unique_id"), To("service_offering"),
            .. ServicePlanVisibilities.Columns, .. Metadata,
        ],
        V2 = new()
        {
            Entity =
            [
                "name", "free", "description", GuidOf("service_guid", "service_offering"), Always("extra", "null"), "unique_id",
                Whether("public", Is("visibility_type", "public")), At("active", "available"),
                Always("bindable", "true"), Always("plan_updateable", "true"), "maintenance_info", Always("schemas", Schemas),
            ],
            Q =
            [
                By("active", "available"), By("service_guid", "service_offering"),
                By("service_instance_guid", "service_instances/service_plan"),
                By("service_broker_guid", "service_offering.service_broker"), "unique_id",
            ],
            Relations = [One("service", "service_offerings", via: "service_offering"), Many("service_instances")],
            IsOpen = true,
            Unknown = NotFound(110003, "ServicePlanNotFound", "The service plan could not be found: {guid}"),
        },
        V3 = new()
        {
            Shows =
            [
                "name", "description", "visibility_type", "available", "free", "costs", "maintenance_info",
                At("broker_catalog.id", "unique_id"),
                Always("broker_catalog.metadata", "{}"), Always("broker_catalog.maximum_polling_duration", "null"),
                Always("broker_catalog.features", """{"plan_updateable":true,"bindable":true}"""), Always("schemas", Schemas),
                "relationships.service_offering", .. When(Is("visibility_type", "space"), "relationships.space"),
            ],
            Filters = ServicePlanFilters.All,
            Orders = ["created_at", "updated_at", "name"],
            Links = [Up("service_offering"), Own("visibility")],
            Includes = ["service_offering", new("space.organization", "service_offering.service_broker:space.organization")],
            FieldSets = [new("service_offering.service_broker", ["guid", "name"])],
            Parts = [ServicePlanVisibilities.Part],
            IsOpen = true,
        },
        Seeds = ServiceSeeds.Plans,
    };
}
