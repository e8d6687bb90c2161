using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceBrokers
{
    internal static readonly Resource ServiceBroker = new("service_brokers")
    {
        Columns = [Text("name"), Text("url"), Text("auth_username"), To("space"), .. Metadata],
        Unique = ["name"],
        SeenBy = Seers.InSpace("space", "developer", "supporter"),
        V2 = new()
        {
            Entity = ["name", At("broker_url", "url"), "auth_username", "space_guid"],
            Q = ["name", "space_guid"],
            Unknown = NotFound(270004, "ServiceBrokerNotFound", "The service broker was not found: {guid}"),
        },
        V3 = new()
        {
            Shows = ["name", "url", "relationships.space"],
            Filters = [AnyOf("names", "name"), AnyOf("space_guids", "space")],
            Orders = ["created_at", "updated_at", "name"],
            Links =
            [
                new("service_offerings", "/v3/service_offerings?service_broker_guids={guid}"), .. When(Has("space_guid"), Up("space")),
            ],
        },
        Seeds = new("""
            name=broker-1 | labels={"env":"prod"}
            name=Broker-2 | updated=60
            name=broker-3 | space=0 | labels={"tier":"web"}
            name=broker-4 | updated=90 | labels={"env":"dev"}
            name=broker-5 | space=1 | updated=3600
            """) { Unless = "updated=0 | url=https://broker-{number}.example.com | auth_username=broker-user-{number}" },
    };
}
