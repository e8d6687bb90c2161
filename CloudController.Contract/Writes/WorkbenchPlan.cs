using CloudController.Contract.Http;

namespace CloudController.Contract.Writes;

/// <summary>What a workbench is opened with.</summary>
/// <param name="Options">How the target is reached.</param>
/// <param name="Tokens">Where the token comes from.</param>
/// <param name="Makers">How items are made and removed.</param>
/// <param name="Folder">Where the ledger is kept.</param>
public sealed record WorkbenchPlan(TargetOptions Options, ITokenSource Tokens, Makers Makers, string Folder)
{
    /// <summary>Further origins that lead to the target.</summary>
    public IReadOnlyList<Uri> ExternalOrigin { get; init; } = [];

    /// <summary>Whether the target is the embedded controller, which ends with the run.</summary>
    public bool Embedded { get; init; }

    /// <summary>Whether what was made is left where it is at the end.</summary>
    public bool Keep { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
