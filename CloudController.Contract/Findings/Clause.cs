using CloudController.Contract.Contracts;

namespace CloudController.Contract.Findings;

/// <summary>One testable statement of the contract.</summary>
/// <param name="Id"><c>&lt;family&gt;.&lt;resource&gt;/&lt;topic&gt;/&lt;rule&gt;</c>; stable and never reused.</param>
/// <param name="Level">How firmly the document states it.</param>
/// <param name="Statement">What holds, as a sentence.</param>
/// <param name="Source">Where the document says so.</param>
public sealed record Clause(string Id, ClauseLevel Level, string Statement, Source Source)
{
    /// <summary>The middle part of the id.</summary>
    public string Topic => Id.Split('/')[1];

    /// <summary>The first part of the id.</summary>
    public string Endpoint => Id.Split('/')[0];

    /// <summary>Whether the target's data change while it is checked.</summary>
    public bool ChangesData { get; init; }
}

/// <summary>Where a clause comes from.</summary>
/// <param name="Document">The page.</param>
/// <param name="Section">The part of the page.</param>
public sealed record Source(string Document, string Section);
