namespace CloudController.SchemaDiff.Drafts;

/// <summary>What the route of a list below an item tells of it.</summary>
internal static class SubLists
{
    /// <summary>
    /// Whether the filter <paramref name="name"/> asks for the item that the list is below, so that all items have the same value:
    /// <c>space_guid</c> of <c>/v2/spaces/:guid/routes</c>.
    /// </summary>
    internal static bool IsByParent(string name, string route) =>
        route.Split('/') is [.., var parents, [':' or '{', ..], _]
            && EndpointName.Singular(name) == $"{EndpointName.Singular(parents)}_guid";
}
