using CloudController.Contract.Contracts;

namespace CloudController.Contract.Suite;

/// <summary>
/// The order in which a run takes endpoints: those that others take their subjects from come first, and last those that change something.
/// </summary>
public static class RunOrder
{
    /// <summary><paramref name="endpoints"/> in that order, by name where nothing else decides.</summary>
    public static IReadOnlyList<EndpointContract> Of(IEnumerable<EndpointContract> endpoints)
    {
        var known = endpoints
            .OrderBy(endpoint => endpoint.Write is not null).ThenBy(endpoint => endpoint.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<EndpointContract>();
        var visited = new HashSet<EndpointContract>();
        known.ForEach(Visit);
        return ordered;

        void Visit(EndpointContract endpoint)
        {
            if (!visited.Add(endpoint))
                return;
            foreach (var subject in endpoint.Subject.Values)
            {
                if (known.Find(other => other.Edition.ToString() == endpoint.Edition.ToString()
                    && other.Id.Folder == subject.From) is { } source)
                    Visit(source);
            }

            ordered.Add(endpoint);
        }
    }
}
