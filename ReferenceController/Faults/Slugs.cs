namespace CloudController.Reference.Faults;

/// <summary>Names of the API as ids of clauses and names of faults write them.</summary>
internal static class Slugs
{
    /// <summary>
    /// <paramref name="name"/>, of a parameter, a value or a column, with dashes: <c>created-ats</c>, <c>fields-service-broker</c>.
    /// </summary>
    public static string Slug(this string name) => name.TrimEnd(']').Replace('_', '-').Replace('[', '-').Replace('.', '-');

    /// <summary>The place of a field with dashes: <c>entity-name</c>.</summary>
    public static string PlaceSlug(this string place) => place.Trim('/').Replace('/', '-').Slug();
}
