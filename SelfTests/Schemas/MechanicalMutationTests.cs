using CloudController.Contract.Contracts;

namespace CloudController.SelfTests.Schemas;

/// <summary>
/// Every constraint of every response schema works: for each there is a place in the documented example that can be changed so that
/// exactly this constraint is broken, and the schema refuses it there.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class MechanicalMutationTests
{
    public static IEnumerable<TestCaseData> Endpoints =>
        from endpoint in Committed.Library.Endpoints
        where endpoint.Schema is not null
        select new TestCaseData(endpoint).SetArgDisplayNames($"{endpoint.Edition}/{endpoint.Id.Folder}");

    [TestCaseSource(nameof(Endpoints))]
    public void Each_broken_constraint_is_refused_at_its_place(EndpointContract endpoint)
    {
        var mutations = SchemaMutations.Of(endpoint).DistinctBy(mutation => mutation.Constraint).ToList();
        mutations.Should().NotBeEmpty();
        mutations.Select(mutation => $"{mutation.Constraint} at {Refused(endpoint, mutation)}")
            .Should().Equal(mutations.Select(mutation => $"{mutation.Constraint} at {mutation.Pointer}"));
    }

    [TestCaseSource(nameof(Endpoints))]
    public void Every_constraint_has_a_mutation(EndpointContract endpoint) => SchemaMutations.Constraints(endpoint).Should().BeSubsetOf(
        SchemaMutations.Of(endpoint).Select(mutation => mutation.Constraint), "each constraint of {0} is proven to bite",
        endpoint.Schema!.File);

    /// <summary>Where the changed body is refused, and nothing else, after it was accepted unchanged.</summary>
    private static string Refused(EndpointContract endpoint, SchemaMutation mutation) =>
        endpoint.Schema!.Validate(mutation.Original).Count > 0
            ? "its own body, which does not conform"
            : string.Join(" and ", endpoint.Schema.Validate(mutation.Apply()).Select(deviation => deviation.Pointer));
}
