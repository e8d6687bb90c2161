namespace CloudController.SchemaDiff.Diffing;

/// <summary>What a change means to a client that was written for the old contract; from harmless to harmful.</summary>
public enum Severity
{
    /// <summary>Nothing to do: the contract says more or less than before about the same thing.</summary>
    Note,

    /// <summary>There is more than before; old clients go on.</summary>
    Additive,

    /// <summary>The contract alone cannot tell whether clients go on.</summary>
    Risky,

    /// <summary>A client that relied on the old contract fails.</summary>
    Breaking,
}
