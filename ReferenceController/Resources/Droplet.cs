using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Droplets
{
    private const string Hidden = "[PRIVATE DATA HIDDEN]";
    private static readonly RowTest Staged = Is("state", "STAGED");
    private static readonly Readership Unsupported = new Readership($"{Seers.InSpace("app.space", "auditor", "developer", "manager")}"
        + $"|{Seers.InOrganization("app.space.organization", "manager")}").AndAuditors;

    internal static readonly Resource Droplet = new("droplets")
    {
        Columns =
        [
            Choice("state", "AWAITING_UPLOAD", "PROCESSING_UPLOAD", "STAGED", "FAILED", "COPYING", "EXPIRED"), Note("error"), To("app"),
            Loose("package"),
            Choice("lifecycle", "buildpack", "cnb", "docker"), Secretly(Text("execution_metadata") with { Default = "" }, Hidden),
            Secretly(Json("process_types"), $$"""{"redacted_message":"{{Hidden}}"}"""),
            Json("checksum", "null"), Json("buildpacks", "[]"), Optional("stack"), Optional("image"),
            CountOf("is_current", "apps/current_droplet"), .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
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
            File = new("download") { Needs = [(Staged, "Only staged droplets can be downloaded.")], Readers = Unsupported },
        },
        Seeds = DropletSeeds.Current,
    };

    private static Column Secretly(Column column, string hidden) =>
        column with { ReadBy = Seers.InSpace("app.space", "developer"), Hidden = hidden };
}
