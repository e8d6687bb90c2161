using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceCredentialBindings
{
    internal static readonly Resource ServiceCredentialBinding = new("service_credential_bindings")
    {
        Columns =
        [
            Optional("name"), Choice("type", "app", "key"), To("app"), To("service_instance"), Json("credentials"),
            Optional("syslog_drain_url"),
            Json("volume_mounts", "[]"), Json("parameters"), .. LastOperation.Columns, Found("instance_kind", "service_instance.kind"),
            .. Metadata,
        ],
        SeenBy = $"{Seers.OfSpace("app.space")}|{Seers.Where("!app", Seers.OfSpace("service_instance.space"))}",
        V3 = new()
        {
            Shows =
            [
                "name", "type", .. LastOperation.Shown, .. When(Is("type", "app"), "relationships.app"), "relationships.service_instance",
            ],
            Filters =
            [
                AnyOf("names", "name"), AnyOf("service_instance_guids", "service_instance"),
                AnyOf("service_instance_names", "service_instance.name"),
                AnyOf("app_guids", "app"), AnyOfInAnyCase("app_names", "app.name"),
                AnyOf("service_plan_guids", "service_instance.service_plan"),
                AnyOfInAnyCase("service_plan_names", "service_instance.service_plan.name"),
                AnyOf("service_offering_guids", "service_instance.service_plan.service_offering"),
                AnyOfInAnyCase("service_offering_names", "service_instance.service_plan.service_offering.name"), AnyOf("type", "type"),
                AnyOf("guids", "guid"),
            ],
            Orders = ["created_at", "updated_at", "name"],
            Links = [Own("details"), Own("parameters"), Up("service_instance"), .. When(Has("app_guid"), Up("app"))],
            Includes = ["app", "service_instance"],
            Parts =
            [
                new("details")
                {
                    Shows = ["credentials", .. When(Has("syslog_drain_url"), "syslog_drain_url"), "volume_mounts"],
                    Readers = With("developer"),
                },
                new("parameters") { Whole = "parameters", Readers = With("developer", "supporter") },
            ],
        },
        Seeds = ServiceCredentialBindingSeeds.Current,
    };

    private static Readership With(params string[] roles) => new(
        $"{Seers.InSpace("app.space", roles)}|{Seers.Where("!app", Seers.InSpace("service_instance.space", roles))}");
}
