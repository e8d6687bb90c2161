namespace CloudController.ContractTests.Topics;

/// <summary>Parameters that are unknown, repeated or wrong.</summary>
[Topic("parameters", "Request: Parameters", OneSubjectDecides = true)]
public sealed class Parameters(ListUnderTest endpoint)
{
    private static readonly Query Unknown = Query.None.With("no_such_parameter", "1");

    [Clause("unknown-refused", "a parameter that is not documented is refused with the error envelope", Level = ClauseLevel.Implied)]
    [RunsFor(UnknownParameters.Refused), RunsFor(ParameterKind.Page)]
    public async Task UnknownRefused() => (await endpoint.Get(Unknown)).Should().BeRefused(endpoint.Contract.Edition);

    [Clause("unknown-ignored", "a parameter that is not documented has no effect", Level = ClauseLevel.Implied)]
    [RunsFor(UnknownParameters.Ignored)]
    public async Task UnknownIgnored() => (await endpoint.Page(Unknown)).ShouldHaveTheItemsOf(await endpoint.Page(Query.None));

    [Clause("repeated", "of a repeated page number the last one counts", Level = ClauseLevel.Implied), RunsFor(ParameterKind.Page)]
    public async Task Repeated()
    {
        var sample = await endpoint.SeveralPages();
        var name = endpoint.Parameter(ParameterKind.Page).Name;
        var repeated = endpoint.PageQuery(Query.None.With(name, 1), 2, sample.Size);
        (await endpoint.Page(repeated)).ShouldHaveTheItemsOf(sample.Second);
    }

    [Clause("error-code", "the error of a wrong parameter has its status, code and name", Level = ClauseLevel.Implied)]
    [RunsFor(ParameterKind.Page)]
    public async Task ErrorCode()
    {
        var wrong = Query.None.With(endpoint.Parameter(ParameterKind.Page).Name, "0");
        (await endpoint.Get(wrong)).Should().HaveErrorCode(endpoint.Contract.Edition.Errors.BadParameter, endpoint.Contract.Edition);
    }
}
