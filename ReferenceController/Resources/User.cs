using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Users
{
    internal static readonly Resource User = new("users")
    {
        Columns =
        [
            Text("username"), Text("origin"), Flag("active", ifUnsaid: true), Loose("default_space", "spaces"), .. UserSummary.Columns,
            .. Metadata,
        ],
        SeenBy = $"guid|{Fellows("organization")}|{Fellows("space.organization")}",
        V2 = UsersOfV2.V2,
        V3 = new()
        {
            Writes = UserWrites.V3,
            Shows = ["username", At("presentation_name", "username"), "origin"],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("usernames", "username"), Containing("partial_usernames", "username"),
                AnyOf("origins", "origin"),
            ],
        },
        Seeds = new("""
            username=ada@example.com | default_space=0 | labels={"env":"prod"}
            username=Bob | origin=ldap | default_space=0 | updated=60
            username=carla@example.com | default_space=2 | labels={"tier":""}
            username=dan-the-client | origin=ldap | active=no
            username=eve@example.com | default_space=0 | updated=90
            username=frank | updated=30 | labels={"env":"dev"}
            """) { Unless = "updated=0 | origin=uaa" },
    };

    /// <summary>Those who have a role in an organization of the user.</summary>
    private static string Fellows(string organization) => Seers.OfOrganization($"roles/user.{organization}");
}
