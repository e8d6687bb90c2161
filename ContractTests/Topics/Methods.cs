namespace CloudController.ContractTests.Topics;

/// <summary>Other reading methods, and routes beside the documented one.</summary>
[Topic("methods", "Request: Route", OneSubjectDecides = true)]
public sealed class Methods(EndpointUnderTest endpoint)
{
    [Clause("head", "HEAD answers like GET, without a body", Level = ClauseLevel.Implied)]
    public async Task Head()
    {
        var (get, head) = (await endpoint.Get(Query.None), await endpoint.Send(HttpMethod.Head, endpoint.Route, Query.None));
        head.Should().HaveStatus(get.Status);
        head.Should().HaveTheMediaTypeOf(get);
    }

    [Clause("options", "OPTIONS is answered, and shows no item", Level = ClauseLevel.Implied)]
    public async Task Options()
    {
        var answer = await endpoint.Send(HttpMethod.Options, endpoint.Route, Query.None);
        answer.Should().NotBeAServerError();
        // Any object could be an item that is answered alone; only its guid tells that it is one.
        if (CloudController.Contract.Paging.Page.Of(answer, endpoint.Contract, endpoint.Run.Endpoint) is { Items: [var first, ..] }
            && (endpoint is ListUnderTest || first.Guid is not null))
            Deviate.Now("options", "no item shown", $"{first}", answer);
    }
}

/// <summary>What a body of JSON does not depend on, and what is no documented route.</summary>
[Topic("methods", "Request: Route", OneSubjectDecides = true)]
public sealed class Routes(JsonUnderTest endpoint)
{
    private async Task UnknownRoute(string route) =>
        (await endpoint.Send(HttpMethod.Get, route, Query.None))
            .Should().HaveErrorCode(endpoint.Contract.Edition.Errors.UnknownRoute, endpoint.Contract.Edition);

    [Clause("accept-ignored", "the same media type is sent whatever the Accept header asks for", Level = ClauseLevel.Implied)]
    public async Task AcceptIgnored()
    {
        var (usual, answer) = (await endpoint.Plain(), await endpoint.Get(Query.None, headers: new Header("Accept", "application/xml")));
        answer.Should().HaveStatus(usual.Status);
        answer.Should().HaveTheMediaTypeOf(usual);
    }

    /// <summary>
    /// Behind a guid everything is another guid, and beside what stands alone there may be others that are called by their names.
    /// </summary>
    [Clauses]
    private static IEnumerable<ClauseRow<Routes>> UnknownRoutes(EndpointContract contract) => contract.Subject.Count > 0 ? [] :
    [
        new("unknown-route", "a route that does not exist is answered with 404 and the error envelope",
            topic => topic.UnknownRoute(contract.Route + (contract.Answer.List is null ? "/that-do-not-exist" : "-that-do-not-exist")),
            ClauseLevel.Implied),
    ];
}
