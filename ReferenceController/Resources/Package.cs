using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;
using static CloudController.Reference.Resources.PackagesOf2015;

namespace CloudController.Reference.Resources;

internal static class Packages
{
    internal static readonly Resource Package = new("packages")
    {
        Columns =
        [
            To("app"), Choice("type", "bits", "docker"),
            Choice("state", "AWAITING_UPLOAD", "PROCESSING_UPLOAD", "READY", "FAILED", "COPYING", "EXPIRED"),
            Choice("hash_type", "sha1", "sha256"), Hash("hash"), Note("error"), Optional("image"), Note("docker_user"),
            Note("docker_email"), Secret("docker_password"), Note("docker_login_server"), Flag("store_image"), .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
        V3Of2015 = PackagesOf2015.V3,
        V3 = new()
        {
            Writes = PackageWrites.V3,
            Shows =
            [
                "type", .. When(Bits, "data.error", At("data.checksum.type", "hash_type"), At("data.checksum.value", "hash")),
                .. When(Docker, "data.image", At("data.username", "docker_user"), Masked("data.password", "docker_password")),
                "state", "relationships.app",
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("states", "state"), AnyOf("types", "type"), AnyOf("app_guids", "app"),
                AnyOf("space_guids", "app.space"), AnyOf("organization_guids", "app.space.organization"),
            ],
            Links = [.. When(Bits, Own("upload", method: Post), Own("download", method: Get)), Up("app")],
            File = Bytes with { Readers = new(Seers.InSpace("app.space", "developer")) { Scopes = [Scope.Admin] } },
            Children = [new("droplets", "droplets") { Filters = [AnyOf("guids", "guid"), AnyOf("states", "state")] }],
        },
        SeedsOf2015 = PackageSeeds.Of2015,
        Seeds = PackageSeeds.Current,
    };
}
