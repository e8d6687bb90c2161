using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Http;

namespace CloudController.Reference.Resources;

/// <summary>How v2 makes, changes and deletes organizations.</summary>
internal static class OrganizationWritesOfV2
{
    internal static readonly V2Writes V2 = new()
    {
        Takes =
        [
            "name", new("status", "suspended") { Words = ("active", "suspended") }, new("quota_definition_guid", "quota"),
            new("default_isolation_segment_guid", "default_isolation_segment"),
        ],
        Invalid = new(400, 30001, "CF-OrganizationInvalid", "The organization info is invalid"),
        Taken = new(400, 30002, "CF-OrganizationNameTaken", "The organization name is taken: {name}"),
        Making = OrganizationWrites.Making,
        Deletion = new() { Unless = [("spaces/organization", "Please delete the spaces associations for your organizations.")] },
        IsRecursive = true,
    };
}

/// <summary>How v2 makes, changes and deletes spaces.</summary>
internal static class SpaceWritesOfV2
{
    internal static readonly V2Writes V2 = new()
    {
        Takes =
        [
            "name", "organization_guid", new("space_quota_definition_guid", "quota"), "allow_ssh",
            new("isolation_segment_guid", "isolation_segment"),
        ],
        Requires = ["organization_guid"],
        Once = ["organization_guid"],
        Invalid = new(400, 40001, "CF-SpaceInvalid", "The app space info is invalid"),
        Taken = new(400, 40002, "CF-SpaceNameTaken", "The app space name is taken: {name}"),
        Making = SpaceWrites.Making,
        Joins =
        [
            Held("developer"), Held("manager"), Held("auditor"),
            new("security_group_guids", "security_group_bindings", "space", "security_group") { Sets = [("phase", "running")] },
        ],
        Deletion = new()
        {
            Unless =
            [
                ("apps/space", Please("apps")), ("service_instances/space", Please("service_instances")),
                ("routes/space", Please("routes")),
            ],
        },
        IsRecursive = true,
    };

    private static Joined Held(string role) => new($"{role}_guids", "roles", "space", "user") { Sets = [("type", $"space_{role}")] };

    private static string Please(string what) => $"Please delete the {what} associations for your spaces.";
}
