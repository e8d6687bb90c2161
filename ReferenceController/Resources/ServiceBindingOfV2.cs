using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>Credential bindings of apps, and those alone: lists of their own in v2.</summary>
internal static class ServiceBindings
{
    internal static readonly Resource ServiceBinding = new("service_bindings")
    {
        Columns = ServiceCredentialBindings.ServiceCredentialBinding.Columns,
        PartOf = "service_credential_bindings",
        Only = Is("type", "app"),
        SeenBy = ServiceCredentialBindings.ServiceCredentialBinding.SeenBy,
        V2 = new()
        {
            Entity =
            [
                "app_guid", "service_instance_guid", "credentials", Always("binding_options", "{}"), Always("gateway_data", "null"),
                Always("gateway_name", "\"\""), "syslog_drain_url", "volume_mounts", "name", .. LastOperation.Shown,
            ],
            Q = ["app_guid", "service_instance_guid", "name"],
            Relations =
            [
                One("app"), One("service_instance", segment: "instance_kind"), LinkTo("service_binding_parameters", "parameters"),
            ],
            Parts = [new("parameters") { Whole = "parameters" }],
            Unknown = NotFound(90004, "ServiceBindingNotFound", "The service binding could not be found: {guid}"),
        },
    };
}

internal static class ServiceKeys
{
    internal static readonly Resource ServiceKey = new("service_keys")
    {
        Columns = ServiceCredentialBindings.ServiceCredentialBinding.Columns,
        PartOf = "service_credential_bindings",
        Only = Is("type", "key"),
        SeenBy = ServiceCredentialBindings.ServiceCredentialBinding.SeenBy,
        V2 = new()
        {
            Entity = ["name", "service_instance_guid", "credentials"],
            Q = ["name", "service_instance_guid"],
            Relations =
            [
                One("service_instance", segment: "instance_kind"), LinkTo("service_key_parameters", "parameters"),
            ],
            Unknown = NotFound(360003, "ServiceKeyNotFound", "The service key could not be found: {guid}"),
        },
    };
}
