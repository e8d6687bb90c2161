namespace CloudController.ContractTests.Topics;

/// <summary>Filtering with q=&lt;filter&gt;&lt;operator&gt;&lt;value&gt;. The oracle is the target's own unfiltered list.</summary>
[Topic("filtering", "Request: Parameters, q"), RunsFor(ParameterKind.Filter)]
public sealed class Filtering(ListUnderTest endpoint)
{
    [Clause("equality", "q=filter:value lists the items that have the value, and no item with another")]
    public Task Equality() => endpoint.ForEachPivot(async pivot =>
    {
        var equal = await endpoint.List(pivot.Equal);
        equal.Should().Contain(pivot.Item);
        if (equal.Items.FirstOrDefault(item => item.Text(pivot.Filter.Field) is { } value && !value.Equals(pivot.Value, StringComparison.OrdinalIgnoreCase)) is { } other)
            equal.Should().NotContain(other);
    });

    [Clause("equality-is-case-sensitive", "q=filter:value distinguishes upper and lower case", Level = ClauseLevel.Implied)]
    public Task EqualityIsCaseSensitive() => endpoint.ForEachPivot(async pivot =>
    {
        var value = SwapCase(pivot.Value);
        var exact = pivot.Whole.Items.Where(item => item.Text(pivot.Filter.Field) == value);
        (await endpoint.List(pivot.At(value).Equal)).Should().HaveTheItemsOf(exact, $"only items whose {pivot.Filter.Name} is {value}");
    });

    [Clause("greater-than", "q=filter>value lists exactly the items that neither equal nor precede value")]
    public Task GreaterThan() => endpoint.ForEachPivot(async pivot =>
    {
        var above = await endpoint.List(pivot.Above);
        var rest = await endpoint.List(pivot.AtMost);
        above.And(rest).Should().Partition(pivot.Whole);
        above.Should().NotContain(pivot.Item);
    });

    [Clause("less-than", "q=filter<value lists exactly the items that neither equal nor follow value")]
    public Task LessThan() => endpoint.ForEachPivot(async pivot =>
    {
        var below = await endpoint.List(pivot.Below);
        var rest = await endpoint.List(pivot.AtLeast);
        below.And(rest).Should().Partition(pivot.Whole);
        below.Should().NotContain(pivot.Item);
    });

    [Clause("greater-or-equal", "q=filter>=value lists what q=filter>value and q=filter:value list together")]
    public Task GreaterOrEqual() => endpoint.ForEachPivot(async pivot =>
        (await endpoint.List(pivot.AtLeast)).Should().BeTheUnionOf(await endpoint.List(pivot.Above), await endpoint.List(pivot.Equal)));

    [Clause("less-or-equal", "q=filter<=value lists what q=filter<value and q=filter:value list together")]
    public Task LessOrEqual() => endpoint.ForEachPivot(async pivot =>
        (await endpoint.List(pivot.AtMost)).Should().BeTheUnionOf(await endpoint.List(pivot.Below), await endpoint.List(pivot.Equal)));

    [Clause("trichotomy", "every item is below, at or above a value, and only one of these")]
    public Task Trichotomy() => endpoint.ForEachPivot(async pivot =>
        (await endpoint.List(pivot.Below)).And(await endpoint.List(pivot.Equal)).And(await endpoint.List(pivot.Above)).Should().Partition(pivot.Whole));

    [Clause("direction", "a value precedes every longer value that begins with it")]
    public Task Direction() => endpoint.ForEachPivot(async pivot =>
    {
        // The one order that every collation agrees on.
        var longer = pivot.At(pivot.Absent());
        (await endpoint.List(longer.Below)).Should().Contain(pivot.Item);
        (await endpoint.List(longer.AtLeast)).Should().NotContain(pivot.Item);
    });

    [Clause("absent-value", "filtering by a value that no item has lists nothing")]
    public Task AbsentValue() => endpoint.ForEachPivot(async pivot => (await endpoint.List(pivot.At(pivot.Absent()).Equal)).Should().BeEmpty());

    [Clause("absent-pivot", "a value that no item has divides the list in two")]
    public Task AbsentPivot() => endpoint.ForEachPivot(async pivot =>
    {
        var absent = pivot.At(pivot.Absent());
        (await endpoint.List(absent.Below)).And(await endpoint.List(absent.Above)).Should().Partition(pivot.Whole);
    });

    [Clause("in-one", "q=filter IN a lists what q=filter:a lists")]
    public Task InOne() => endpoint.ForEachPivot(async pivot =>
        (await endpoint.List(pivot.In(pivot.Value))).Should().HaveTheItemsOf(await endpoint.List(pivot.Equal)));

    [Clause("in-is-union", "q=filter IN a,b lists what q=filter:a and q=filter:b list together")]
    public Task InIsUnion() => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var (a, b) = (pivots[0], pivots[^1]);
        (await endpoint.List(a.In(a.Value, b.Value))).Should().BeTheUnionOf(await endpoint.List(a.Equal), await endpoint.List(b.Equal));
    });

    [Clause("in-all", "q=filter IN with every value of the data lists every item that has one")]
    public Task InAll() => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var values = pivots.Select(pivot => pivot.Value).ThatFitIntoAnAddress().ToHashSet(StringComparer.Ordinal);
        var expected = pivots[0].Whole.Items.Where(item => values.Contains(item.Text(pivots[0].Filter.Field) ?? ""));
        var listed = await endpoint.List(pivots[0].In(values));
        foreach (var item in expected)
            listed.Should().Contain(item);
    });

    [Clause("in-order", "the order of the values of IN does not matter")]
    public Task InOrder() => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var (a, b) = (pivots[0], pivots[^1]);
        (await endpoint.List(a.In(b.Value, a.Value))).Should().BeTheSameListAs(await endpoint.List(a.In(a.Value, b.Value)));
    });

    [Clause("in-repeated", "a value that IN repeats adds nothing")]
    public Task InRepeated() => endpoint.ForEachPivot(async pivot =>
    {
        var repeated = await endpoint.List(pivot.In(pivot.Value, pivot.Value));
        repeated.Should().HaveNoDuplicates();
        repeated.Should().HaveTheItemsOf(await endpoint.List(pivot.Equal));
    });

    [Clause("in-unknown", "a value that no item has adds nothing to IN, first or last")]
    public Task InUnknown() => endpoint.ForEachPivot(async pivot =>
    {
        var equal = await endpoint.List(pivot.Equal);
        (await endpoint.List(pivot.In(pivot.Value, pivot.Absent()))).Should().HaveTheItemsOf(equal);
        (await endpoint.List(pivot.In(pivot.Absent(), pivot.Value))).Should().HaveTheItemsOf(equal);
    });

    [Clause("several", "several q list the items that meet them all")]
    public Task Several() => endpoint.ForEachPivot(async pivot =>
        (await endpoint.List(pivot.AtLeast.And(pivot.AtMost))).Should().BeTheIntersectionOf(await endpoint.List(pivot.AtLeast), await endpoint.List(pivot.AtMost)));

    [Clause("repeated", "the same q twice lists what it lists once")]
    public Task Repeated() => endpoint.ForEachFilter(atLeast: 1, async pivots =>
    {
        var repeated = await endpoint.List(pivots[0].Equal.And(pivots[0].Equal));
        repeated.Should().HaveNoDuplicates();
        repeated.Should().HaveTheItemsOf(await endpoint.List(pivots[0].Equal));
    });

    [Clause("several-order", "the order of several q does not matter")]
    public Task SeveralOrder() => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var (from, to) = (pivots[0].AtLeast, pivots[^1].AtMost);
        (await endpoint.List(to.And(from))).Should().BeTheSameListAs(await endpoint.List(from.And(to)));
    });

    [Clause("several-contradict", "several q that no item can meet list nothing")]
    public Task SeveralContradict() => endpoint.ForEachPivot(async pivot => (await endpoint.List(pivot.Below.And(pivot.Above))).Should().BeEmpty());

    [Clause("semicolon", "a semicolon inside one q joins conditions like several q", Level = ClauseLevel.Implied)]
    public Task Semicolon() => endpoint.ForEachPivot(async pivot =>
    {
        var joined = Filters.Query(pivot.Parameter, $"{pivot.Filter.Name}>={pivot.Value};{pivot.Filter.Name}<={pivot.Value}");
        (await endpoint.List(joined)).Should().HaveTheItemsOf(await endpoint.List(pivot.AtLeast.And(pivot.AtMost)));
    });

    [Clause("keeps-order", "a filtered list is in the order of the whole list")]
    public Task KeepsOrder() => endpoint.ForEachPivot(async pivot =>
    {
        var filtered = await endpoint.List(pivot.AtLeast);
        var listed = filtered.Keys.ToHashSet(StringComparer.Ordinal);
        filtered.Should().BeTheSameListAs(pivot.Whole.Where(item => listed.Contains(item.Key)));
    });

    [Clause("total", "the total of a filtered list is the number of the filtered items", Section = "Response: Body")]
    public Task Total() => endpoint.ForEachPivot(async pivot =>
    {
        foreach (var query in (Query[])[pivot.AtLeast, pivot.Equal, pivot.Below])
        {
            var list = await endpoint.List(query);
            list.Should().BeWhole();
            list.Pages[0].ShouldStateTotal(list.Items.Count);
        }
    });

    [Clause("paged", "a filtered list in pages is the same list")]
    public Task Paged() => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var query = pivots[0].In(pivots.Take(3).Select(pivot => pivot.Value));
        var list = await endpoint.List(query);
        (await endpoint.InAFewPages(list)).Should().BeTheSameListAs(list);
    });

    [Clause("with-direction", "a filtered list in the other direction is its reverse"), RunsFor(ParameterKind.OrderDirection)]
    public Task WithDirection() => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var direction = endpoint.Parameter(ParameterKind.OrderDirection);
        var query = pivots[0].In(pivots.Take(3).Select(pivot => pivot.Value));
        (await endpoint.List(query.With(direction.Name, "desc"))).Should().BeTheReverseOf(await endpoint.List(query));
    });

    private static string SwapCase(string value) =>
        string.Concat(value.Select(character => char.IsUpper(character) ? char.ToLowerInvariant(character) : char.ToUpperInvariant(character)));
}
