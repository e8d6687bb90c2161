using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>v3's filters: a comma means or, several parameters mean and. The oracle is the target's own unfiltered list.</summary>
[Topic("filtering", "Request: Query parameters"), RunsFor(ParameterKind.ListFilter)]
public sealed class ListFilters(ListUnderTest endpoint)
{
    [Clauses(nameof(One))]
    public Task OneValue(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (whole, values) =>
    {
        foreach (var value in values.Ends())
        {
            var list = await List(filter, value);
            Exactly(list, filter, [value]).Should().HaveTheItemsOf(whole.Having(filter, value), $"the items whose {filter.Field} is {value}");
            list.Pages[0].ShouldStateTotal(list.Items.Count);
        }
    });

    [Clauses(nameof(Several))]
    public Task SeveralValues(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (whole, values) =>
    {
        var (a, b) = (values[0], values[^1]);
        var both = await List(filter, a, b);
        both.Should().BeTheUnionOf(await List(filter, a), await List(filter, b));
        (await List(filter, b, a)).Should().BeTheSameListAs(both);
    });

    [Clauses(nameof(All))]
    public Task AllValues(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (whole, values) =>
    {
        var all = await List(filter, [.. values]);
        all.Should().BeWhole();
        Exactly(all, filter, values).Should().BeTheSameListAs(whole.Where(item => item.Text(filter.Field!) is { } value && values.Contains(value)));
        all.Pages[0].ShouldStateTotal(all.Items.Count);
    });

    [Clauses(nameof(Unknown))]
    public async Task UnknownValue(ParameterContract filter)
    {
        (await endpoint.WholeList()).Should().HaveItems(atLeast: 1);
        (await List(filter, "no-such-value")).Should().BeEmpty();
    }

    [Clauses(nameof(Comma))]
    public Task EscapedComma(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, values) =>
        (await List(filter, Uri.EscapeDataString($"{values[0]},{values[^1]}"))).Should().BeEmpty());

    [Clauses(nameof(Repeated))]
    public Task RepeatedValue(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 1, async (_, values) =>
    {
        var repeated = await List(filter, values[0], values[0]);
        repeated.Should().HaveNoDuplicates();
        repeated.Should().HaveTheItemsOf(await List(filter, values[0]));
    });

    [Clauses(nameof(Unencoded))]
    public Task UnencodedComma(ParameterContract filter) => endpoint.OnValues(filter, atLeast: 2, async (_, values) =>
        (await endpoint.List(Query.None.WithRaw($"{filter.Name}={Uri.EscapeDataString(values[0])},{Uri.EscapeDataString(values[^1])}")))
            .Should().BeTheSameListAs(await List(filter, values[0], values[^1])));

    [Clauses(nameof(Empty))]
    public async Task EmptyValue(ParameterContract filter)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        (await List(filter, "")).Should().HaveTheItemsOf(whole.Items.Where(item => item.Text(filter.Field!) is null or ""), $"the items that have no {filter.Field}");
    }

    [Clause("several-filters", "several filters list the items that meet them all")]
    public async Task SeveralFilters()
    {
        var filters = Visible(endpoint.Contract).ToList();
        foreach (var (one, other) in filters.Zip(filters.Skip(1)))
        {
            var whole = await endpoint.WholeList();
            if (endpoint.ValuesOf(whole, one) is not [var a, ..] || endpoint.ValuesOf(whole, other) is not [.., var b])
                continue;
            var both = Query.None.With(one.Name, a).With(other.Name, b);
            (await endpoint.List(both)).Should().BeTheIntersectionOf(await List(one, a), await List(other, b));
        }
    }

    private static IEnumerable<ClauseRow> One(EndpointContract contract) => Rows(contract, "one", "{0}=value lists exactly the items that have the value");

    private static IEnumerable<ClauseRow> Several(EndpointContract contract) => Rows(contract, "several", "{0}=a,b lists what {0}=a and {0}=b list together, in any order of the values");

    private static IEnumerable<ClauseRow> All(EndpointContract contract) => Rows(contract, "all", "{0} with every value of the data lists every item that has one, in the order of the list");

    private static IEnumerable<ClauseRow> Comma(EndpointContract contract) => Rows(contract, "comma", "a comma that is encoded twice belongs to the value of {0}", ClauseLevel.Implied);

    private static IEnumerable<ClauseRow> Repeated(EndpointContract contract) => Rows(contract, "repeated", "{0}=a,a lists what {0}=a lists, each item once");

    private static IEnumerable<ClauseRow> Unencoded(EndpointContract contract) =>
        Rows(contract, "unencoded", "{0}=a,b with the comma as it is lists what it lists with the comma encoded", ClauseLevel.Implied);

    private static IEnumerable<ClauseRow> Empty(EndpointContract contract) => Rows(contract, "empty", "{0}= lists the items that have no value", ClauseLevel.Implied);

    private static IEnumerable<ClauseRow> Unknown(EndpointContract contract) => contract.ParametersOf(ParameterKind.ListFilter)
        .Select(filter => new ClauseRow($"{filter.Slug}-unknown", $"{filter.Name} with a value that no item has lists nothing", filter));

    private static IEnumerable<ClauseRow> Rows(EndpointContract contract, string rule, string statement, ClauseLevel level = ClauseLevel.Documented) =>
        Visible(contract).Select(filter => new ClauseRow($"{filter.Slug}-{rule}", string.Format(null, statement, filter.Name), filter, level));

    /// <summary>The filters whose field the items show.</summary>
    private static IEnumerable<ParameterContract> Visible(EndpointContract contract) => contract.ParametersOf(ParameterKind.ListFilter).Where(filter => filter.Field is not null);

    /// <summary>The list without the items whose value differs by case only: whether these are the same is the database's business.</summary>
    private static ItemList Exactly(ItemList list, ParameterContract filter, IReadOnlyList<string> values) => list.Where(item =>
        item.Text(filter.Field!) is not { } value || values.Contains(value) || !values.Contains(value, StringComparer.OrdinalIgnoreCase));

    private Task<ItemList> List(ParameterContract filter, params string[] values) => endpoint.List(Query.None.With(filter.Name, string.Join(',', values)));
}
