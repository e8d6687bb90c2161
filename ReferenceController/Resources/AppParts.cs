using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>The objects and texts that v3 has below an app.</summary>
internal static class AppParts
{
    private const string Hidden = """{"redacted_message":"[PRIVATE DATA HIDDEN]"}""";

    /// <summary>Those who read the secrets of an app.</summary>
    public static Readership Developers { get; } = new(Seers.InSpace("space", "developer"));

    private static Readership Supporters { get; } = new(Seers.InSpace("space", "developer", "supporter"));

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
            Readers = Supporters,
            Hides = [(Developers, Always("system_env_json", Hidden))],
        },
        new("environment_variables")
        {
            Shows = [At("var", "environment_variables")], Links = [new("app", "{self}")], Readers = Supporters,
        },
        new("manifest")
        {
            Text = new("---\napplications:\n- name: \"{name}\"\n  lifecycle: {lifecycle}\n", "application/x-yaml"),
            Readers = Developers,
        },
        new("permissions")
        {
            Shows = [Always("read_basic_data", "true"), Always("read_sensitive_data", "true")],
            Hides = [(Developers, Always("read_sensitive_data", "false"))],
        },
        new("relationships/current_droplet") { Relationship = "current_droplet", Links = [new("related", "{self}/droplets/current")] },
        new("ssh_enabled") { Shows = [At("enabled", "enable_ssh"), Either("reason", Is("enable_ssh", "1"), "", "Disabled for app")] },
    ];
}
