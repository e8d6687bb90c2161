using CloudController.Contract.Suite;

namespace CloudController.ContractTests;

/// <summary>The topics of this assembly.</summary>
public static class ContractTopics
{
    /// <summary>The clauses that they state about endpoints.</summary>
    public static ClauseCatalog Catalog { get; } = new(typeof(ContractTopics).Assembly);
}
