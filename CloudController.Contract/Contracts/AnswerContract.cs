namespace CloudController.Contract.Contracts;

/// <summary>The shape of an answer. Exactly one member is set; topics run for shapes.</summary>
public sealed record AnswerContract
{
    /// <summary>Several items of a resource.</summary>
    public ListAnswer? List { get; init; }

    /// <summary>One item of a resource.</summary>
    public ItemAnswer? Item { get; init; }

    /// <summary>An object that is no item of any resource.</summary>
    public ObjectAnswer? Object { get; init; }

    /// <summary>A file, or a redirect to it.</summary>
    public FileAnswer? File { get; init; }

    /// <summary>Nothing but a status and headers.</summary>
    public NothingAnswer? Nothing { get; init; }
}

/// <summary>A list.</summary>
/// <param name="Of">The resource of its items.</param>
/// <param name="Pointer">Where the array is in the answer.</param>
public sealed record ListAnswer(string Of, string Pointer = ListAnswer.UsualPointer)
{
    /// <summary>Where the array is in most answers.</summary>
    public const string UsualPointer = "/resources";
}

/// <summary>An item.</summary>
/// <param name="Of">Its resource.</param>
public sealed record ItemAnswer(string Of);

/// <summary>An object with fields of its own.</summary>
public sealed record ObjectAnswer;

/// <summary>A file.</summary>
/// <param name="Redirect">
/// The status that leads to the file elsewhere, which a target answers with unless it keeps its files itself; <c>null</c> where the
/// documents show none.
/// </param>
public sealed record FileAnswer(int? Redirect = null);

/// <summary>No body.</summary>
/// <param name="Of">The resource of the item that the request is about; <c>null</c> where it is about none.</param>
public sealed record NothingAnswer(string? Of = null);

/// <summary>A list with one filter: what a list below something else shows too.</summary>
/// <param name="Endpoint">The folder of the list: <c>packages.list</c>.</param>
/// <param name="Filter">The filter, which is given the subject of the other list: <c>app_guids</c>, in v2 a filter of <c>q</c>.</param>
public sealed record FilteredList(string Endpoint, string Filter);

/// <summary>The item that an object names, and links to.</summary>
/// <param name="Guid">Pointer of the guid in the answer.</param>
/// <param name="Link">Pointer of the text of the link.</param>
/// <param name="Href">
/// The path of the link: <c>{guid}</c> for the subject of the route, any other placeholder for the guid of the item.
/// </param>
public sealed record RelatedContract(string Guid, string Link, string Href)
{
    /// <summary>Whether the path alone tells which item it leads to.</summary>
    public bool ShowsGuid => PathOf("", "") != PathOf("", "?");

    /// <summary>The path of the link to the item called <paramref name="guid"/>.</summary>
    public string PathOf(string subject, string guid) => string.Join('/', Href.Split('/').Select(part => part switch
    {
        "{guid}" => subject,
        ['{', .., '}'] => guid,
        _ => part,
    }));
}

/// <summary>Where the value of a placeholder in a route comes from.</summary>
/// <param name="From">The folder of the endpoint that lists such values: <c>packages.list</c>.</param>
/// <param name="At">Pointer of the value in an item of that list.</param>
public sealed record SubjectContract(string From, string At)
{
    /// <summary>Which items have a value that fits: conditions by pointer, all of which must hold; empty for all items.</summary>
    public IReadOnlyDictionary<string, ValueCondition> When { get; init; } = new Dictionary<string, ValueCondition>();
}
