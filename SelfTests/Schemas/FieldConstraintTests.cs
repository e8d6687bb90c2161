using CloudController.Contract.Contracts;

namespace CloudController.SelfTests.Schemas;

/// <summary>
/// Whatever is wrong with a field turns exactly the clause about this field red. The clauses decide with the same code which of them a
/// departure from the schema belongs to, so no server is needed for it: faults of the reference controller try one field of each kind on
/// the wire.
/// </summary>
public sealed class FieldConstraintTests
{
    public static IEnumerable<TestCaseData> Clauses =>
        from endpoint in Committed.Library.Endpoints
        where endpoint.Schema is not null
        from same in new FieldConstraints(endpoint).Mutations.GroupBy(row => row.Rule, row => row.Mutation)
        select new TestCaseData(endpoint, same.Key, same.ToList()).SetArgDisplayNames(
            $"{endpoint.Edition}/{endpoint.Id.Folder} {same.Key}");

    [TestCaseSource(nameof(Clauses))]
    public void What_is_wrong_with_a_field_turns_its_clause_red_and_no_other(
        EndpointContract endpoint, string rule, IReadOnlyList<SchemaMutation> mutations)
    {
        var constraints = new FieldConstraints(endpoint);
        mutations.Select(mutation => $"{mutation}: {string.Join(", ", constraints.Red(mutation))}")
            .Should().Equal(mutations.Select(mutation => $"{mutation}: {rule}"));
    }

    [Test]
    public void Every_clause_about_a_field_can_turn_red()
    {
        foreach (var endpoint in Committed.Library.Endpoints.Where(endpoint => endpoint.Schema is not null))
        {
            var constraints = new FieldConstraints(endpoint);
            constraints.Rules.Should().BeSubsetOf(
                constraints.Mutations.Select(row => row.Rule), "a clause of {0} about a field that nothing constrains asserts nothing",
                endpoint.Schema!.File);
        }
    }
}
