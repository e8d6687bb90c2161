using System.Security.Cryptography;
using System.Text;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Names the folder of an endpoint after its method and route.</summary>
internal static class EndpointName
{
    /// <summary>The operation of a list.</summary>
    internal const string List = "list";

    /// <summary>The longest name that is made of a route or a title, in characters; file systems take 255 bytes for the whole.</summary>
    private const int Longest = 100;

    /// <summary>
    /// <c>buildpacks.list</c> for <c>GET /v2/buildpacks</c>, <c>apps-routes.update</c> for <c>PUT /v2/apps/:guid/routes/:route_guid</c>.
    /// </summary>
    internal static string Of(string method, string route, bool isList) => $"{Resource(route)}.{Operation(method, isList)}";

    /// <summary>The parts of the route that do not vary, without the family: <c>apps-routes</c>.</summary>
    internal static string Resource(string route) =>
        string.Join('-',
            route
                .Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Where(part => !part.StartsWith(':'))
                .Select(Slug)) is { Length: > 0 } name
            ? name.Length > Longest ? Shortened(name, name) : name
            : "root";

    /// <summary>The route with <c>{name}</c> for each part that varies.</summary>
    internal static string Template(string route) =>
        string.Join('/', route.Split('/').Select(part => part.StartsWith(':') ? $"{{{part[1..]}}}" : part));

    /// <summary>One of what <paramref name="plural"/> names.</summary>
    internal static string Singular(string plural) => plural switch
    {
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith("sses", StringComparison.Ordinal) => plural[..^2],
        _ when plural.EndsWith('s') && !plural.EndsWith("ss", StringComparison.Ordinal) => plural[..^1],
        _ => plural,
    };

    /// <summary>What the guid of one of <paramref name="plural"/> is called: <c>space_guid</c>.</summary>
    internal static string GuidOf(string plural) => $"{Singular(plural)}_guid";

    /// <summary>
    /// Whether the filter <paramref name="name"/> asks for the item that the list at <paramref name="route"/> is below, so that all items
    /// have the same value: <c>space_guid</c> of <c>/v2/spaces/:guid/routes</c>.
    /// </summary>
    internal static bool IsOfParent(string name, string route) =>
        route.Split('/') is [.., var parents, [':' or '{', ..], _] && Singular(name) == GuidOf(parents);

    /// <summary>
    /// <paramref name="title"/> in lower case, with dashes between words. Letters that are not ASCII cannot stand in it, so that a digest
    /// of the whole tells such titles apart.
    /// </summary>
    internal static string Slug(string title)
    {
        var words = string.Join('-',
            string.Concat(title
                .ToLowerInvariant()
                .Select(character => char.IsAsciiLetterOrDigit(character) || character == '_' ? character : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length is > 0 and <= Longest && Ascii.IsValid(title) ? words : Shortened(words, title);
    }

    private static string Shortened(string words, string whole)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..8];
        return words.Length == 0 ? digest : $"{words[..Math.Min(words.Length, Longest)]}_{digest}";
    }

    private static string Operation(string method, bool isList) => method switch
    {
        "GET" => isList ? List : "get",
        "POST" => "create",
        "PUT" or "PATCH" => "update",
        _ => Slug(method),
    };
}
