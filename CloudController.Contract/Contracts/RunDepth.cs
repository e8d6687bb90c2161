namespace CloudController.Contract.Contracts;

/// <summary>How much a run looks at. Whatever a depth checks, the next one checks too.</summary>
public enum RunDepth
{
    /// <summary>Every endpoint is asked once: status, headers, the schema of the answer, the links in it.</summary>
    Quick,

    /// <summary>Also what takes more requests; what takes most of them only of the endpoints whose turn it is on the day.</summary>
    Standard,

    /// <summary>Everything of every endpoint.</summary>
    Full,
}
