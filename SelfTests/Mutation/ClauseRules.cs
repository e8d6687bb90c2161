using System.Collections.Immutable;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.ContractTests.Topics;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Schemas;

namespace CloudController.SelfTests.Mutation;

/// <summary>The clauses of all committed editions, and the rules that check them.</summary>
internal static class ClauseRules
{
    private static readonly Lazy<ImmutableDictionary<string, ClauseCheck>> All = new(() => Committed.Library.Endpoints
        .SelectMany(endpoint => ContractTopics.Catalog.Of(endpoint))
        .DistinctBy(check => check.Clause.Id)
        .ToImmutableDictionary(check => check.Clause.Id, StringComparer.Ordinal));

    private static readonly Lazy<ImmutableHashSet<string>> OfFields = new(() => Committed.Library.Endpoints
        .SelectMany(endpoint => new FieldConstraints(endpoint).Rules.Select(rule => $"{endpoint.Name}/{rule}"))
        .ToImmutableHashSet(StringComparer.Ordinal));

    /// <summary>The endpoints that a table gives faults for every topic, but for those about fields and about what other users see.</summary>
    private static readonly Lazy<ImmutableHashSet<string>> InFull = new(() =>
    {
        var tried = CommittedFaults.All.Where(fault => !fault.IsGeneral).SelectMany(fault => fault.Breaks).Select(TopicOf)
            .ToHashSet(StringComparer.Ordinal);
        return All.Value.Where(clause => !IsProvenWithoutServer(clause.Key) && !clause.Value.NeedsUsers)
            .Select(clause => TopicOf(clause.Key)).Distinct().GroupBy(EndpointOf)
            .Where(topics => topics.All(tried.Contains)).Select(topics => topics.Key).ToImmutableHashSet(StringComparer.Ordinal);
    });

    /// <summary>What the clause <paramref name="id"/> holds against its endpoint, whatever it speaks of.</summary>
    internal static string OfClause(string id) => All.Value[id].Rule;

    /// <summary>The rule with its family: v2 and v3 say and show things differently, even where one rule checks both.</summary>
    internal static string InFamily(string id) => $"{id[..id.IndexOf('.', StringComparison.Ordinal)]} {OfClause(id)}";

    /// <summary>Whether <see cref="FieldConstraintTests"/> turn the clause <paramref name="id"/> red.</summary>
    internal static bool IsProvenWithoutServer(string id) => OfFields.Value.Contains(id);

    /// <summary>
    /// Whether the clause <paramref name="id"/> says nothing but what the schema says of a field; one about a link says more.
    /// </summary>
    internal static bool IsAboutFields(string id) =>
        TopicOf(id)[(EndpointOf(id).Length + 1)..] is SchemaClauses.Items or SchemaClauses.Envelope or SchemaClauses.Body;

    /// <summary>
    /// Whether the controller can have a fault of every kind in the endpoint of the clause <paramref name="id"/>, so that each clause is
    /// tried.
    /// </summary>
    internal static bool IsTriedInFull(string id) => InFull.Value.Contains(EndpointOf(id));

    private static string EndpointOf(string id) => id[..id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The endpoint and the topic.</summary>
    private static string TopicOf(string id) => id[..id.LastIndexOf('/')];
}
