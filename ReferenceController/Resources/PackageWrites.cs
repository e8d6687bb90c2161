using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Resources.PackagesOf2015;

namespace CloudController.Reference.Resources;

/// <summary>How packages are made, changed and deleted.</summary>
internal static class PackageWrites
{
    private const string Password = "docker_password";

    internal static readonly V3Writing V3 = new()
    {
        Creation = new()
        {
            Takes = ["type", "relationships.app", .. V3Metadata.Fields],
            Requires = ["type", "relationships.app"],
            Variants =
            [
                new(Bits, []) { Sets = [("hash_type", "sha256")] },
                new(Docker, ["data.image", At("data.username", "docker_user"), At("data.password", Password)])
                {
                    Requires = ["data.image"], Sets = [("state", "READY")],
                },
            ],
        },
        Change = new()
        {
            Takes = V3Metadata.Fields,
            Variants = [new(Docker, [At("username", "docker_user"), At("password", Password)])],
        },
        Deletion = Deletion.Queued,
        Making = new() { Rules = [Named("image")] },
    };
}
