using CloudController.Contract.Contracts;
using CloudController.Contract.Http;

namespace CloudController.Contract.Findings;

/// <summary>What a request is made of, apart from values: the words that tell it from a plain GET of the list.</summary>
internal static class RequestShape
{
    internal static IReadOnlyList<string> Of(TargetRequest request, EndpointContract endpoint) =>
        Words(request, endpoint).Distinct().Order(StringComparer.Ordinal).ToList();

    private static IEnumerable<string> Words(TargetRequest request, EndpointContract endpoint)
    {
        if (request.Method != HttpMethod.Get)
            yield return request.Method.Method;
        if (request.Path != endpoint.Route)
            yield return "another path";
        if (request.Credential == Credential.None)
            yield return "no token";
        else if (request.Credential != Credential.Configured)
            yield return "another token";
        foreach (var header in request.Headers)
            yield return $"the header {header.Name}";
        foreach (var parameter in request.Query.Parameters)
            yield return Known(parameter.Name, endpoint) ? parameter.Name : "another parameter";
    }

    /// <summary>
    /// A link that was followed may hold any name; only documented ones are the suite's own. An operator stands in brackets behind the
    /// name.
    /// </summary>
    private static bool Known(string name, EndpointContract endpoint) => endpoint.Parameters.Any(parameter =>
        name == parameter.Name
        || (name.StartsWith(parameter.Name + "[", StringComparison.Ordinal)
            && name.EndsWith(']')
            && name[(parameter.Name.Length + 1)..^1].All(char.IsAsciiLetterLower)));
}
