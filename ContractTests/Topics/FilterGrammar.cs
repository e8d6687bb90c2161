namespace CloudController.ContractTests.Topics;

/// <summary>How q is written: encodings that mean the same, and what is not a filter.</summary>
[Topic("filtering", "Request: Parameters, q"), RunsFor(ParameterKind.Filter, shown: true)]
public sealed class FilterGrammar(ListUnderTest endpoint)
{
    private ParameterContract Parameter => endpoint.Parameter(ParameterKind.Filter);

    [Clause("operator-missing", "a filter without operator is refused, or lists no item that has a value", Level = ClauseLevel.Implied)]
    public async Task OperatorMissing()
    {
        foreach (var pivots in await endpoint.PivotsOfFilters(_ => true))
        {
            var query = Parameter.Asking(pivots[0].Filter.Name);
            var answer = await endpoint.Get(query);
            if (answer.Status == endpoint.Contract.Response.Status)
                (await endpoint.List(query)).Where(item => pivots[0].ValueOf(item) is not null).Should().BeEmpty();
            else
                answer.Should().BeRefused(endpoint.Contract.Edition);
        }
    }

    private async Task MeansTheSame(Encoding encoding)
    {
        foreach (var pivots in await endpoint.PivotsOfFilters(encoding.IsOf, atLeast: 2))
        {
            var (a, b) = (pivots[0], pivots[^1]);
            if (encoding.Operator == "IN")
                (await endpoint.List(Written(encoding, a, a.Value, b.Value)))
                    .Should().BeTheUnionOf(await endpoint.List(a.Equal), await endpoint.List(b.Equal));
            else
                (await endpoint.List(Written(encoding, a, a.Value))).Should().BeTheSameListAs(await endpoint.List(Usual(encoding, a)));
        }
    }

    private async Task IsRefused(string template)
    {
        foreach (var pivots in await endpoint.PivotsOfFilters(_ => true))
        {
            var text = template
                .Replace("{filter}", pivots[0].Filter.Name, StringComparison.Ordinal)
                .Replace("{value}", pivots[0].Value, StringComparison.Ordinal);
            (await endpoint.Get(Parameter.Asking(text))).Should().BeRefused(endpoint.Contract.Edition);
        }
    }

    private async Task ListsNothing(string template)
    {
        foreach (var pivot in from pivots in await endpoint.PivotsOfFilters(filter => FilterRule.Text(filter.Compare)) select pivots[0])
        {
            var value = template.Replace("{value}", pivot.Value, StringComparison.Ordinal);
            if (pivot.Whole.Items.Any(item => string.Equals(pivot.ValueOf(item) ?? "", value, StringComparison.OrdinalIgnoreCase)))
                Deviate.Undecided("value-in-use", $"an item has the value '{value}'", $"{endpoint.ItemsPointer}/*{pivot.Filter.Field}");
            (await endpoint.List(pivot.At(value).Equal)).Should().BeEmpty();
        }
    }

    /// <summary>Items without a value and items with an empty one are not told apart by every database.</summary>
    private async Task ListsTheEmpty()
    {
        foreach (var pivots in await endpoint.PivotsOfFilters(filter => FilterRule.Text(filter.Compare)))
            (await endpoint.List(pivots[0].At("").Equal)).Where(item => pivots[0].ValueOf(item) is { Length: > 0 }).Should().BeEmpty();
    }

    private Query Written(Encoding encoding, Pivot pivot, params IEnumerable<string> values) =>
        Query.None.WithRaw(
            $"{Parameter.Name}={pivot.Filter.Name}{encoding.Written}{string.Join(encoding.Comma, values.Select(Uri.EscapeDataString))}");

    /// <summary>A colon is usually not encoded; what else there is, is.</summary>
    private Query Usual(Encoding encoding, Pivot pivot) =>
        encoding.Operator == ":" ? Written(encoding with { Written = ":" }, pivot, pivot.Value) : pivot.With(encoding.Operator);

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<FilterGrammar>> Encodings(EndpointContract contract)
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
        var shown = contract.Parameter(ParameterKind.Filter)!.ShownFilters.ToList();
        return rows
            .Where(row => operators.Contains(row.Encoding.Operator) && shown.Exists(row.Encoding.IsOf))
            .Select(row => new ClauseRow<FilterGrammar>(
            row.Rule,
            $"{row.Encoding.Operator} written as {row.Encoding.Written} means the same as written otherwise",
            topic => topic.MeansTheSame(row.Encoding),
            ClauseLevel.Implied));
    }

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<FilterGrammar>> Invalid(EndpointContract contract) =>
    [
        new("unknown-filter", "a filter that is not documented is refused", topic => topic.IsRefused("no_such_filter:{value}")),
        new("unknown-operator", "= is no operator", topic => topic.IsRefused("{filter}={value}")),
        new("unknown-operator-not", "!= is no operator", topic => topic.IsRefused("{filter}!={value}")),
        new("unknown-operator-tilde", "~ is no operator", topic => topic.IsRefused("{filter}~{value}")),
        new("in-lower-case", "in in lower case is no operator", topic => topic.IsRefused("{filter} in {value}"), ClauseLevel.Implied),
        new("filter-missing", "an operator without filter is refused", topic => topic.IsRefused(":{value}"), ClauseLevel.Implied),
    ];

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<FilterGrammar>> MatchNothing(EndpointContract contract) => !ComparesText(contract) ? [] :
    [
        new("equality-is-not-prefix", "a value is not matched by its beginning and a wildcard *", topic => topic.ListsNothing("{value}*")),
        new("equality-is-not-like", "a value is not matched by its beginning and a wildcard %", topic => topic.ListsNothing("{value}%")),
        new("value-with-operators", "a value may contain operators", topic => topic.ListsNothing("{value}:>=<"), ClauseLevel.Implied),
        new("value-not-ascii", "a value may contain letters beyond ASCII", topic => topic.ListsNothing("{value}-é"), ClauseLevel.Implied),
        new("value-with-quote", "a value may contain quotes", topic => topic.ListsNothing("{value}' OR '1'='1"), ClauseLevel.Implied),
        new("value-empty", "an empty value lists the items that have an empty value", topic => topic.ListsTheEmpty(),
            ClauseLevel.Implied),
    ];

    /// <summary>What only compares texts says nothing of a list whose filters compare something else.</summary>
    private static bool ComparesText(EndpointContract contract) =>
        contract.Parameter(ParameterKind.Filter)!.ShownFilters.Any(filter => FilterRule.Text(filter.Compare));

    /// <summary>Another way to write an operator.</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Written">How it is written.</param>
    /// <param name="Comma">How the comma between values is written.</param>
    private sealed record Encoding(string Operator, string Written, string Comma = ",")
    {
        /// <summary>Whether values of the filter can be compared with the operator.</summary>
        public bool IsOf(FilterContract filter) => Operator is ":" or "IN" || FilterRule.Ordered(filter.Compare);
    }
}
