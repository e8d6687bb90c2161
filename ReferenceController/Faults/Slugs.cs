namespace CloudController.Reference.Faults;

/// <summary>Names of the API as ids of clauses and names of faults write them.</summary>
internal static class Slugs
{
    /// <summary><paramref name="name"/>, of a parameter or a column, with dashes: <c>created-ats</c>.</summary>
    public static string Slug(this string name) => name.Replace('_', '-');

    /// <summary>The place of a field with dashes: <c>entity-name</c>.</summary>
    public static string PlaceSlug(this string place) => place.Trim('/').Replace('/', '-').Slug();
}
