using System.Text.RegularExpressions;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Routes, and the paths of links that lead to them.</summary>
internal static partial class RoutePath
{
    /// <summary>
    /// The family that <paramref name="route"/> belongs to, <c>v2</c> or <c>v3</c>; <c>null</c> where it belongs to none.
    /// </summary>
    internal static string? Family(string route) => Parts(route) is [var first, ..] && Version().IsMatch(first) ? first : null;

    /// <summary>The parts of <paramref name="route"/> that do not vary, without the family.</summary>
    internal static IReadOnlyList<string> Words(string route) =>
        Parts(route).Where(part => !part.StartsWith('{') && !Version().IsMatch(part)).ToList();

    /// <summary><paramref name="route"/> without the names of what varies.</summary>
    internal static string Shape(string route) => string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    /// <summary>What one of those is called that <paramref name="words"/> lead to: <c>app_feature</c>.</summary>
    internal static string Noun(IEnumerable<string> words) => string.Join('_', words.Select(EndpointName.Singular));

    /// <summary>
    /// The path of <paramref name="href"/>, with <c>{guid}</c> for <paramref name="own"/> and a placeholder for each other part that cannot
    /// be a
    /// word of the interface; <c>null</c> where it leads elsewhere.
    /// </summary>
    internal static string? Of(string href, string? own)
    {
        var parts = Segments(href).ToList();
        if (Family(string.Join('/', parts)) is null)
            return null;
        for (var at = 1; at < parts.Count; at++)
        {
            if (parts[at] == own)
                parts[at] = "{guid}";
            else if (!Word().IsMatch(parts[at]) || TextForms.Fits(TextForms.Guid, parts[at]))
                parts[at] = $"{{{EndpointName.Singular(parts[at - 1].Trim('{', '}'))}_guid}}";
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>The parts of the path of <paramref name="href"/>.</summary>
    internal static IReadOnlyList<string> Segments(string href)
    {
        var path = href.Split('?', '#')[0];
        return Parts(Uri.TryCreate(path, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"
            ? Uri.UnescapeDataString(absolute.AbsolutePath)
            : path);
    }

    private static IReadOnlyList<string> Parts(string route) => route.Split('/', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^v[0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
