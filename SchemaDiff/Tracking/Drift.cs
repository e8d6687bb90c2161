using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Tracking;

/// <summary>What a run saw of one family, held against the edition that it was tested with.</summary>
/// <param name="Family">The family.</param>
/// <param name="Report">What differs; <c>null</c> where nothing could be compared.</param>
/// <param name="Skipped">Why nothing was compared; <c>null</c> where it was.</param>
public sealed record Drift(string Family, DiffReport? Report, string? Skipped)
{
    /// <summary>Whether it should have been compared and could not be.</summary>
    public bool HasFailed { get; init; }
}
