namespace CloudController.Reference.Resources;

/// <summary>The ways in which it is written down who sees an item: those who have a role where it belongs.</summary>
internal static class Seers
{
    /// <summary>Those who have any role anywhere.</summary>
    public const string Anybody = "roles/*.user";

    /// <summary>Those who have a role in a space, and the managers of its organization.</summary>
    /// <param name="space">The way to the space; empty for the item itself.</param>
    public static string OfSpace(string space = "") =>
        $"{From(space)}roles/space.user|{InOrganization($"{From(space)}organization", "manager")}";

    /// <summary>Those who have one of some roles in a space.</summary>
    public static string InSpace(string space, params IEnumerable<string> roles) => With(space, "space", roles);

    /// <summary>Those who have a role in an organization, or in a space of it.</summary>
    /// <param name="organization">The way to the organization; empty for the item itself.</param>
    public static string OfOrganization(string organization = "") =>
        $"{From(organization)}roles/organization.user|{From(organization)}spaces/organization.roles/space.user";

    /// <summary>Those who have one of some roles in an organization.</summary>
    public static string InOrganization(string organization, params IEnumerable<string> roles) =>
        With(organization, "organization", roles);

    /// <summary>The same, where an item passes a test as ways write it.</summary>
    public static string Where(string test, string ways) => string.Join('|', ways.Split('|').Select(way => $"{test}:{way}"));

    private static string With(string place, string kind, IEnumerable<string> roles) =>
        string.Join('|', roles.Select(role => $"{From(place)}roles/{kind}(type={kind}_{role}).user"));

    private static string From(string way) => way.Length == 0 ? "" : $"{way}.";
}
