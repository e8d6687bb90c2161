using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

internal static class ServiceOfferingsOfV2
{
    internal static readonly V2View V2 = new()
    {
        Path = "services",
        Entity =
        [
            At("label", "name"), Always("provider", "null"), Always("url", "null"), "description", Always("long_description", "null"),
            Always("version", "null"), Always("info_url", "null"), At("active", "available"), "bindable", "unique_id",
            Always("extra", "null"),
            "tags", "requires", "documentation_url", "service_broker_guid", At("service_broker_name", "broker_name"),
            "plan_updateable",
            "instances_retrievable", "bindings_retrievable",
        ],
        Q = [By("active", "available"), By("label", "name"), "service_broker_guid"],
        Relations = [Many("service_plans")],
        IsOpen = true,
        Unknown = NotFound(120003, "ServiceNotFound", "The service could not be found: {guid}"),
    };
}
