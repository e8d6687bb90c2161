namespace CloudController.ContractTests.Topics;

/// <summary>An item alone. The oracle is the list that it was taken from.</summary>
[Topic("single", "Response: Body")]
public sealed class Single(ItemUnderTest endpoint)
{
    [Clause("is-the-one-asked-for", "the answer is the item whose guid stands in the route", Depth = RunDepth.Quick)]
    [RunsFor(Identity.ThisRoute)]
    public async Task IsTheOneAskedFor()
    {
        var item = await endpoint.Item();
        if (endpoint.Subjects.Count > 0 && !endpoint.Subjects.Contains(item.Guid))
            Deviate.Now("asked-for", $"guid {endpoint.Subjects[^1]}", item.ToString(), (await endpoint.Page(Query.None)).Exchange,
                endpoint.Resource.Guid);
    }

    [Clause("as-listed", "an item alone shows what the list shows of it"), RunsFor(Identity.ThisRoute)]
    public async Task AsListed()
    {
        var (alone, list) = (await endpoint.Page(Query.None), await endpoint.List());
        var item = alone.Items[0];
        if (list.Items.FirstOrDefault(other => other.Key == item.Key) is not { } listed)
        {
            list.Should().BeWhole();
            Deviate.UnlessDataMoved("as-listed", $"{item} in its list", "it is not listed", list.Exchange);
            return;
        }

        if (!listed.IsShownAs(item.Value))
            Deviate.UnlessDataMoved("as-listed", listed.Content, item.Content, alone.Exchange);
    }

    [Clause("unknown-parameter", "a parameter that is not documented leaves the item as it is, or is refused", Level = ClauseLevel.Implied)]
    public async Task UnknownParameter()
    {
        var unknown = Query.None.With("no_such_parameter", "1");
        var (plain, answer) = (await endpoint.Plain(), await endpoint.Get(unknown));
        if (answer.Status == plain.Status)
            (await endpoint.Page(unknown)).ShouldHaveTheItemsOf(await endpoint.Page(Query.None));
        else
            answer.Should().BeRefused(endpoint.Contract.Edition);
    }
}
