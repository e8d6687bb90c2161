using CloudController.SchemaDiff.Editions;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>What became of one page.</summary>
/// <param name="Page">The page, relative to the input.</param>
/// <param name="Folders">The folders that were written, relative to the output.</param>
/// <param name="Warnings">What was left out, corrected or contradicts itself, a sentence each.</param>
/// <param name="Errors">Why something was not written that should have been; empty where all was.</param>
public sealed record PageOutcome(string Page, IReadOnlyList<string> Folders, IReadOnlyList<string> Warnings, IReadOnlyList<string> Errors)
{
    /// <summary>All errors as one text; <c>null</c> where there are none.</summary>
    public string? Error => Errors.Count == 0 ? null : string.Join('\n', Errors);

    /// <summary>Why there was nothing to write; <c>null</c> where there was something.</summary>
    public string? Skipped { get; init; }

    /// <summary>The edition that was written; <c>null</c> where drafts of single endpoints were.</summary>
    public EditionDraft? Edition { get; init; }
}
