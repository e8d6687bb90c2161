using CloudController.Contract.Contracts;

namespace CloudController.SelfTests;

/// <summary>What is under schemas/, read once: it never changes while tests run.</summary>
internal static class Committed
{
    private static readonly Lazy<ContractLibrary> Read = new(() => ContractLibrary.Load(ContractLibrary.DefaultFolder));

    /// <summary>All editions.</summary>
    internal static ContractLibrary Library => Read.Value;

    /// <summary>
    /// The endpoint of <paramref name="clause"/> alone, in every edition: a test about one clause asks nothing of the others.
    /// </summary>
    internal static ContractLibrary EndpointOf(string clause)
    {
        var name = clause[..clause.IndexOf('/', StringComparison.Ordinal)];
        return Library.Only(endpoint => endpoint.Name == name);
    }
}
