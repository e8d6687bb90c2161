using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.ContractTests.Topics;

namespace CloudController.SelfTests.Schemas;

/// <summary>The clauses that speak of the fields of one endpoint, and the changes of its bodies that they have to tell.</summary>
internal sealed class FieldConstraints
{
    private static readonly string[] Topics = [SchemaClauses.Items, SchemaClauses.Envelope, SchemaClauses.Body];

    private readonly EndpointContract _endpoint;
    private readonly HashSet<string> _rules;

    internal FieldConstraints(EndpointContract endpoint)
    {
        _endpoint = endpoint;
        _rules = ContractTopics.Catalog
            .Of(endpoint)
            .Select(check => check.Clause.Id[(endpoint.Name.Length + 1)..])
            .ToHashSet();
    }

    /// <summary>The clauses about single fields and about members that no document shows, without the endpoint's name.</summary>
    internal IEnumerable<string> Rules => _endpoint.Schema is not { } schema ? [] : schema.Fields.All
        .Select(documented => RuleAt(documented.Pointer)).Distinct().Where(rule => Topics.Contains(rule.Split('/')[0]))
        .Concat(_rules.Where(rule => rule.EndsWith("/" + SchemaClauses.OnlyDocumented, StringComparison.Ordinal)));

    /// <summary>
    /// The changes, each with the clause that has to tell it; without those of the body as a whole, which is another clause's business.
    /// </summary>
    internal IEnumerable<(string Rule, SchemaMutation Mutation)> Mutations =>
        from mutation in SchemaMutations.Of(_endpoint)
        where mutation.Pointer.Length > 0
        select (mutation.Way == "is added" ? RuleOfAdded(mutation.Pointer) : RuleAt(JsonPointer.Generalize(mutation.Pointer)), mutation);

    /// <summary>The clauses that the suite would turn red.</summary>
    internal IReadOnlyList<string?> Red(SchemaMutation mutation) => _endpoint.Schema!.Validate(mutation.Apply())
        .Select(deviation => SchemaClauses.RuleOf(_endpoint, deviation)).Distinct().ToList();

    private string RuleOfAdded(string pointer) => LinkAround(pointer)
        ?? $"{SchemaClauses.TopicOf(_endpoint, pointer)}/{SchemaClauses.OnlyDocumented}";

    /// <summary>The clause called after the place or, where there is none, after the nearest place around it.</summary>
    private string RuleAt(string place)
    {
        if (LinkAround(place) is { } link)
            return link;
        for (var around = place; around.Length > 0; around = JsonPointer.Parent(around))
        {
            var rule = SchemaClauses.RuleOf(_endpoint, around);
            if (_rules.Contains(rule))
                return rule;
        }

        throw new InvalidOperationException($"no clause of {_endpoint.Name} speaks of {place}");
    }

    private string? LinkAround(string place) =>
        SchemaClauses.LinkAt(_endpoint, place) is { } link ? SchemaClauses.RuleOf(link) : null;
}
