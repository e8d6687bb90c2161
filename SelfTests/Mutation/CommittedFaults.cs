using System.Collections.Immutable;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Mutation;

/// <summary>The faults that the committed contracts can tell.</summary>
internal static class CommittedFaults
{
    private static readonly Lazy<ImmutableHashSet<string>> Clauses = new(() =>
    [
        .. Committed.Library.Endpoints.SelectMany(endpoint => ContractTopics.Catalog.Of(endpoint)).Select(check => check.Clause.Id),
    ]);

    /// <summary>
    /// All faults; those that were made of what a model exposes with the clauses that their endpoint has, and without those that break
    /// nothing which its document states.
    /// </summary>
    internal static ImmutableArray<Fault> All { get; } = [.. FaultCatalog.All.Where(IsToBeTold).Select(Stated)];

    private static Fault Stated(Fault fault) => fault.IsGeneral
        ? fault with { Breaks = [.. fault.Breaks.Where(Clauses.Value.Contains)] }
        : fault;

    /// <summary>The first clause is the one that a fault is made for; the others come with it.</summary>
    private static bool IsToBeTold(Fault fault) => fault.EndsTheRun || (fault.Breaks is [var first, ..] && Clauses.Value.Contains(first));
}
