using CloudController.Contract.Contracts;
using CloudController.ContractTests;

namespace CloudController.SelfTests;

/// <summary>What is under schemas/, read once: it never changes while tests run.</summary>
internal static class Committed
{
    private static readonly Lazy<ContractLibrary> Read = new(() => ContractLibrary.Load(ContractLibrary.DefaultFolder));
    private static readonly Lazy<ContractLibrary> Chosen = new(ChooseExemplars);

    /// <summary>All editions.</summary>
    internal static ContractLibrary Library => Read.Value;

    /// <summary>
    /// As few endpoints of each edition as show all that the suite checks at work: a test about what any server may do otherwise asks
    /// these, because the others would only say the same once more.
    /// </summary>
    internal static ContractLibrary Exemplars => Chosen.Value;

    /// <summary>
    /// The endpoint of <paramref name="clause"/> alone, in every edition: a test about one clause asks nothing of the others.
    /// </summary>
    internal static ContractLibrary EndpointOf(string clause)
    {
        var name = clause[..clause.IndexOf('/', StringComparison.Ordinal)];
        return Library.Only(endpoint => endpoint.Name == name);
    }

    /// <summary>The endpoints of <paramref name="resources"/>, in every edition.</summary>
    internal static ContractLibrary Of(params string[] resources) => Library.Only(endpoint => resources.Contains(endpoint.Id.Resource));

    private static ContractLibrary ChooseExemplars()
    {
        var exemplars = Library.Endpoints.GroupBy(endpoint => endpoint.Edition).SelectMany(Covering).ToHashSet();
        return Library.Only(exemplars.Contains);
    }

    /// <summary>Again and again the endpoint with most that is not at work yet; of several the one with fewer clauses.</summary>
    private static IEnumerable<EndpointContract> Covering(IEnumerable<EndpointContract> endpoints)
    {
        var methods = endpoints.ToDictionary(endpoint => endpoint, MethodsOf);
        while (methods.Values.Any(missing => missing.Count > 0))
        {
            var (next, shown) = methods.MaxBy(row => (row.Value.Count, -ContractTopics.Catalog.Of(row.Key).Count));
            methods.Remove(next);
            foreach (var missing in methods.Values)
                missing.ExceptWith(shown);
            yield return next;
        }
    }

    /// <summary>The methods that check it: rules of one method differ in a value.</summary>
    private static HashSet<string> MethodsOf(EndpointContract endpoint) => ContractTopics.Catalog.Of(endpoint)
        .Select(check => check.Rule[..check.Rule.IndexOf('-', check.Rule.IndexOf('.', StringComparison.Ordinal))])
        .ToHashSet(StringComparer.Ordinal);
}
