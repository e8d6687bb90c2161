using static CloudController.Reference.Columns;
using static CloudController.Reference.Fields;
using static CloudController.Reference.Filters;
using static CloudController.Reference.Links;

namespace CloudController.Reference;

internal static class Packages
{
    private static readonly RowTest Bits = Is("type", "bits");
    private static readonly RowTest Docker = Is("type", "docker");
    private static readonly V3File File = new("download")
    {
        Needs = [(Bits, "Package type must be bits."), (Is("state", "READY"), "Package has no bits to download.")],
    };

    internal static readonly Resource Package = new("packages")
    {
        Columns =
        [
            To("app"), Choice("type", "bits", "docker"),
            Choice("state", "AWAITING_UPLOAD", "PROCESSING_UPLOAD", "READY", "FAILED", "COPYING", "EXPIRED"),
            Choice("hash_type", "sha1", "sha256"), Hash("hash"), Note("error"), Optional("image"), Note("docker_user"),
            Note("docker_email"), Secret("docker_password"), Note("docker_login_server"), Flag("store_image"), .. Metadata,
        ],
        ByRole = true,
        V3Of2015 = new()
        {
            Shows =
            [
                "guid", "type", Always("data.hash.type", "\"sha1\""), At("data.hash.value", "hash"), "data.error",
                .. When(Has("image"), [
                    "data.image", Always("data.credentials", "{}"), .. When(Has("docker_user"), Credentials), "data.store_image"]),
                "state", "created_at", "updated_at",
            ],
            Links = [.. When(Bits, Own("upload", method: Post), Own("download", method: Get), Own("stage", "droplets", Post)), Up("app")],
            File = File,
            Creation = new()
            {
                Under = "app",
                Takes = ["type"],
                Variants = [new(Docker, ["data.image", .. Credentials, "data.store_image"]) { Sets = [("state", "READY")] }],
            },
            IsDeletable = true,
        },
        V3 = new()
        {
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
            File = File,
        },
        SeedsOf2015 = PackageSeeds.Of2015,
        Seeds = PackageSeeds.Current,
    };

    /// <summary>In 2015 the password was printed in clear.</summary>
    private static IEnumerable<Field> Credentials =>
    [
        At("data.credentials.user", "docker_user"), At("data.credentials.email", "docker_email"),
        At("data.credentials.password", "docker_password"), At("data.credentials.login_server", "docker_login_server"),
    ];
}
