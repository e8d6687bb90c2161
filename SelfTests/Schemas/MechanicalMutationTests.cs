using CloudController.Contract.Contracts;

namespace CloudController.SelfTests.Schemas;

/// <summary>
/// Every constraint of every response schema works: for each there is a place in the documented example that can be changed so that
/// exactly this constraint is broken, and the schema refuses it there.
/// </summary>
public sealed class MechanicalMutationTests
{
    public static IEnumerable<TestCaseData> Mutations =>
        from endpoint in Endpoints
        from mutation in SchemaMutations.Of(endpoint).DistinctBy(mutation => mutation.Constraint)
        select new TestCaseData(endpoint, mutation).SetArgDisplayNames($"{endpoint.Edition}/{endpoint.Id.Folder}{mutation.Constraint}");

    private static IEnumerable<EndpointContract> Endpoints => Committed.Library.Endpoints.Where(endpoint => endpoint.Schema is not null);

    [TestCaseSource(nameof(Mutations))]
    public void A_broken_constraint_is_refused_at_its_place(EndpointContract endpoint, SchemaMutation mutation)
    {
        endpoint.Schema!.Validate(mutation.Original).Should().BeEmpty("the body conforms before it is changed");
        endpoint.Schema!.Validate(mutation.Apply()).Should().ContainSingle()
            .Which.Pointer.Should().Be(mutation.Pointer);
    }

    [Test]
    public void Every_constraint_has_a_mutation()
    {
        foreach (var endpoint in Endpoints)
        {
            SchemaMutations.Constraints(endpoint).Should().BeSubsetOf(
                SchemaMutations.Of(endpoint).Select(mutation => mutation.Constraint), "each constraint of {0} is proven to bite",
                endpoint.Schema!.File);
        }
    }
}
