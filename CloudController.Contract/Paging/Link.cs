using CloudController.Contract.Http;

namespace CloudController.Contract.Paging;

/// <summary>A link of the target, compared as parsed: path and parameters, never as text.</summary>
/// <param name="Href">The text as the target wrote it.</param>
/// <param name="IsAbsolute">Whether it carries scheme and host.</param>
/// <param name="SameOrigin">Whether it leads to the target: to the endpoint, or to an origin that the settings name for it.</param>
/// <param name="Path">The path, without escapes of what needs none.</param>
/// <param name="Query">The query.</param>
public sealed record Link(string Href, bool IsAbsolute, bool SameOrigin, string Path, Query Query)
{
    /// <summary>The longest link that is followed, in characters: RFC 9110 asks servers to accept at least so many.</summary>
    public const int LongestFollowed = 8_000;

    /// <summary>
    /// Reads <paramref name="href"/>; <c>null</c> where it is neither a path nor an http(s) address. Spellings that clients understand
    /// differently (<c>//host</c>, backslashes, white space, user names, fragments) are not links either.
    /// </summary>
    /// <param name="href">The text.</param>
    /// <param name="endpoint">Scheme, host and port of the target.</param>
    /// <param name="external">Further origins that lead to the target.</param>
    public static Link? Parse(string href, Uri endpoint, IReadOnlyList<Uri>? external = null) =>
        LinkReading.Of(href, endpoint, external).Link;

    /// <summary>Whether following the link stays within the list at <paramref name="route"/>.</summary>
    public bool StaysOn(string route) => SameOrigin && Path == route;

    /// <inheritdoc />
    public override string ToString() => Href;
}

/// <summary>What the text of a link says, and what is wrong with it.</summary>
/// <param name="Href">The text as the target wrote it; not empty.</param>
/// <param name="Link">The link; <c>null</c> where there is none that can be understood.</param>
/// <param name="Problem">Why it is no link, as a clause that begins with a lower-case letter; <c>null</c> where it is one.</param>
/// <param name="Foreign">The origin that it leads to, where that is not the target; <c>null</c> also where the text does not tell.</param>
public sealed record LinkReading(string Href, Link? Link, string? Problem, UrlOrigin? Foreign)
{
    /// <summary>Reads the text of a link.</summary>
    /// <param name="href">The text.</param>
    /// <param name="endpoint">Scheme, host and port of the target.</param>
    /// <param name="external">Further origins that lead to the target.</param>
    public static LinkReading Of(string href, Uri endpoint, IReadOnlyList<Uri>? external = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var (reference, noReference) = UrlReference.Read(href);
        if (reference is null)
            return new(href, null, $"it is no URL reference (RFC 3986): {noReference}", null);

        var own = UrlOrigin.Of(endpoint);
        var origin = UrlOrigin.Of(reference, own);
        var isOwn = origin == own || (external ?? []).Any(other => UrlOrigin.Of(other) == origin);
        var problem = ProblemOf(reference);
        var link = problem is null
            ? new Link(href, reference.Scheme is not null, isOwn, UrlReference.Unescaped(reference.Path), Query.Raw(reference.Query ?? ""))
            : null;
        return new(href, link, problem, isOwn ? null : origin);
    }

    /// <inheritdoc />
    public override string ToString() => Href;

    /// <summary>Why an address that is a valid reference is no link of a Cloud Controller.</summary>
    private static string? ProblemOf(UrlReference reference) => reference switch
    {
        { Scheme: { } scheme } when !IsHttp(scheme) => $"its scheme is {scheme}",
        { Scheme: null, Authority: { } authority } => $"it has the host '{authority.Host}' but no scheme",
        { Scheme: not null, Authority: null or { Host: "" } } => "it has no host",
        { Authority.User: not null } => "it has a user name",
        { Fragment: not null } => "it has a fragment",
        { Path: "", Scheme: not null } => "it has no path",
        { Path: not ['/', ..] } => "it does not begin with a slash, so where it leads to depends on where it stands",
        _ => null,
    };

    private static bool IsHttp(string scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
}
