namespace CloudController.Contract.Contracts;

/// <summary>One link that items carry.</summary>
public sealed record LinkContract
{
    /// <summary>The relation, for example <c>self</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>Pointer, in an item, of the link: an object with <c>href</c>, or the text itself.</summary>
    public required string Pointer { get; init; }

    /// <summary>The path, with <c>{guid}</c> for the item's own guid; any other placeholder stands for one path segment.</summary>
    public required string Href { get; init; }

    /// <summary>The documented method; <c>null</c> where the link shows none.</summary>
    public string? Method { get; init; }

    /// <summary>Which items carry the link: conditions by pointer. Empty: all.</summary>
    public IReadOnlyDictionary<string, ValueCondition> When { get; init; } = new Dictionary<string, ValueCondition>();

    /// <summary>Whether the link leads to the item itself.</summary>
    public bool Self { get; init; }

    /// <summary>
    /// Pointer, in an item, of the guid of what the link leads to: it stands for the placeholder that the path ends with; <c>null</c> where
    /// items do not show it, or the documents do not show both alike.
    /// </summary>
    public string? By { get; init; }

    /// <summary>The relation as it appears in clause ids: lower case, with dashes.</summary>
    public string Slug => ClauseSlug.Of(Relation);
}
