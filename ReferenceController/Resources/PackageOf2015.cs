using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Links;

namespace CloudController.Reference.Resources;

/// <summary>What v3 showed of packages in 2015, and what it still shows today.</summary>
internal static class PackagesOf2015
{
    internal static readonly RowTest Bits = Is("type", "bits");
    internal static readonly RowTest Docker = Is("type", "docker");
    internal static readonly V3File Bytes = new("download")
    {
        Needs = [(Bits, "Package type must be bits."), (Is("state", "READY"), "Package has no bits to download.")],
    };

    internal static readonly V3View V3 = new()
    {
        Shows =
        [
            "guid", "type", Always("data.hash.type", "\"sha1\""), At("data.hash.value", "hash"), "data.error",
            .. When(Has("image"), [
                "data.image", Always("data.credentials", "{}"), .. When(Has("docker_user"), Credentials), "data.store_image"]),
            "state", "created_at", "updated_at",
        ],
        Links = [.. When(Bits, Own("upload", method: Post), Own("download", method: Get), Own("stage", "droplets", Post)), Up("app")],
        File = Bytes,
        Writes = new()
        {
            Creation = new()
            {
                Under = "app",
                Takes = ["type"],
                Requires = ["type"],
                Ignores = ["data"],
                TakesNullForUnsaid = true,
                Variants = [new(Docker, ["data.image", .. Credentials, "data.store_image"]) { Sets = [("state", "READY")] }],
            },
            Deletion = Deletion.AtOnce,
        },
    };

    /// <summary>In 2015 the password was printed in clear.</summary>
    private static IEnumerable<Field> Credentials =>
    [
        At("data.credentials.user", "docker_user"), At("data.credentials.email", "docker_email"),
        At("data.credentials.password", "docker_password"), At("data.credentials.login_server", "docker_login_server"),
    ];
}
