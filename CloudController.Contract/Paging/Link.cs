using CloudController.Contract.Http;

namespace CloudController.Contract.Paging;

/// <summary>A link of the target, compared as parsed: path and parameters, never as text.</summary>
/// <param name="Href">The text as the target wrote it.</param>
/// <param name="IsAbsolute">Whether it carries scheme and host.</param>
/// <param name="SameOrigin">Whether it stays at the configured endpoint.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query.</param>
public sealed record Link(string Href, bool IsAbsolute, bool SameOrigin, string Path, Query Query)
{
    private const int LongestHref = 4_096;

    /// <summary>
    /// Reads <paramref name="href"/>; <c>null</c> where it is neither a path nor an http(s) address. Spellings that clients understand
    /// differently (<c>//host</c>, backslashes, white space, user names, fragments) are not links either.
    /// </summary>
    public static Link? Parse(string href, Uri endpoint)
    {
        if (href.Length is 0 or > LongestHref || !href.All(character => character is > ' ' and < '\x7f' and not '\\' and not '#'))
            return null;
        if (href[0] == '/')
            return href.StartsWith("//", StringComparison.Ordinal) ? null : Split(href, href, isAbsolute: false, sameOrigin: true);

        if (!Uri.TryCreate(href, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            return null;
        var authority = href.IndexOf("//", StringComparison.Ordinal) + 2;
        var path = href.IndexOf('/', authority);
        return path < 0 ? null : Split(href, href[path..], isAbsolute: true, Origin.Same(uri, endpoint));
    }

    /// <summary>Whether following the link stays within the list at <paramref name="route"/>.</summary>
    public bool StaysOn(string route) => SameOrigin && Path == route;

    /// <inheritdoc />
    public override string ToString() => Href;

    private static Link Split(string href, string target, bool isAbsolute, bool sameOrigin)
    {
        var parts = target.Split('?', 2);
        return new(href, isAbsolute, sameOrigin, parts[0], Query.Raw(parts.ElementAtOrDefault(1) ?? ""));
    }
}
