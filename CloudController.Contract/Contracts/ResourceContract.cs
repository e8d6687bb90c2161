namespace CloudController.Contract.Contracts;

/// <summary>
/// What identifies the items of a resource, wherever they are shown: <c>resources/&lt;name&gt;.json</c>. All pointers start at an item.
/// </summary>
public sealed record ResourceContract
{
    /// <summary>The resource in the singular, as answers refer to it: <c>package</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Route of a single item, with <c>{guid}</c>; <c>null</c> where items have none.</summary>
    public string? Route { get; init; }

    /// <summary>Whether an item alone is shown to anybody, without a token.</summary>
    public bool Open { get; init; }

    /// <summary>Pointer of the guid in an item.</summary>
    public required string Guid { get; init; }

    /// <summary>The route of the item called <paramref name="guid"/>; <c>null</c> where items have none.</summary>
    public string? RouteOf(string guid) => Route?.Replace("{guid}", Uri.EscapeDataString(guid), StringComparison.Ordinal);

    /// <summary>
    /// Where the fields of an item are that requests can set: beside the guid, or in a part of their own as in v2.
    /// </summary>
    public string Fields => Guid == "/metadata/guid" ? "/entity" : "";

    /// <summary>Pointer of the time called <paramref name="name"/>, which is beside the guid.</summary>
    public string Time(string name) => $"{Guid[..Guid.LastIndexOf('/')]}/{name}";

    /// <summary>Pointer of a field that a reader knows the item by.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// Pointer of the field whose values tell kinds of items apart that look different; <c>null</c> where all look alike.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>The order of a list for which none was asked; <c>null</c> where the document shows none.</summary>
    public OrderContract? Order { get; init; }

    /// <summary>Pointers of fields that may differ between two looks at an item that nobody changed.</summary>
    public IReadOnlyList<string> Volatile { get; init; } = [];
}

/// <summary>An order.</summary>
/// <param name="By">Pointer of the field whose values do not decrease.</param>
/// <param name="Level">Whether the document states it.</param>
public sealed record OrderContract(string By, ClauseLevel Level);
