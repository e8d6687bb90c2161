using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>v3's filters: a comma means or, several parameters mean and. The oracle is the target's own unfiltered list.</summary>
[Topic("filtering", "Request: Query parameters"), RunsFor(ParameterKind.ListFilter)]
public sealed class ListFilters(ListUnderTest endpoint)
{
    private const string NoSuchValue = "no-such-value";

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<ListFilters>> OfEveryFilter(EndpointContract contract) =>
        from filter in contract.ParametersOf(ParameterKind.ListFilter)
        from row in RowsOf(filter)
        select row with { About = filter.Slug };

    [Clauses]
    private static IEnumerable<ClauseRow<ListFilters>> OfSeveralFilters(EndpointContract contract) => Visible(contract).Skip(1).Any()
        ? [new("several-filters", "several filters list the items that meet them all", topic => topic.SeveralFilters())]
        : [];

    private static IEnumerable<ClauseRow<ListFilters>> RowsOf(ParameterContract filter) => filter switch
    {
        { Compare: FilterComparison.Boolean, Field: null } => [Invalid(filter)],
        { Compare: FilterComparison.Boolean } => [Flag(filter, "true"), Flag(filter, "false"), Invalid(filter)],
        { Field: null } => [Unknown(filter)],
        { Single: true } => [One(filter), Unknown(filter)],
        _ => [One(filter), Unknown(filter), .. OfValueLists(filter)],
    };

    private static ClauseRow<ListFilters>[] OfValueLists(ParameterContract filter)
    {
        var name = filter.Name;
        return
        [
            new("several", $"{name}=a,b lists what {name}=a and {name}=b list together, in any order of the values",
                topic => topic.SeveralValues(filter)),
            new("all", $"{name} with every value of the data lists every item that has one, in the order of the list",
                topic => topic.AllValues(filter)),
            new("repeated", $"{name}=a,a lists what {name}=a lists, each item once", topic => topic.RepeatedValue(filter)),
            new("comma", $"a comma that is encoded twice belongs to the value of {name}", topic => topic.EscapedComma(filter),
                ClauseLevel.Implied),
            new("unencoded", $"{name}=a,b with the comma as it is lists what it lists with the comma encoded",
                topic => topic.UnencodedComma(filter), ClauseLevel.Implied),
            new("empty", $"{name}= lists no item that has a value", topic => topic.EmptyValue(filter), ClauseLevel.Implied),
        ];
    }

    private static ClauseRow<ListFilters> One(ParameterContract filter) =>
        new("one", $"{filter.Name}=value lists exactly the items that have the value", topic => topic.OneValue(filter));

    private static ClauseRow<ListFilters> Flag(ParameterContract filter, string value) =>
        new(value, $"{filter.Name}={value} lists exactly the items whose {filter.Field} is {value}", topic => topic.Flagged(filter, value));

    private static ClauseRow<ListFilters> Invalid(ParameterContract filter) => new(
        "invalid", $"{filter.Name} with a value that is neither true nor false is refused with the error envelope",
        topic => topic.IsRefused(filter), ClauseLevel.Implied);

    /// <summary>Where the document says which values there are, or what they are, any other may be refused.</summary>
    private static ClauseRow<ListFilters> Unknown(ParameterContract filter) => filter is { Values: [], Compare: not (FilterComparison.Number
        or FilterComparison.Second) }
        ? new("unknown", $"{filter.Name} with a value that no item has lists nothing", topic => topic.ListsNothing(filter))
        : new("unknown", $"{filter.Name} with a value that is not documented lists nothing, or is refused",
            topic => topic.ListsNothingOrIsRefused(filter));

    private Task OneValue(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (whole, values) =>
    {
        foreach (var value in values.Ends())
        {
            var list = await List(filter, value);
            Exactly(list, filter, [value]).Should().HaveTheItemsOf(
                whole.Having(filter, value), $"the items whose {filter.Field} is {value}");
            list.Pages[0].ShouldStateTotal(list.Items.Count);
        }
    });

    private async Task Flagged(ParameterContract filter, string value)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        (await List(filter, value)).Should().HaveTheItemsOf(whole.Having(filter, value), $"the items whose {filter.Field} is {value}");
    }

    private Task SeveralValues(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, values) =>
    {
        var (a, b) = (values[0], values[^1]);
        var both = await List(filter, a, b);
        both.Should().BeTheUnionOf(await List(filter, a), await List(filter, b));
        (await List(filter, b, a)).Should().BeTheSameListAs(both);
    });

    private Task AllValues(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (whole, values) =>
    {
        var all = await List(filter, [.. values]);
        all.Should().BeWhole();
        Exactly(all, filter, values).Should().BeTheSameListAs(whole.Where(item => item.Written(filter.Field!) is { } value
            && values.Contains(value)));
        all.Pages[0].ShouldStateTotal(all.Items.Count);
    });

    private async Task ListsNothing(ParameterContract filter)
    {
        (await endpoint.WholeList()).Should().HaveItems(atLeast: 1);
        (await List(filter, NoSuchValue)).Should().BeEmpty();
    }

    private async Task ListsNothingOrIsRefused(ParameterContract filter)
    {
        var answer = await endpoint.Get(Query.None.With(filter.Name, NoSuchValue));
        if (answer.Status == endpoint.Contract.Response.Status)
            await ListsNothing(filter);
        else
            answer.Should().BeRefused(endpoint.Contract.Edition);
    }

    private async Task IsRefused(ParameterContract filter) =>
        (await endpoint.Get(Query.None.With(filter.Name, NoSuchValue))).Should().BeRefused(endpoint.Contract.Edition);

    private Task EscapedComma(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, values) =>
        (await List(filter, Uri.EscapeDataString($"{values[0]},{values[^1]}"))).Should().BeEmpty());

    private Task RepeatedValue(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (_, values) =>
    {
        var repeated = await List(filter, values[0], values[0]);
        repeated.Should().HaveNoDuplicates();
        repeated.Should().HaveTheItemsOf(await List(filter, values[0]));
    });

    private Task UnencodedComma(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, values) =>
        (await endpoint.List(Query.None.WithRaw($"{filter.Name}={Uri.EscapeDataString(values[0])},{Uri.EscapeDataString(values[^1])}")))
            .Should().BeTheSameListAs(await List(filter, values[0], values[^1])));

    private async Task EmptyValue(ParameterContract filter)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        var without = whole.Items.Where(item => item.Written(filter.Field!) is null or "");
        // Some filters take an empty value for the items without a value, and others for a value that no item has.
        (await List(filter, "")).Should().HaveNoItemBut(without, $"no item that has a {filter.Field}");
    }

    private async Task SeveralFilters()
    {
        var (whole, tried) = (await endpoint.WholeList(), false);
        var filters = Visible(endpoint.Contract).ToList();
        foreach (var (one, other) in filters.Zip(filters.Skip(1)))
        {
            if (endpoint.ValuesOf(whole, one) is not [var a, ..] || endpoint.ValuesOf(whole, other) is not [.., var b])
                continue;
            var both = Query.None.With(one.Name, a).With(other.Name, b);
            (await endpoint.List(both)).Should().BeTheIntersectionOf(await List(one, a), await List(other, b));
            tried = true;
        }

        if (!tried)
            Deviate.Undecided(whole.Items.Count == 0 ? "too-few-items" : "no-value",
                "the items have no values for two filters that stand side by side");
    }

    /// <summary>The filters whose field the items show.</summary>
    private static IEnumerable<ParameterContract> Visible(EndpointContract contract) =>
        contract.ParametersOf(ParameterKind.ListFilter).Where(filter => filter.Field is not null);

    /// <summary>
    /// The list without the items whose value differs by case only: whether these are the same is the database's business.
    /// </summary>
    private static ItemList Exactly(ItemList list, ParameterContract filter, IReadOnlyList<string> values) => list.Where(item =>
        item.Written(filter.Field!) is not { } value
            || values.Contains(value)
            || !values.Contains(value, StringComparer.OrdinalIgnoreCase));

    private Task<ItemList> List(ParameterContract filter, params string[] values) =>
        endpoint.List(Query.None.With(filter.Name, string.Join(',', values)));
}
