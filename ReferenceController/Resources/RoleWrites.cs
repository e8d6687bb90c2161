using System.Collections.Immutable;
using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>How roles are made and deleted: each is one of a user in an organization or in a space, as its type says.</summary>
internal static class RoleWrites
{
    private const string User = "relationships.user";

    internal static V3Writing V3 => new()
    {
        Creation = new()
        {
            Takes = ["type", User],
            Requires = ["type", User],
            NamesBy = [(User, ["username", "origin"])],
            Variants = [.. RoleTypes.All.Select(Placed)],
        },
        Deletion = Deletion.Queued,
        Making = new() { Distinct = [new("type", "user", "organization", "space")] },
        Taken = Errors.Unprocessable("User already has '{type}' role."),
    };

    private static V3Variant Placed(string type)
    {
        var place = $"relationships.{type[..type.IndexOf('_', StringComparison.Ordinal)]}";
        return new(Is("type", type), [place]) { Requires = [place] };
    }
}

/// <summary>What kinds of roles there are.</summary>
internal static class RoleTypes
{
    /// <summary>
    /// Who sees a role: who has one in its space, or looks after its organization; and one in an organization, who has one in its spaces.
    /// </summary>
    public static string SeenBy { get; } = Seers.OfSpace("space") + "|organization.spaces/organization.roles/space.user|"
        + Seers.InOrganization("organization", "manager", "auditor", "billing_manager");

    public static ImmutableArray<string> All { get; } =
    [
        "organization_user", "organization_auditor", "organization_manager", "organization_billing_manager",
        "space_auditor", "space_developer", "space_manager", "space_supporter",
    ];
}
