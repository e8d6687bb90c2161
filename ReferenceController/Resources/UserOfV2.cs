using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

/// <summary>What v2 shows of users.</summary>
internal static class UsersOfV2
{
    internal static readonly V2View V2 = new()
    {
        Writes = UserWritesOfV2.V2,
        Entity = [Always("admin", "false"), "active", "default_space_guid", "username"],
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
            One("default_space", "spaces"), Many("spaces", "spaces", In("space", "space_developer")),
            Many("organizations", by: In("organization", "organization_user")),
            Many("managed_organizations", "organizations", In("organization", "organization_manager")),
            Many("billing_managed_organizations", "organizations", In("organization", "organization_billing_manager")),
            Many("audited_organizations", "organizations", In("organization", "organization_auditor")),
            Many("managed_spaces", "spaces", In("space", "space_manager")),
            Many("audited_spaces", "spaces", In("space", "space_auditor")),
        ],
        Parts = [UserSummary.Part],
        Unknown = NotFound(20003, "UserNotFound", "The user could not be found: {guid}"),
    };

    private static string Held(string at, string role) => $"roles/user(type={role}).{at}";

    private static string In(string at, string role) => $"roles/{at}(type={role}).user";
}
