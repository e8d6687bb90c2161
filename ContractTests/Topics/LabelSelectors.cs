using System.Text.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>v3's label_selector. The oracle is the labels that the items show.</summary>
[Topic("filtering", "Request: Query parameters, label_selector"), RunsFor(ParameterKind.LabelSelector)]
public sealed class LabelSelectors(EndpointUnderTest endpoint)
{
    private ParameterContract Parameter => endpoint.Parameter(ParameterKind.LabelSelector);

    [Clauses(nameof(Requirements))]
    public async Task Selects(Requirement requirement)
    {
        var whole = await endpoint.WholeList();
        if (Sample(whole) is not { } label)
        {
            Deviate.UndecidedWithout(Parameter.Field!, 0, whole, endpoint, $"no item has a label to select by at {Parameter.Field}");
            return;
        }

        var selector = string.Format(null, requirement.Template, label.Key, label.Value);
        var expected = whole.Items.Where(item => requirement.Admits(LabelOf(item, label.Key), label.Value));
        (await endpoint.List(Query.None.With(Parameter.Name, selector))).Should().HaveTheItemsOf(expected, $"the items that meet {selector}");
    }

    [Clause("label-selector-and", "requirements joined by a comma select the items that meet them all")]
    public async Task And()
    {
        var whole = await endpoint.WholeList();
        if (Sample(whole) is not { } label)
        {
            Deviate.UndecidedWithout(Parameter.Field!, 0, whole, endpoint, $"no item has a label to select by at {Parameter.Field}");
            return;
        }

        var (one, other) = (Query.None.With(Parameter.Name, label.Key), Query.None.With(Parameter.Name, $"{label.Key}!={label.Value}"));
        (await endpoint.List(Query.None.With(Parameter.Name, $"{label.Key},{label.Key}!={label.Value}"))).Should()
            .BeTheIntersectionOf(await endpoint.List(one), await endpoint.List(other));
    }

    [Clause("label-selector-invalid", "a selector that cannot be read is refused with the error envelope")]
    public async Task Invalid() => (await endpoint.Get(Query.None.With(Parameter.Name, "a in (b"))).Should().BeRefused(endpoint.Contract.Edition);

    private static IEnumerable<ClauseRow> Requirements(EndpointContract contract) =>
        from row in (IEnumerable<(string Rule, string What, Requirement Requirement)>)
        [
            ("exists", "key selects the items that have the label", new("{0}", (actual, _) => actual is not null)),
            ("not-exists", "!key selects the items that do not have the label", new("!{0}", (actual, _) => actual is null)),
            ("equals", "key=value selects the items whose label has the value", new("{0}={1}", (actual, value) => actual == value)),
            ("double-equals", "key==value means the same as key=value", new("{0}=={1}", (actual, value) => actual == value)),
            ("not-equals", "key!=value selects all items but those that key=value selects", new("{0}!={1}", (actual, value) => actual != value)),
            ("in", "key in (a,b) selects the items whose label has one of the values", new("{0} in ({1},no-such-value)", (actual, value) => actual == value)),
            ("notin", "key notin (a,b) selects all items but those that key in (a,b) selects", new("{0} notin ({1},no-such-value)", (actual, value) => actual != value)),
        ]
        select new ClauseRow($"label-selector-{row.Rule}", row.What, row.Requirement);

    /// <summary>A label of the data, one that does not look the same on every item where there is one.</summary>
    private (string Key, string Value)? Sample(ItemList whole)
    {
        var labels = whole.Items
            .SelectMany(item => item.At(Parameter.Field!) is { ValueKind: JsonValueKind.Object } all ? all.EnumerateObject().ToList() : [])
            .Where(label => label.Value.ValueKind == JsonValueKind.String && label.Value.GetString() is { Length: > 0 })
            .GroupBy(label => label.Name)
            .OrderByDescending(label => label.Select(member => member.Value.GetString()).Distinct().Count())
            .ThenBy(label => label.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return labels is null ? null : (labels.Key, labels.First().Value.GetString()!);
    }

    private string? LabelOf(Item item, string key) =>
        item.At(Parameter.Field!) is { ValueKind: JsonValueKind.Object } labels && labels.TryGetProperty(key, out var value) ? value.GetString() : null;

    /// <summary>A selector, and which items it selects.</summary>
    /// <param name="Template">The selector, with {0} for the key and {1} for the value.</param>
    /// <param name="Admits">Whether an item with the label value (or <c>null</c> for none) is selected.</param>
    public sealed record Requirement(string Template, Func<string?, string, bool> Admits);
}
