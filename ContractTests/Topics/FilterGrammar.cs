namespace CloudController.ContractTests.Topics;

/// <summary>How q is written: encodings that mean the same, and what is not a filter.</summary>
[Topic("filtering", "Request: Parameters, q"), RunsFor(ParameterKind.Filter)]
public sealed class FilterGrammar(ListUnderTest endpoint)
{
    private ParameterContract Parameter => endpoint.Parameter(ParameterKind.Filter);

    [Clauses(nameof(Encodings))]
    public Task MeansTheSame(Encoding encoding) => endpoint.ForEachFilter(atLeast: 2, async pivots =>
    {
        var (a, b) = (pivots[0], pivots[^1]);
        if (encoding.Operator == "IN")
            (await endpoint.List(Written(encoding, a.Filter, a.Value, b.Value))).Should().BeTheUnionOf(await endpoint.List(a.Equal), await endpoint.List(b.Equal));
        else if (encoding.Operator == ":")
            (await endpoint.List(Written(encoding, a.Filter, a.Value))).Should().BeTheSameListAs(await endpoint.List(Written(encoding with { Written = ":" }, a.Filter, a.Value)));
        else
            (await endpoint.List(Written(encoding, a.Filter, a.Value))).Should().BeTheSameListAs(await endpoint.List(a.With(encoding.Operator)));
    });

    [Clauses(nameof(Invalid))]
    public Task IsRefused(string template) => endpoint.ForEachFilter(atLeast: 1, async pivots =>
    {
        var text = template.Replace("{filter}", pivots[0].Filter.Name, StringComparison.Ordinal).Replace("{value}", pivots[0].Value, StringComparison.Ordinal);
        (await endpoint.Get(Filters.Query(Parameter, text))).Should().BeRefused(endpoint.Contract.Edition);
    });

    [Clauses(nameof(MatchNothing))]
    public Task ListsNothing(string template) => endpoint.ForEachFilter(atLeast: 1, async pivots =>
    {
        var pivot = pivots[0];
        var value = template.Replace("{value}", pivot.Value, StringComparison.Ordinal);
        if (pivot.Whole.Items.Any(item => string.Equals(item.Text(pivot.Filter.Field) ?? "", value, StringComparison.OrdinalIgnoreCase)))
            Deviate.Undecided("value-in-use", $"an item has the value '{value}'", $"{endpoint.ItemsPointer}/*{pivot.Filter.Field}");
        (await endpoint.List(pivot.At(value).Equal)).Should().BeEmpty();
    });

    [Clause("operator-missing", "a filter without operator is refused, or lists no item that has a value", Level = ClauseLevel.Implied)]
    public Task OperatorMissing() => endpoint.ForEachFilter(atLeast: 1, async pivots =>
    {
        var query = Filters.Query(Parameter, pivots[0].Filter.Name);
        var answer = await endpoint.Get(query);
        if (answer.Status == endpoint.Contract.Response.Status)
            (await endpoint.List(query)).Where(item => item.Text(pivots[0].Filter.Field) is not null).Should().BeEmpty();
        else
            answer.Should().BeRefused(endpoint.Contract.Edition);
    });

    private Query Written(Encoding encoding, FilterContract filter, params IEnumerable<string> values) =>
        Query.None.WithRaw($"{Parameter.Name}={filter.Name}{encoding.Written}{string.Join(encoding.Comma, values.Select(Uri.EscapeDataString))}");

    private static IEnumerable<ClauseRow> Encodings(EndpointContract contract)
    {
        var operators = contract.Parameter(ParameterKind.Filter)!.Operators;
        var rows = new List<(string Rule, Encoding Encoding)>
        {
            ("encoded-colon", new(":", "%3A")),
            ("raw-greater-than", new(">", ">")),
            ("raw-less-than", new("<", "<")),
            ("raw-greater-or-equal", new(">=", ">=")),
            ("raw-less-or-equal", new("<=", "<=")),
            ("in-with-plus", new("IN", "+IN+")),
            ("in-with-percent", new("IN", "%20IN%20")),
            ("in-with-encoded-comma", new("IN", "%20IN%20", "%2C")),
        };
        return rows.Where(row => operators.Contains(row.Encoding.Operator)).Select(row => new ClauseRow(
            row.Rule, $"{row.Encoding.Operator} written as {row.Encoding.Written} means the same as written otherwise", row.Encoding, ClauseLevel.Implied));
    }

    private static IEnumerable<ClauseRow> Invalid(EndpointContract contract) =>
    [
        new("unknown-filter", "a filter that is not documented is refused", "no_such_filter:{value}"),
        new("unknown-operator", "= is no operator", "{filter}={value}"),
        new("unknown-operator-not", "!= is no operator", "{filter}!={value}"),
        new("unknown-operator-tilde", "~ is no operator", "{filter}~{value}"),
        new("in-lower-case", "in in lower case is no operator", "{filter} in {value}", ClauseLevel.Implied),
        new("filter-missing", "an operator without filter is refused", ":{value}", ClauseLevel.Implied),
    ];

    private static IEnumerable<ClauseRow> MatchNothing(EndpointContract contract) =>
    [
        new("equality-is-not-prefix", "a value is not matched by its beginning and a wildcard *", "{value}*"),
        new("equality-is-not-like", "a value is not matched by its beginning and a wildcard %", "{value}%"),
        new("value-with-operators", "a value may contain operators", "{value}:>=<", ClauseLevel.Implied),
        new("value-not-ascii", "a value may contain letters beyond ASCII", "{value}-é", ClauseLevel.Implied),
        new("value-with-quote", "a value may contain quotes", "{value}' OR '1'='1", ClauseLevel.Implied),
        new("value-empty", "an empty value lists the items that have an empty value", "", ClauseLevel.Implied),
    ];

    /// <summary>Another way to write an operator.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Written">How it is written.</param>
    /// <param name="Comma">How the comma between values is written.</param>
    public sealed record Encoding(string Operator, string Written, string Comma = ",");
}
