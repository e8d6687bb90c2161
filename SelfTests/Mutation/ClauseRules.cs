using System.Collections.Immutable;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Schemas;

namespace CloudController.SelfTests.Mutation;

/// <summary>The clauses of all committed editions, and the rules that check them.</summary>
internal static class ClauseRules
{
    private static readonly Lazy<ImmutableDictionary<string, string>> All = new(() => Committed.Library.Endpoints
        .SelectMany(endpoint => ClauseCatalog.Of(typeof(ContractFixture).Assembly, endpoint))
        .DistinctBy(check => check.Clause.Id)
        .ToImmutableDictionary(check => check.Clause.Id, check => check.Rule, StringComparer.Ordinal));

    private static readonly Lazy<ImmutableHashSet<string>> OfFields = new(() => Committed.Library.Endpoints
        .SelectMany(endpoint => new FieldConstraints(endpoint).Rules.Select(rule => $"{endpoint.Name}/{rule}"))
        .ToImmutableHashSet(StringComparer.Ordinal));

    private static readonly ImmutableHashSet<string> Endpoints = FaultCatalog.All
        .Select(fault => fault.Endpoint)
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>What the clause <paramref name="id"/> holds against its endpoint, whatever it speaks of.</summary>
    internal static string OfClause(string id) => All.Value[id];

    /// <summary>The rule with its family: v2 and v3 say and show things differently, even where one rule checks both.</summary>
    internal static string InFamily(string id) => $"{id[..id.IndexOf('.', StringComparison.Ordinal)]} {OfClause(id)}";

    /// <summary>Whether <see cref="FieldConstraintTests"/> turn the clause <paramref name="id"/> red.</summary>
    internal static bool IsProvenWithoutServer(string id) => OfFields.Value.Contains(id);

    /// <summary>Whether the controller can have a fault in the endpoint of the clause <paramref name="id"/>.</summary>
    internal static bool HasFaults(string id) => Endpoints.Contains(id[..id.IndexOf('/', StringComparison.Ordinal)]);
}
