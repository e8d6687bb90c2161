namespace CloudController.ContractTests.Topics;

/// <summary>v3's embed: what has no list of its own, inside the items of a page.</summary>
[Topic("embed", "Request: Query parameters, embed"), RunsFor(ParameterKind.Embed)]
public sealed class Embeds(ListUnderTest endpoint)
{
    private ParameterContract Parameter => endpoint.Parameter(ParameterKind.Embed);

    private async Task IsInEveryItem(string name)
    {
        var list = await endpoint.List(Parameter.Asking(name));
        list.Should().HaveItems(atLeast: 1);
        foreach (var item in list.Items.Where(item => item.At($"/{name}") is null))
            Deviate.UnlessDataMoved("embedded", $"{name} in every item of {list}", $"none in {item}", list.Exchange, item.Pointer);
    }

    private Task LeavesTheItems(string name) => endpoint.ListsTheSameWith(Parameter.Asking(name));

    [Clause("unknown", "a value that is not documented is refused with the error envelope")]
    public async Task Unknown() =>
        (await endpoint.Get(Parameter.Asking("no_such_resource"))).Should().BeRefused(endpoint.Contract.Edition);

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<Embeds>> OfEveryValue(EndpointContract contract) =>
        from name in contract.Parameter(ParameterKind.Embed)!.Values
        from row in (IEnumerable<ClauseRow<Embeds>>)
        [
            new("", $"embed={name} shows {name} in every item", topic => topic.IsInEveryItem(name)),
            new("same-items", $"embed={name} lists the same items as without it", topic => topic.LeavesTheItems(name)),
        ]
        select row with { About = ClauseSlug.Of(name) };
}
