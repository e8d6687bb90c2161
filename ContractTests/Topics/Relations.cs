namespace CloudController.ContractTests.Topics;

/// <summary>v2's parameters about related objects: accepted, and without effect on a resource that has no relations.</summary>
[Topic("relations", "Request: Parameters"), RunsFor(ParameterKind.Relation)]
public sealed class Relations(ListUnderTest endpoint)
{
    private async Task HasNoEffect(Query query)
    {
        var (plain, asked) = (await endpoint.WholeList(), await endpoint.List(query));
        asked.Should().BeTheSameListAs(plain);
        asked.Should().ShowItemsAs(plain);
    }

    private async Task IsRefused(Query query) => (await endpoint.Get(query)).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses]
    private static IEnumerable<ClauseRow<Relations>> Values(EndpointContract contract) =>
        from parameter in contract.ParametersOf(ParameterKind.Relation)
        from value in parameter.Values
        select new ClauseRow<Relations>(
            parameter.Integer ? value : "",
            $"{parameter.Name}={value} is accepted and leaves the items as they are",
            topic => topic.HasNoEffect(Query.None.With(parameter.Name, value)),
            About: parameter.Slug);

    [Clauses]
    private static IEnumerable<ClauseRow<Relations>> NotNumbers(EndpointContract contract) =>
        from parameter in contract.ParametersOf(ParameterKind.Relation)
        where parameter.Integer
        select new ClauseRow<Relations>(
            "letters",
            $"{parameter.Name}=abc is refused with the error envelope",
            topic => topic.IsRefused(Query.None.With(parameter.Name, "abc")),
            ClauseLevel.Implied,
            About: parameter.Slug);
}
