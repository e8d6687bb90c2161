using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Droplets
{
    private static readonly RowTest Staged = Is("state", "STAGED");

    internal static readonly Resource Droplet = new("droplets")
    {
        Columns =
        [
            Choice("state", "AWAITING_UPLOAD", "PROCESSING_UPLOAD", "STAGED", "FAILED", "COPYING", "EXPIRED"), Note("error"), To("app"),
            Loose("package"),
            Choice("lifecycle", "buildpack", "cnb", "docker"), Text("execution_metadata") with { Default = "" }, Json("process_types"),
            Json("checksum", "null"), Json("buildpacks", "[]"), Optional("stack"), Optional("image"),
            CountOf("is_current", "apps/current_droplet"), .. Metadata,
        ],
        ByRole = true,
        V3 = new()
        {
            Shows =
            [
                "state", "error", At("lifecycle.type", "lifecycle"), Always("lifecycle.data", "{}"), "checksum", "buildpacks", "stack",
                "image",
                "execution_metadata", "process_types", "relationships.app",
            ],
            InLists =
            [
                Always("execution_metadata", "\"[PRIVATE DATA HIDDEN IN LISTS]\""),
                Always("process_types", """{"redacted_message":"[PRIVATE DATA HIDDEN IN LISTS]"}"""),
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("states", "state"), AnyOf("app_guids", "app"), AnyOf("space_guids", "app.space"),
                AnyOf("organization_guids", "app.space.organization"),
            ],
            Links =
            [
                Up("app"), new("assign_current_droplet", "/v3/apps/{app_guid}/relationships/current_droplet", "PATCH"),
                .. When(Has("package_guid"), Up("package")), .. When(Staged, Own("download")),
                .. When(Is("state", "AWAITING_UPLOAD"), Own("upload", method: Post)),
            ],
            File = new("download") { Needs = [(Staged, "Only staged droplets can be downloaded.")] },
        },
        Seeds = DropletSeeds.Current,
    };
}
