using System.Collections.Immutable;
using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>One line of the route table.</summary>
/// <param name="Method">The method; a GET route answers HEAD as well.</param>
/// <param name="Path">The path; a segment that begins with a colon stands for any.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Handler">What answers.</param>
internal sealed record ApiRoute(string Method, string Path, RouteAccess Access, Handler Handler)
{
    private readonly string[] _segments = Segments(Path);

    /// <summary>What routes that can match one path have in common: how many segments there are, and the one after the family.</summary>
    public (int, string) Place => PlaceOf(_segments);

    public static (int, string) PlaceOf(string[] path) => (path.Length, path.Length > 1 ? path[1] : "");

    /// <summary>
    /// The segments of a path. Letter case and a final slash count, doubled slashes do not; that is why the paths are not
    /// left to ASP.NET's routing, which sees it the other way round.
    /// </summary>
    public static string[] Segments(string path)
    {
        var parts = path.Split('/');
        return [.. parts.Where((part, at) => part.Length > 0 || at == parts.Length - 1)];
    }

    /// <returns>The variable segments by name, without their colons; <see langword="null"/> when the route does not match.</returns>
    public ImmutableDictionary<string, string>? Match(string method, string[] path)
    {
        if (method != Method && !(HttpMethods.IsHead(method) && HttpMethods.IsGet(Method)))
            return null;
        if (path.Length != _segments.Length)
            return null;
        var variables = ImmutableDictionary<string, string>.Empty;
        foreach (var (expected, actual) in _segments.Zip(path))
        {
            if (expected is [':', .. var name] && actual.Length > 0)
                variables = variables.SetItem(name, actual);
            else if (expected != actual)
                return null;
        }

        return variables;
    }
}
