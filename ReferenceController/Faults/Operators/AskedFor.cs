using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>One parameter of a list, as faults about lists and odd input need to know it.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Kind">What it does.</param>
/// <param name="IsNumber">Whether only whole numbers are good values.</param>
/// <param name="IsShown">Whether items show what it goes by.</param>
internal sealed record AskedFor(string Name, string Kind, bool IsNumber = false, bool IsShown = true)
{
    public string Slug => Name.Slug();

    /// <summary>Whether a list was asked for with it; of the page size, which every list has, it is never said.</summary>
    public bool In(ListQuery query) =>
        Name == V2Parameter.OrderDirection ? query.Descending : query.Carried.Any(sent => sent.Name == Name);

    /// <summary>The parameters of the list of <paramref name="target"/>, without page and size.</summary>
    public static AskedFor[] Of(FaultTarget target) => target switch
    {
        { IsV3: false } =>
        [
            new(V2Parameter.Filter, "filter"), new(V2Parameter.OrderDirection, "order"),
            new(V2Parameter.InlineRelationsDepth, "number", IsNumber: true),
            new(V2Parameter.OrphanRelations, "number", IsNumber: true), new(V2Parameter.ExcludeRelations, "name"),
            new(V2Parameter.IncludeRelations, "name"),
        ],
        { IsCurrent: false } => [],
        _ =>
        [
            .. target.Filters.Select(filter => new AskedFor(filter.Parameter, filter.Trait, IsShown: filter.Column is not null)),
            .. OfEveryV3List,
        ],
    };

    private static readonly AskedFor[] OfEveryV3List =
        [new("order_by", "order"), new("label_selector", "selector"), new("created_ats", "time filter"), new("updated_ats", "time filter")];
}
