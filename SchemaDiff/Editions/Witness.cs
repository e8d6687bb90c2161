namespace CloudController.SchemaDiff.Editions;

/// <summary>Tells where two sources of one edition do not document the same requests and parameters.</summary>
internal static class Witness
{
    /// <summary>A sentence for each request that only one has, and for each request whose parameters differ.</summary>
    internal static IEnumerable<string> Compare(EditionModel first, EditionModel second)
    {
        var file = second.Pages[0].File;
        var (ours, theirs) = (ByRequest(first), ByRequest(second));
        foreach (var endpoint in ours.Where(own => !theirs.ContainsKey(own.Key)).Select(own => own.Value))
            yield return $"{Request(endpoint)} is not documented by {file}";
        foreach (var endpoint in theirs.Where(own => !ours.ContainsKey(own.Key)).Select(own => own.Value))
            yield return $"{Request(endpoint)} is documented by {file} only; it is left out";
        foreach (var (shape, endpoint) in ours)
        {
            if (!theirs.TryGetValue(shape, out var other))
                continue;
            var request = Request(endpoint);
            var (names, others) = (Parameters(endpoint), Parameters(other));
            if (names.Except(others).ToList() is { Count: > 0 } missing)
                yield return $"{request}: {file} does not have the parameters {string.Join(", ", missing)}";
            if (others.Except(names).ToList() is { Count: > 0 } more)
                yield return $"{request}: only {file} has the parameters {string.Join(", ", more)}";
        }
    }

    private static string Request(DocEndpoint endpoint) => $"{endpoint.Place}: {endpoint.Method} {endpoint.Route}";

    private static Dictionary<string, DocEndpoint> ByRequest(EditionModel model) =>
        model.Endpoints.ToDictionary(endpoint => $"{endpoint.Method} {RoutePath.Shape(endpoint.Route)}", StringComparer.Ordinal);

    /// <summary>The names of the parameters, without what stands in brackets behind some.</summary>
    private static List<string> Parameters(DocEndpoint endpoint) =>
        endpoint.Operations.SelectMany(operation => operation.Parameters).Select(row => row.Name.Split('[')[0]).Distinct().ToList();
}
