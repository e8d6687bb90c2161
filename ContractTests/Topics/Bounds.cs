namespace CloudController.ContractTests.Topics;

/// <summary>Values of page and page size in and around their bounds.</summary>
[Topic("paging", "Request: Parameters"), RunsFor(ParameterKind.Page)]
public sealed class Bounds(ListUnderTest endpoint)
{
    [Clauses(nameof(Refused))]
    public async Task IsRefused(Query query) => (await endpoint.Get(query)).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses(nameof(Accepted))]
    public async Task IsAccepted(Query query) => await endpoint.Page(query);

    [Clauses(nameof(Huge))]
    public async Task IsRefusedOrEmpty(Query query)
    {
        var answer = await endpoint.Get(query);
        if (answer.Status != endpoint.Contract.Response.Status)
            answer.Should().BeRefused(endpoint.Contract.Edition);
        else if ((await endpoint.Page(query)).Items is [var first, ..])
            Deviate.Now("beyond-last", "a refusal, or an empty page", $"{first}", answer, endpoint.ItemsPointer);
    }

    private static IEnumerable<ClauseRow> Refused(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind is ParameterKind.Page or ParameterKind.PageSize
        from row in Rows(parameter)
        select row;

    private static IEnumerable<ClauseRow> Rows(ParameterContract parameter)
    {
        // What the document states as valid makes everything else invalid; where it states nothing, good practice does.
        var level = parameter.Minimum is null ? ClauseLevel.Implied : ClauseLevel.Documented;
        yield return Row("zero", "0", level);
        yield return Row("negative", "-1", level);
        yield return Row("letters", "abc", level);
        yield return Row("fraction", "1.5", level);
        yield return Row("empty", "", ClauseLevel.Implied);
        if (parameter.Maximum is { } maximum)
            yield return Row(FormattableString.Invariant($"above-{maximum}"), FormattableString.Invariant($"{maximum + 1}"), ClauseLevel.Documented);

        ClauseRow Row(string name, string value, ClauseLevel rowLevel) => new(
            $"{parameter.Slug}-{name}", $"{parameter.Name}={value} is refused with the error envelope", Query.None.With(parameter.Name, value), rowLevel);
    }

    private static IEnumerable<ClauseRow> Accepted(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind is ParameterKind.Page or ParameterKind.PageSize
        from bound in new[] { parameter.Minimum, parameter.Maximum }
        where bound is not null
        select new ClauseRow(
            FormattableString.Invariant($"{parameter.Slug}-{bound}"), $"{parameter.Name}={bound} is accepted", Query.None.With(parameter.Name, bound.Value));

    private static IEnumerable<ClauseRow> Huge(EndpointContract contract) =>
        from parameter in contract.ParametersOf(ParameterKind.Page).Concat(contract.ParametersOf(ParameterKind.PageSize).Where(size => size.Maximum is null))
        let query = Query.None.With(parameter.Name, "100000000000000000000")
        select new ClauseRow(
            $"{parameter.Slug}-huge",
            $"{parameter.Name}=10^20 is refused with the error envelope{(parameter.Kind == ParameterKind.Page ? " or is an empty page" : "")}",
            query,
            ClauseLevel.Implied);
}
