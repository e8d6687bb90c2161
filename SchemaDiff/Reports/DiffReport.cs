using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The outcome of a comparison, from which every format is drawn.</summary>
/// <param name="Old">The side that was.</param>
/// <param name="New">The side that is.</param>
/// <param name="Changes">All changes, also the accepted ones.</param>
/// <param name="Problems">What is wrong with the decisions of the acceptance file.</param>
/// <param name="FailOn">The least severity that fails; <c>null</c> for none.</param>
/// <param name="Files">The file to point at, by endpoint.</param>
public sealed record DiffReport(
    string Old,
    string New,
    IReadOnlyList<JudgedChange> Changes,
    IReadOnlyList<string> Problems,
    Severity? FailOn,
    IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The severities from harmful to harmless, each with the number of changes that are not accepted.</summary>
    public IReadOnlyList<(Severity Severity, int Count)> Counts =>
        Enum.GetValues<Severity>()
            .OrderDescending()
            .Select(severity => (severity, Changes.Count(change => change.Severity == severity && change.Accepted is null)))
            .ToList();

    /// <summary>How many changes are accepted.</summary>
    public int AcceptedCount => Changes.Count(change => change.Accepted is not null);

    /// <summary>Whether a change that counts is at or above <see cref="FailOn"/>, or a decision no longer fits.</summary>
    public bool Fails => Problems.Count > 0 || Changes.Any(change => change.Accepted is null && change.Severity >= FailOn);

    /// <summary>The numbers in one line.</summary>
    public string Summary
    {
        get
        {
            var counts = Counts
                .Where(count => count.Count > 0)
                .Select(count => FormattableString.Invariant($"{count.Count} {Word(count.Severity)}"))
                .ToList();
            if (AcceptedCount > 0)
                counts.Add(FormattableString.Invariant($"{AcceptedCount} accepted"));
            return counts.Count == 0 ? "no change" : string.Join(", ", counts);
        }
    }

    /// <summary>A severity in lower case.</summary>
    internal static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>What a reader is shown as the place of a change.</summary>
    internal static string Place(Change change) =>
        $"{(change.Pointer.Length == 0 ? "(whole)" : change.Pointer)}{(change.Variant.Length == 0 ? "" : $" [{change.Variant}]")}";

    /// <summary>What a reader is shown as the endpoint of a change.</summary>
    internal static string Title(string endpoint) => endpoint.Length == 0 ? "the edition" : endpoint;
}
