using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Users
{
    internal static readonly V2View V2 = new()
    {
        Entity = [Always("admin", "false"), "active", Always("default_space_guid", "null"), "username"],
        Q =
        [
            By("space_guid", Held("space", "space_developer")), By("organization_guid", Held("organization", "organization_user")),
            By("managed_organization_guid", Held("organization", "organization_manager")),
            By("billing_managed_organization_guid", Held("organization", "organization_billing_manager")),
            By("audited_organization_guid", Held("organization", "organization_auditor")),
            By("managed_space_guid", Held("space", "space_manager")), By("audited_space_guid", Held("space", "space_auditor")),
        ],
        Relations =
        [
            Many("spaces", "spaces", In("space", "space_developer")), Many("organizations", by: In("organization", "organization_user")),
            Many("managed_organizations", "organizations", In("organization", "organization_manager")),
            Many("billing_managed_organizations", "organizations", In("organization", "organization_billing_manager")),
            Many("audited_organizations", "organizations", In("organization", "organization_auditor")),
            Many("managed_spaces", "spaces", In("space", "space_manager")),
            Many("audited_spaces", "spaces", In("space", "space_auditor")),
        ],
        Parts = [UserSummary.Part],
        Unknown = NotFound(20003, "UserNotFound", "The user could not be found: {guid}"),
    };

    internal static readonly Resource User = new("users")
    {
        Columns = [Text("username"), Text("origin"), Flag("active", ifUnsaid: true), .. UserSummary.Columns, .. Metadata],
        ByRole = true,
        V2 = V2,
        V3 = new()
        {
            Shows = ["username", At("presentation_name", "username"), "origin"],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("usernames", "username"), Containing("partial_usernames", "username"),
                AnyOf("origins", "origin"),
            ],
        },
        Seeds = new("""
            username=ada@example.com | labels={"env":"prod"}
            username=Bob | origin=ldap | updated=60
            username=carla@example.com | labels={"tier":""}
            username=dan-the-client | origin=ldap | active=no
            """) { Unless = "updated=0 | origin=uaa" },
    };

    private static string Held(string at, string role) => $"roles/user(type={role}).{at}";

    private static string In(string at, string role) => $"roles/{at}(type={role}).user";
}
