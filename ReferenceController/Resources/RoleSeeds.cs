using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>The initial roles: nearly everybody has every role in the first organization and the first space, some have others.</summary>
internal static class RoleSeeds
{
    private const string Elsewhere = """
        user=2 | organization=1
        user=3 | organization=1
        user=1 | organization=1 | type=organization_auditor | updated=3600
        user=0 | organization=1 | type=organization_billing_manager
        user=0 | organization=1 | type=organization_manager | updated=90
        user=0 | space=1 | type=space_auditor | updated=90
        user=0 | space=1 | type=space_developer
        user=0 | space=1 | type=space_manager
        user=2 | space=2 | type=space_developer
        user=3 | space=3 | type=space_manager
        user=0 | space=0 | type=space_supporter | updated=60
        user=0 | organization=1
        user=0 | organization=2
        user=0 | organization=3 | updated=30
        user=0 | organization=2 | type=organization_manager
        user=0 | organization=3 | type=organization_manager | updated=30
        user=0 | organization=1 | type=organization_auditor
        user=0 | organization=2 | type=organization_auditor | updated=60
        user=0 | organization=2 | type=organization_billing_manager
        user=0 | organization=3 | type=organization_billing_manager | updated=90
        user=0 | space=2 | type=space_auditor
        user=0 | space=2 | type=space_developer | updated=60
        user=0 | space=2 | type=space_manager | updated=30
        user=0 | space=4 | type=space_auditor
        user=0 | space=4 | type=space_developer
        user=0 | space=4 | type=space_manager
        """;

    private static readonly string[] OfOrganization = ["user", "manager", "auditor", "billing_manager"];
    private static readonly string[] OfSpace = ["developer", "manager", "auditor"];

    private static readonly IEnumerable<string> Everybody = Enumerable.Range(0, 5).SelectMany(user => new[]
    {
        OfOrganization.Select(role => $"user={user} | organization=0 | type=organization_{role} | updated={user * 30}"),
        OfSpace.Select(role => $"user={user} | space=0 | type=space_{role} | updated={user * 45}"),
    }).SelectMany(rows => rows);

    public static Seeds Current { get; } = new($"{string.Join('\n', Everybody)}\n{Elsewhere}") { Unless = "updated=0" };
}
