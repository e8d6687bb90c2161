using System.Text.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>v3's label_selector. The oracle is the labels that the items show.</summary>
[Topic("filtering", "Request: Query parameters, label_selector"), RunsFor(ParameterKind.LabelSelector)]
public sealed class LabelSelectors(ListUnderTest endpoint)
{
    private ParameterContract Parameter => endpoint.Parameter(ParameterKind.LabelSelector);

    private async Task Selects(Requirement requirement)
    {
        var whole = await endpoint.WholeList();
        var label = endpoint.LabelOf(whole, Parameter.Field!);
        var selector = string.Format(null, requirement.Template, label.Key, label.Value);
        var expected = whole.Items.Where(item => requirement.Admits(LabelOf(item, label.Key), label.Value));
        (await endpoint.List(Query.None.With(Parameter.Name, selector)))
            .Should().HaveTheItemsOf(expected, $"the items that meet {selector}");
    }

    [Clause("label-selector-and", "requirements joined by a comma select the items that meet them all")]
    public async Task And()
    {
        var label = endpoint.LabelOf(await endpoint.WholeList(), Parameter.Field!);
        var (one, other) = (Query.None.With(Parameter.Name, label.Key), Query.None.With(Parameter.Name, $"{label.Key}!={label.Value}"));
        (await endpoint.List(Query.None.With(Parameter.Name, $"{label.Key},{label.Key}!={label.Value}"))).Should()
            .BeTheIntersectionOf(await endpoint.List(one), await endpoint.List(other));
    }

    private async Task MeansTheSame(Spelling spelling)
    {
        var label = endpoint.LabelOf(await endpoint.WholeList(), Parameter.Field!);
        var (usual, other) =
            (string.Format(null, spelling.Usual, label.Key, label.Value), string.Format(null, spelling.Other, label.Key, label.Value));
        var list = await endpoint.List(spelling.IsEncoded
            ? Query.None.With(Parameter.Name, other)
            : Query.None.WithRaw($"{Parameter.Name}={other}"));
        list.Should().HaveNoDuplicates();
        list.Should().HaveTheItemsOf(await endpoint.List(Query.None.With(Parameter.Name, usual)));
    }

    [Clause("label-selector-invalid", "a selector that cannot be read is refused with the error envelope")]
    public async Task Invalid() =>
        (await endpoint.Get(Query.None.With(Parameter.Name, "a in (b"))).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses]
    private static IEnumerable<ClauseRow<LabelSelectors>> Requirements(EndpointContract contract) =>
        from row in (IEnumerable<(string Rule, string What, Requirement Requirement)>)
        [
            ("exists", "key selects the items that have the label", new("{0}", (actual, _) => actual is not null)),
            ("not-exists", "!key selects the items that do not have the label", new("!{0}", (actual, _) => actual is null)),
            ("equals", "key=value selects the items whose label has the value", new("{0}={1}", (actual, value) => actual == value)),
            ("double-equals", "key==value means the same as key=value", new("{0}=={1}", (actual, value) => actual == value)),
            ("not-equals", "key!=value selects all items but those that key=value selects",
                new("{0}!={1}", (actual, value) => actual != value)),
            ("in", "key in (a,b) selects the items whose label has one of the values",
                new("{0} in ({1},no-such-value)", (actual, value) => actual == value)),
            ("notin", "key notin (a,b) selects all items but those that key in (a,b) selects",
                new("{0} notin ({1},no-such-value)", (actual, value) => actual != value)),
        ]
        select new ClauseRow<LabelSelectors>($"label-selector-{row.Rule}", row.What, topic => topic.Selects(row.Requirement));

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<LabelSelectors>> Spellings(EndpointContract contract) =>
        from row in (IEnumerable<(string Rule, ClauseLevel Level, string What, Spelling Spelling)>)
        [
            ("repeated", ClauseLevel.Documented, "a requirement that is repeated changes nothing", new("{0}={1}", "{0}={1},{0}={1}")),
            ("blank", ClauseLevel.Implied, "blanks behind the comma between requirements change nothing",
                new("{0},{0}!={1}", "{0},  {0}!={1}")),
            ("blank-in-set", ClauseLevel.Implied, "blanks behind the comma between values change nothing",
                new("{0} in ({1},no-such-value)", "{0} in ({1}, no-such-value)")),
            ("unencoded", ClauseLevel.Implied, "a selector whose =, comma and parentheses are not percent-encoded means the same",
                new("{0} in ({1},no-such-value)", "{0}%20in%20({1},no-such-value)", IsEncoded: false)),
        ]
        select new ClauseRow<LabelSelectors>($"label-selector-{row.Rule}", row.What, topic => topic.MeansTheSame(row.Spelling), row.Level);

    private string? LabelOf(Item item, string key) =>
        item.At(Parameter.Field!) is { ValueKind: JsonValueKind.Object } labels && labels.TryGetProperty(key, out var value)
            ? value.GetString()
            : null;

    /// <summary>Two ways to write one selector, with {0} for the key and {1} for the value.</summary>
    /// <param name="Usual">The usual one.</param>
    /// <param name="Other">The other one.</param>
    /// <param name="IsEncoded">Whether the other one is percent-encoded before it is sent.</param>
    private sealed record Spelling(string Usual, string Other, bool IsEncoded = true);

    /// <summary>A selector, and which items it selects.</summary>
    /// <param name="Template">The selector, with {0} for the key and {1} for the value.</param>
    /// <param name="Admits">Whether an item with the label value (or <c>null</c> for none) is selected.</param>
    private sealed record Requirement(string Template, Func<string?, string, bool> Admits);
}
