namespace CloudController.ContractTests.Topics;

/// <summary>Values of page and page size in and around their bounds.</summary>
[Topic("paging", "Request: Parameters"), RunsFor(ParameterKind.Page)]
public sealed class Bounds(ListUnderTest endpoint)
{
    private async Task IsRefused(Query query) => (await endpoint.Get(query)).Should().BeRefused(endpoint.Contract.Edition);

    private async Task IsAccepted(Query query) => await endpoint.Page(query);

    private async Task IsRefusedOrEmpty(Query query)
    {
        var answer = await endpoint.Get(query);
        if (answer.Status != endpoint.Contract.Response.Status)
            answer.Should().BeRefused(endpoint.Contract.Edition);
        else if ((await endpoint.Page(query)).Items is [var first, ..])
            Deviate.Now("beyond-last", "a refusal, or an empty page", $"{first}", answer, endpoint.ItemsPointer);
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Bounds>> Refused(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind is ParameterKind.Page or ParameterKind.PageSize
        from row in Rows(parameter)
        select row;

    private static IEnumerable<ClauseRow<Bounds>> Rows(ParameterContract parameter)
    {
        // A documented bound makes values beyond it a documented refusal; without one, refusing them is good practice only.
        var level = parameter.Minimum is null ? ClauseLevel.Implied : ClauseLevel.Documented;
        yield return Row("zero", "0", level);
        yield return Row("negative", "-1", level);
        yield return Row("letters", "abc", level);
        yield return Row("fraction", "1.5", level);
        yield return Row("empty", "", ClauseLevel.Implied);
        if (parameter.Maximum is { } maximum)
            yield return Row(FormattableString.Invariant($"above-{maximum}"), FormattableString.Invariant($"{maximum + 1}"),
                ClauseLevel.Documented);

        ClauseRow<Bounds> Row(string name, string value, ClauseLevel rowLevel) => new(
            name,
            $"{parameter.Name}={value} is refused with the error envelope",
            topic => topic.IsRefused(Query.None.With(parameter.Name, value)),
            rowLevel,
            About: parameter.Slug);
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Bounds>> Accepted(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind is ParameterKind.Page or ParameterKind.PageSize
        from bound in new[] { parameter.Minimum, parameter.Maximum }
        where bound is not null
        select new ClauseRow<Bounds>(
            FormattableString.Invariant($"{bound}"),
            $"{parameter.Name}={bound} is accepted",
            topic => topic.IsAccepted(Query.None.With(parameter.Name, bound.Value)),
            About: parameter.Slug);

    [Clauses]
    private static IEnumerable<ClauseRow<Bounds>> Huge(EndpointContract contract) =>
        from parameter in contract
            .ParametersOf(ParameterKind.Page)
            .Concat(contract.ParametersOf(ParameterKind.PageSize).Where(size => size.Maximum is null))
        select new ClauseRow<Bounds>(
            "huge",
            $"{parameter.Name}=10^20 is refused with the error "
                + $"envelope{(parameter.Kind == ParameterKind.Page ? " or is an empty page" : "")}",
            topic => topic.IsRefusedOrEmpty(Query.None.With(parameter.Name, "100000000000000000000")),
            ClauseLevel.Implied,
            About: parameter.Slug);
}
