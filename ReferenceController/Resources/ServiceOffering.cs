using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Dialects;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceOfferings
{
    private const string Visible = "service_plans/service_offering.service_plan_visibilities/service_plan";
    private const string Public = "service_plans/service_offering(visibility_type=public)";

    internal static readonly Resource ServiceOffering = new("service_offerings")
    {
        Columns =
        [
            Text("name"), Text("description"), Flag("available", ifUnsaid: true), Json("tags", "[]"), Json("requires", "[]"),
            Flag("shareable"),
            Optional("documentation_url"), Text("unique_id"), Json("catalog_metadata"), Flag("bindable", ifUnsaid: true),
            Flag("plan_updateable"),
            Flag("instances_retrievable", ifUnsaid: true), Flag("bindings_retrievable", ifUnsaid: true), To("service_broker"),
            Found("broker_name", "service_broker.name"), .. Metadata,
        ],
        V2 = ServiceOfferingsOfV2.V2,
        V3 = new()
        {
            Shows =
            [
                "name", "description", "available", "tags", "requires", "shareable", "documentation_url",
                At("broker_catalog.id", "unique_id"),
                At("broker_catalog.metadata", "catalog_metadata"),
                .. Features(Always("broker_catalog.features.allow_context_updates", "false")),
                "relationships.service_broker",
            ],
            Filters =
            [
                AnyOfInAnyCase("names", "name"), IsSet("available", "available"), AnyOf("broker_catalog_ids", "unique_id"),
                AnyOf("service_broker_guids", "service_broker"), AnyOf("service_broker_names", "service_broker.name"),
                AnyOf("organization_guids", $"{Visible}.organization|{Public}.organizations/*"),
                AnyOf("space_guids", $"{Visible}.organization.spaces/organization|{Public}.spaces/*"),
            ],
            Orders = ["created_at", "updated_at", "name"],
            Links = [new("service_plans", "/v3/service_plans?service_offering_guids={guid}"), Up("service_broker")],
            FieldSets = [new("service_broker", ["guid", "name"])],
            IsOpen = true,
        },
        Seeds = ServiceSeeds.Offerings,
    };

    private static IEnumerable<Field> Features(Field also) =>
        [.. ServiceSeeds.Features.Select(name => At($"broker_catalog.features.{name}", name)), also];
}
