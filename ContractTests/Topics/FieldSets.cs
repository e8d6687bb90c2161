using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.ContractTests.Topics;

/// <summary>v3's fields[resource]: some members of the resources that items refer to, beside the items of a page.</summary>
[Topic("fields", "Request: Query parameters, fields"), RunsFor(ParameterKind.FieldSet)]
public sealed class FieldSets(ListUnderTest endpoint)
{
    private async Task ShowsWhatIsAskedFor(ParameterContract set)
    {
        var list = await endpoint.List(Asking(set));
        list.Should().HaveItems(atLeast: 1);
        var found = 0;
        // What is asked for may lie deeper: relationships.space is shown inside of relationships.
        var members = set.Keys.Select(key => key.Split('.')[0]).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var page in list.Pages.Where(page => page.Items.Count > 0))
        {
            if (JsonPointer.Find(page.Exchange.Json.Root, set.At!) is not { ValueKind: JsonValueKind.Array } added)
            {
                Deviate.UnlessDataMoved("fields", $"an array at {set.At}", "none", page.Exchange, set.At!);
                return;
            }

            foreach (var (at, resource) in added.EnumerateArray().Index())
            {
                var shown = resource.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).ToList();
                if (!shown.SequenceEqual(members))
                    Deviate.UnlessDataMoved("fields", $"the members {string.Join(", ", members)}", string.Join(", ", shown), page.Exchange,
                        $"{set.At}/{at}");
                found++;
            }
        }

        if (found == 0)
            Deviate.Undecided("no-value", $"no item refers to anything that {set.Name} asks for");
    }

    private Task LeavesTheItems(ParameterContract set) => endpoint.ListsTheSameWith(Asking(set));

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<FieldSets>> OfEverySet(EndpointContract contract) =>
        from set in contract.Parameters
        where set is { Kind: ParameterKind.FieldSet, At: not null }
        from row in (IEnumerable<ClauseRow<FieldSets>>)
        [
            new("", $"{set.Name} adds resources with exactly the members that it asks for", topic => topic.ShowsWhatIsAskedFor(set)),
            new("same-items", $"{set.Name} lists the same items as without it", topic => topic.LeavesTheItems(set)),
        ]
        select row with { About = set.Slug["fields-".Length..] };

    private static Query Asking(ParameterContract set) => set.Asking(string.Join(',', set.Keys));
}
