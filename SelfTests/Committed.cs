using CloudController.Contract.Contracts;

namespace CloudController.SelfTests;

/// <summary>What is under schemas/, read once: it never changes while tests run.</summary>
internal static class Committed
{
    private static readonly Lazy<ContractLibrary> Read = new(() => ContractLibrary.Load(ContractLibrary.DefaultFolder));

    /// <summary>All editions.</summary>
    internal static ContractLibrary Library => Read.Value;
}
