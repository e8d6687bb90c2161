namespace CloudController.Contract.Contracts;

/// <summary>Headers and body members of the documented request.</summary>
/// <param name="Headers">The documented headers; the token itself is in <see cref="AuthorizationContract.ExpiredToken"/>.</param>
/// <param name="Fields">The members of the request body that the page lists; <c>null</c> where it lists none.</param>
public sealed record RequestContract(IReadOnlyList<HeaderContract> Headers, IReadOnlyList<FieldContract>? Fields = null);

/// <summary>One member of a body, as the table of a page lists it.</summary>
public sealed record FieldContract
{
    /// <summary>The name of the member.</summary>
    public required string Name { get; init; }

    /// <summary>Where the documented body shows it, with <c>*</c> for any array index; <c>null</c> where it does not.</summary>
    public string? Pointer { get; init; }

    /// <summary>The documented values; empty where none are listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The documented default; <c>null</c> where none is documented.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a request must have it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the document discourages its use.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Whether the document calls it experimental.</summary>
    public bool Experimental { get; init; }

    /// <summary>Whether a request cannot set it.</summary>
    public bool ReadOnly { get; init; }
}
