using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>
/// v3's include: the resources that the items of a page refer to, beside the items. The oracle is the references themselves.
/// </summary>
[Topic("include", "Request: Query parameters, include"), RunsFor(ParameterKind.Include)]
public sealed class Includes(ListUnderTest endpoint)
{
    private ParameterContract Parameter => endpoint.Parameter(ParameterKind.Include);

    private async Task AddsWhatItemsReferTo(IncludeContract include)
    {
        var list = await endpoint.InAFewPages((await endpoint.WholeList()) with { Query = Query(include) });
        var referring = list.Pages.Where(page => References(page, include).Count > 0).ToList();
        if (referring.Count == 0)
            Deviate.Undecided("no-value", $"no item refers to anything at {include.By}");
        foreach (var page in list.Pages)
            AddsExactly(page, include);
    }

    private Task LeavesTheItems(IncludeContract include) => LeavesTheItems(Query(include));

    private Task LeavesTheItems(string name) => LeavesTheItems(Parameter.Asking(name));

    private async Task LeavesTheItems(Query query)
    {
        var (plain, asked) = await endpoint.ListsTheSameWith(query);
        asked.Should().ShowItemsAs(plain);
    }

    [Clause("unknown", "a value that is not documented is refused with the error envelope")]
    public async Task Unknown() =>
        (await endpoint.Get(Contract.Http.Query.None.With(Parameter.Name, "no_such_resource")))
            .Should().BeRefused(endpoint.Contract.Edition);

    [Clauses]
    private static IEnumerable<ClauseRow<Includes>> OfEveryValue(EndpointContract contract) =>
        from include in contract.Parameter(ParameterKind.Include)!.Includes
        from row in (IEnumerable<ClauseRow<Includes>>)
        [
            new("", $"include={include.Name} adds exactly the resources that the items of the page refer to, each once",
                topic => topic.AddsWhatItemsReferTo(include)),
            new("same-items", $"include={include.Name} lists the same items as without it", topic => topic.LeavesTheItems(include)),
        ]
        select row with { About = include.Slug };

    /// <summary>Of a value that is documented by its name alone, it is not known what it adds, but that it leaves the items.</summary>
    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<Includes>> OfEveryName(EndpointContract contract) =>
        from name in contract.Parameter(ParameterKind.Include)!.Values
        select new ClauseRow<Includes>(
            "same-items", $"include={name} lists the same items as without it", topic => topic.LeavesTheItems(name),
            About: ClauseSlug.Of(name));

    /// <summary>The query for the value and, where it speaks of what another value adds, for that too.</summary>
    private Query Query(IncludeContract include)
    {
        var values = Parameter.Includes
            .Where(other => include.By.StartsWith(other.Adds + "/", StringComparison.Ordinal))
            .Append(include)
            .Select(value => value.Name);
        return Contract.Http.Query.None.With(Parameter.Name, string.Join(',', values));
    }

    private static void AddsExactly(Page page, IncludeContract include)
    {
        var (expected, actual) = (References(page, include), Guids(page.Exchange.Json.Root, $"{include.Adds}/*/guid"));
        var (missing, surplus) = (expected.Except(actual).ToList(), actual.Except(expected).ToList());
        if (missing.Count + surplus.Count > 0 || actual.Count != actual.Distinct().Count())
        {
            Deviate.UnlessDataMoved(
                "included",
                $"the {expected.Distinct().Count()} that the items refer to at {include.By}, each once",
                missing.Count > 0
                    ? $"{missing.Count} missing, first {missing[0]}"
                    : surplus.Count > 0 ? $"{surplus.Count} too many, first {surplus[0]}" : "some more than once",
                page.Exchange,
                include.Adds);
        }
    }

    /// <summary>The guids that the items refer to; what another value adds refers from the start of the answer.</summary>
    private static IReadOnlyList<string> References(
        Page page, IncludeContract include) => include.By.Contains("/*/", StringComparison.Ordinal)
        ? Guids(page.Exchange.Json.Root, include.By)
        : page.Items.SelectMany(item => Guids(item.Value, include.By)).ToList();

    private static IReadOnlyList<string> Guids(JsonElement root, string pattern) =>
        JsonPointer.FindAll(root, pattern).Where(guid => guid.ValueKind == JsonValueKind.String).Select(guid => guid.GetString()!).ToList();
}
