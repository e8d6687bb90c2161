using CloudController.Reference.Dialects.V3;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;

namespace CloudController.Reference.Resources;

/// <summary>What v3 has below an app.</summary>
internal static class AppParts
{
    private static readonly ImmutableArray<V3Filter> GuidsAndStates = [AnyOf("guids", "guid"), AnyOf("states", "state")];

    public static ImmutableArray<V3Sublist> Lists { get; } =
    [
        "packages",
        new("builds", "builds") { Filters = [AnyOf("states", "state")] },
        new("droplets", "droplets") { Filters = [.. GuidsAndStates, IsSet("current", "is_current")] },
        new("processes", "processes")
        {
            Filters = [AnyOf("guids", "guid"), AnyOf("types", "type")], OneBy = "type", OneWith = ["stats"],
        },
        new("revisions", "revisions") { Filters = [AnyOf("versions", "version")] },
        new("revisions/deployed", "revisions") { Only = [("is_deployed", "1")] },
        new("routes", "routes")
        {
            By = "destinations/route.app",
            Filters =
            [
                AnyOf("hosts", "host"), AnyOf("space_guids", "space"), AnyOf("organization_guids", "space.organization"),
                AnyOf("domain_guids", "domain"), AnyOf("paths", "path"), AnyOf("ports", "port"),
            ],
        },
        "sidecars",
        new("tasks", "tasks") { Filters = [.. GuidsAndStates, AnyOfInAnyCase("names", "name"), AnyOf("sequence_ids", "sequence_id")] },
    ];

    public static ImmutableArray<V3Part> All { get; } =
    [
        new("env")
        {
            Shows =
            [
                Always("staging_env_json", """{"GEM_CACHE":"http://gem-cache.example.com"}"""),
                Always("running_env_json", """{"HTTP_PROXY":"http://proxy.example.com"}"""), "environment_variables",
                Always("system_env_json.VCAP_SERVICES", "{}"), .. AppsOfV2.Application,
            ],
        },
        new("environment_variables") { Shows = [At("var", "environment_variables")], Links = [new("app", "{self}")] },
        new("manifest") { Text = new("---\napplications:\n- name: \"{name}\"\n  lifecycle: {lifecycle}\n", "application/x-yaml") },
        new("permissions") { Shows = [Always("read_basic_data", "true"), Always("read_sensitive_data", "true")] },
        new("relationships/current_droplet") { Relationship = "current_droplet", Links = [new("related", "{self}/droplets/current")] },
        new("ssh_enabled") { Shows = [At("enabled", "enable_ssh"), Either("reason", Is("enable_ssh", "1"), "", "Disabled for app")] },
    ];
}
