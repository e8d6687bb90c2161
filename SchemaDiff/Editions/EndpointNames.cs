using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// Names the folders of the endpoints of an edition. A name depends on method, route and shape alone, as far as no two are alike.
/// </summary>
internal sealed class EndpointNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The folder of <paramref name="endpoint"/>: <c>apps.list</c>, <c>apps-routes.list</c>, <c>packages.download</c>,
    /// <c>writes/apps.create</c>.
    /// Of two that would be alike the later is called after what varies last in its route too.
    /// </summary>
    internal string Take(DocEndpoint endpoint, AnswerShape shape)
    {
        var start = endpoint.IsRead ? "" : $"{Contract.Contracts.EndpointFiles.Writes}/";
        var name = Candidates(endpoint, shape).Select(candidate => start + candidate).First(candidate => !_taken.Contains(candidate));
        _taken.Add(name);
        return name;
    }

    private static IEnumerable<string> Candidates(DocEndpoint endpoint, AnswerShape shape)
    {
        var name = Name(endpoint, shape);
        yield return name;
        var varying = endpoint.Route.Split('/').LastOrDefault(part => part.StartsWith('{'))?.Trim('{', '}');
        var longer = $"{name}-{varying ?? endpoint.Method.ToLowerInvariant()}";
        yield return longer;
        for (var number = 2; ; number++)
            yield return FormattableString.Invariant($"{longer}-{number}");
    }

    private static string Name(DocEndpoint endpoint, AnswerShape shape)
    {
        var route = endpoint.First.Route;
        if (endpoint.Words.Count == 0 && RoutePath.Family(endpoint.Route) is { } family)
            return $"{family}.get";
        if (shape.IsFile && endpoint is { LastPlaceholder: null, Words.Count: > 1 })
            return $"{EndpointName.Resource(route[..route.TrimEnd('/').LastIndexOf('/')])}.{EndpointName.Slug(endpoint.Words[^1])}";
        return EndpointName.Of(endpoint.Method, route, shape.IsList);
    }
}
