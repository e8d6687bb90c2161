using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class FeatureFlags
{
    internal static readonly Resource FeatureFlag = new("feature_flags")
    {
        Columns = [Text("name"), Flag("enabled", ifUnsaid: true), Note("error_message")],
        Key = "name",
        V2 = new()
        {
            Path = "config/feature_flags",
            IsBare = true,
            Entity = ["name", "enabled", "error_message", Written("url", "/v2/config/feature_flags/{name}")],
            Unknown = NotFound(330000, "FeatureFlagNotFound", "The feature flag could not be found: {guid}"),
        },
        V3 = new()
        {
            Shows = ["name", "enabled", "updated_at", At("custom_error_message", "error_message")],
            HasHead = false,
            Times = ["updated_at"],
            Orders = ["name"],
            Order = ["name"],
        },
        Seeds = new("""
            name=user_org_creation | enabled=no
            name=private_domain_creation | error_message=Ask an admin
            name=app_bits_upload
            name=app_scaling
            name=route_creation
            name=service_instance_creation
            name=diego_docker | enabled=no | updated=60
            name=diego_cnb | enabled=no
            name=set_roles_by_username
            name=unset_roles_by_username
            name=task_creation
            name=env_var_visibility
            name=space_scoped_private_broker_creation
            name=space_developer_env_var_visibility
            name=service_instance_sharing | enabled=no | updated=3600 | error_message=Sharing is off
            name=hide_marketplace_from_unauthenticated_users | enabled=no
            name=resource_matching
            """) { Unless = "updated=0" },
    };
}
