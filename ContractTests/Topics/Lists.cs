using CloudController.Contract.Findings;

namespace CloudController.ContractTests.Topics;

/// <summary>
/// Checks every list that any clause read, whatever parameter it was asked with: each item comes once, the total is the number of items and
/// the same on all pages, and the number of pages follows from it. A broken list is a finding of the parameter that it was asked with. What
/// is already wrong with the plain list is left to the clauses about paging.
/// </summary>
[Topic("lists", "Response: Body")]
public sealed class Lists(ListUnderTest endpoint)
{
    private const int MostDeviations = 5;

    private async Task IsAList(ParameterContract parameter)
    {
        if (!endpoint.Walks.Any(walk => Parameters(walk).Contains(parameter)))
            await NoListRead(parameter);
        var untold = new HashSet<string>();
        foreach (var walk in endpoint.Walks.Where(walk => walk.Broken.Count > 0 && IsBlamed(parameter, walk)))
        {
            if (parameter.Kind != ParameterKind.PageSize)
                await endpoint.AFewPagesOf(await endpoint.WholeList());
            var broken = await endpoint.BrokenBy(walk);
            var own = broken.Where(deviation => !IsToldElsewhere(deviation.Rule, parameter)).Take(MostDeviations).ToList();
            if (own.Count > 0)
                throw new DeviationException(own, dependsOnData: true);
            untold.UnionWith(broken.Select(deviation => deviation.Expected));
        }

        if (untold.Count > 0)
        {
            var what = string.Join("; ", untold.Take(MostDeviations));
            Deviate.Undecided("plain-list-broken",
                $"already the list that nothing was asked of breaks this, as the clauses about paging tell: {what}");
        }
    }

    /// <summary>No list was read with the parameter: undecided for the reason that the clauses about the parameter give too.</summary>
    private async Task NoListRead(ParameterContract parameter)
    {
        var missing = $"no list that was asked for with {parameter.Name} could be read";
        if ((await endpoint.WholeList()).Items.Count < PageSamples.FewestItems)
            Deviate.Undecided("too-few-items", missing);
        var refusal = endpoint.Answered
            .Where(exchange => exchange.Request is { Headers.Count: 0, Query: var query }
                && query.Parameters.Select(sent => sent.Name).All(parameter.Name.Equals))
            .FirstOrDefault(exchange => exchange.Request.Query != Query.None && exchange.Status != endpoint.Contract.Response.Status);
        if (refusal is not null)
            Deviate.UndecidedBy(refusal, missing);
        Deviate.Undecided("no-list-read", missing);
    }

    [Clauses(LooksAtEverything = true)]
    private static IEnumerable<ClauseRow<Lists>> Asking(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind is not (ParameterKind.Page or ParameterKind.Path or ParameterKind.Other)
            && parameter is not { Kind: ParameterKind.Filter, Filters.Count: 0 }
        select new ClauseRow<Lists>(
            "",
            $"every list that {parameter.Name} asks for has each item once, its length as total on every page, and the pages that "
                + $"follow from it",
            topic => topic.IsAList(parameter),
            About: parameter.Slug);

    /// <summary>The parameters that a list was asked with; the plain list counts as asked with the page size.</summary>
    private List<ParameterContract> Parameters(Walk walk) => walk switch
    {
        { Query.Text.Length: > 0 } => walk.Query.Parameters
            .Select(sent => endpoint.Contract.Parameters.FirstOrDefault(
                parameter => parameter.Name == sent.Name || parameter.Name == sent.Name.Split('[')[0]))
            .OfType<ParameterContract>()
            .Distinct()
            .ToList(),
        // An excerpt of the plain list only serves to tell what is wrong already there.
        { IsExcerpt: true } => [],
        _ => endpoint.Contract.ParametersOf(ParameterKind.PageSize).ToList(),
    };

    /// <summary>
    /// Whether the parameter is to blame. Of several, it is the one that also breaks a list without the others; if there is none, the
    /// first.
    /// </summary>
    private bool IsBlamed(ParameterContract parameter, Walk walk)
    {
        var asked = Parameters(walk);
        if (asked.Count < 2)
            return asked.Contains(parameter);
        var rules = walk.Broken.Select(deviation => deviation.Rule).ToHashSet();
        return asked[0] == parameter && !endpoint.Walks.Any(other =>
            Parameters(other) is [var alone] && asked.Contains(alone) && other.Broken.Any(deviation => rules.Contains(deviation.Rule)));
    }

    private bool IsToldElsewhere(string rule, ParameterContract parameter)
    {
        var unasked = endpoint.Walks.Where(walk => walk.Query == Query.None).ToList();
        // In pages of any size the list is what the page size asked for; in the largest ones it is the plain list.
        if (parameter.Kind == ParameterKind.PageSize)
            unasked = unasked.Where(walk => !walk.IsExcerpt).OrderByDescending(walk => walk.Size ?? long.MaxValue).Take(1).ToList();
        return unasked.Any(walk => walk.Broken.Any(deviation => deviation.Rule == rule));
    }
}
