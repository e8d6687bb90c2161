using CloudController.Contract.Contracts;

namespace CloudController.SelfTests.Schemas;

/// <summary>
/// Whatever is wrong with a field turns exactly the clause about this field red. The clauses decide with the same code which of them a
/// departure from the schema belongs to, so no server is needed for it: faults of the reference controller try one field of each kind on
/// the wire.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class FieldConstraintTests
{
    private const int MostShown = 10;

    public static IEnumerable<TestCaseData> Endpoints =>
        from endpoint in Committed.Library.Endpoints
        where endpoint.Schema is not null
        select new TestCaseData(endpoint).SetArgDisplayNames($"{endpoint.Edition}/{endpoint.Id.Folder}");

    [TestCaseSource(nameof(Endpoints))]
    public void What_is_wrong_with_a_field_turns_its_clause_red_and_no_other(EndpointContract endpoint)
    {
        var constraints = new FieldConstraints(endpoint);
        var wrong = constraints.Mutations
            .Select(row => (row.Mutation, row.Rule, Red: string.Join(", ", constraints.Red(row.Mutation))))
            .Where(tried => tried.Red != tried.Rule)
            .Select(tried => $"{tried.Mutation}: {tried.Rule} should be red, it is: {tried.Red}");
        wrong.Take(MostShown).Should().BeEmpty();
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
