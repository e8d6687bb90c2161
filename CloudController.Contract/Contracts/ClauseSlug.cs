namespace CloudController.Contract.Contracts;

/// <summary>Names of the API as they appear in the ids of clauses.</summary>
public static class ClauseSlug
{
    /// <summary>
    /// <paramref name="name"/>, of a parameter, a value or a relation, with dashes: <c>created-ats</c>, <c>space-organization</c>,
    /// <c>fields-service-broker</c>.
    /// </summary>
    public static string Of(string name) => name.TrimEnd(']').Replace('_', '-').Replace('[', '-').Replace('.', '-');
}
