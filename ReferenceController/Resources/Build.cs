using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Builds
{
    internal static readonly Resource Build = new("builds")
    {
        Columns =
        [
            Choice("state", "STAGING", "STAGED", "FAILED"), Note("error"), To("app"), To("package"), Loose("droplet"),
            To("created_by", "users"),
            Number("staging_memory_in_mb", 1024), Number("staging_disk_in_mb", 1024),
            Number("staging_log_rate_limit_bytes_per_second", -1),
            Choice("lifecycle", "buildpack", "cnb", "docker"), Json("buildpacks", "[]"), Optional("stack"),
            Found("user_name", "created_by.username"),
            .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
        V3 = new()
        {
            Shows =
            [
                GuidOf("created_by.guid", "created_by"), At("created_by.name", "user_name"), At("created_by.email", "user_name"), "state",
                "staging_memory_in_mb", "staging_disk_in_mb", "staging_log_rate_limit_bytes_per_second", "error",
                At("lifecycle.type", "lifecycle"), Always("lifecycle.data", "{}"),
                .. When(IsNot("lifecycle", "docker"), "lifecycle.data.buildpacks", "lifecycle.data.stack"),
                Holds("package"), Holds("droplet"), "relationships.app",
            ],
            Filters = [AnyOf("states", "state"), AnyOf("app_guids", "app"), AnyOf("package_guids", "package")],
            Links = [Up("app"), .. When(Has("droplet_guid"), Up("droplet"))],
        },
        Seeds = new("""
            app=0 | package=1 | droplet=0 | state=STAGED | buildpacks=["java_buildpack"] | stack=cflinuxfs4 | labels={"env":"prod"}
            app=0 | package=11 | stack=cflinuxfs4
            app=2 | package=4 | state=FAILED | error=StagingError - staging failed | lifecycle=cnb | updated=60 | created_by=1
            app=3 | package=7 | droplet=4 | state=STAGED | lifecycle=docker | updated=3600 | labels={"tier":"worker"}
            app=0 | package=0 | state=FAILED | error=NoAppDetectedError - none | updated=120 | created_by=2
            app=0 | package=9 | droplet=1 | state=STAGED | updated=30 | labels={"env":"dev"}
            app=0 | package=1 | droplet=0 | state=STAGED | stack=cflinuxfs4 | updated=900
            """) { Unless = "updated=0 | created_by=0" },
    };
}
