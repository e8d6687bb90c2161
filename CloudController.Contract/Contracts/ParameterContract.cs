namespace CloudController.Contract.Contracts;

/// <summary>One documented query parameter.</summary>
public sealed record ParameterContract
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>What the parameter is for; topics run for kinds.</summary>
    public required ParameterKind Kind { get; init; }

    /// <summary>The documented lower bound, inclusive; <c>null</c> where none is documented.</summary>
    public long? Minimum { get; init; }

    /// <summary>The documented upper bound, inclusive; <c>null</c> where none is documented.</summary>
    public long? Maximum { get; init; }

    /// <summary>The documented default; <c>null</c> where none is documented.</summary>
    public string? Default { get; init; }

    /// <summary>The documented values, or, for relation parameters, values to try.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The documented operators of a filter.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The documented fields to filter or to order by.</summary>
    public IReadOnlyList<FilterContract> Filters { get; init; } = [];

    /// <summary>The fields to filter by whose values items show, so that what is listed can be held against the items.</summary>
    public IEnumerable<FilterContract> ShownFilters => Filters.Where(filter => filter.Field is not null);

    /// <summary>Pointer, in an item, of the field that a v3 filter compares; <c>null</c> where items do not show it.</summary>
    public string? Field { get; init; }

    /// <summary>What the values of a v3 filter mean, and so which relations hold between what it lists.</summary>
    public FilterComparison Compare { get; init; } = FilterComparison.Text;

    /// <summary>Whether a v3 filter takes one value only, not a list.</summary>
    public bool Single { get; init; }

    /// <summary>The documented values of <c>include</c>.</summary>
    public IReadOnlyList<IncludeContract> Includes { get; init; } = [];

    /// <summary>The members that <c>fields[resource]</c> can ask for.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>
    /// Pointer, in the answer, of the array of resources whose members <c>fields[resource]</c> asks for; <c>null</c> where it is not known.
    /// </summary>
    public string? At { get; init; }

    /// <summary>Whether the values are whole numbers.</summary>
    public bool Integer { get; init; }

    /// <summary>Whether a request must have it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the document discourages its use.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Whether the document calls it experimental.</summary>
    public bool Experimental { get; init; }

    /// <summary>The name as it appears in clause ids: lower case, with dashes: <c>fields-service-broker</c>.</summary>
    public string Slug => ClauseSlug.Of(Name);
}

/// <summary>What a query parameter is for.</summary>
public enum ParameterKind
{
    /// <summary>The number of the page, from 1.</summary>
    Page,

    /// <summary>The number of items on a page.</summary>
    PageSize,

    /// <summary>v2's <c>q=&lt;filter&gt;&lt;operator&gt;&lt;value&gt;</c>.</summary>
    Filter,

    /// <summary>v2's <c>order-direction</c>.</summary>
    OrderDirection,

    /// <summary>v2's parameters about related objects.</summary>
    Relation,

    /// <summary>v3's filter by a list of values: a comma means or.</summary>
    ListFilter,

    /// <summary>v3's filter by timestamps: a list of them, or one bound in brackets behind the name.</summary>
    TimestampFilter,

    /// <summary>v3's filter by labels.</summary>
    LabelSelector,

    /// <summary>v3's <c>order_by</c>: a field, with a minus sign for the descending order.</summary>
    OrderBy,

    /// <summary>v3's <c>include</c>: related resources, shown beside the items.</summary>
    Include,

    /// <summary>v3's <c>fields[resource]</c>: some members of related resources, shown beside the items.</summary>
    FieldSet,

    /// <summary>v3's <c>embed</c>: things that have no list of their own, shown in the items.</summary>
    Embed,

    /// <summary>The guid of the item after which the list begins.</summary>
    After,

    /// <summary>A part of the path.</summary>
    Path,

    /// <summary>Anything else that a page lists.</summary>
    Other,
}

/// <summary>One field that a list can be filtered or ordered by.</summary>
/// <param name="Name">The name in a query.</param>
/// <param name="Field">Pointer of the field in an item; <c>null</c> where items do not show it.</param>
/// <param name="Compare">What the values mean, and so which relations hold between what the operators list.</param>
public sealed record FilterContract(string Name, string? Field = null, FilterComparison Compare = FilterComparison.Text)
{
    /// <summary>The name as it appears in clause ids: lower case, with dashes.</summary>
    public string Slug => ClauseSlug.Of(Name);
}

/// <summary>What the values of a filter mean.</summary>
public enum FilterComparison
{
    /// <summary>Text, in the order of the target's database.</summary>
    Text,

    /// <summary>Numbers, ordered as such.</summary>
    Number,

    /// <summary>True or false: there is no order.</summary>
    Boolean,

    /// <summary>Times, compared by the second.</summary>
    Second,

    /// <summary>Guids of other items: there is no order.</summary>
    Reference,

    /// <summary>Nothing is known of them.</summary>
    None,
}

/// <summary>One value of <c>include</c>.</summary>
/// <param name="Name">The value: <c>space</c>, <c>space.organization</c>.</param>
/// <param name="Adds">Pointer, in the answer, of the array of resources that it adds.</param>
/// <param name="By">
/// Pointer of the guids that say which: in an item, or from the start of the answer where it begins with the array of another value.
/// </param>
public sealed record IncludeContract(string Name, string Adds, string By)
{
    /// <summary>The value as it appears in clause ids: <c>space-organization</c>.</summary>
    public string Slug => ClauseSlug.Of(Name);
}
