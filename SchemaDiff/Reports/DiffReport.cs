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

    /// <summary>
    /// The changes in the order in which they are read: endpoints that are new or gone together, where there are several, then what changed
    /// within each.
    /// </summary>
    public IReadOnlyList<DiffSection> Sections
    {
        get
        {
            var areTogether = Changes.Count(change => IsOfWhole(change.Change)) >= FewestTogether;
            var whole = Changes.Where(change => areTogether && IsOfWhole(change.Change)).ToList();
            return
            [
                .. areTogether ? new[] { new DiffSection("endpoints that are new or gone", whole) { IsOfWhole = true } } : [],
                .. Changes.Where(change => !(areTogether && IsOfWhole(change.Change))).GroupBy(change => change.Change.Endpoint)
                    .Select(endpoint => new DiffSection(Title(endpoint.Key), [.. endpoint])),
            ];
        }
    }

    /// <summary>How many changes each resource has, by severity as in <see cref="Counts"/>; empty where few resources have any.</summary>
    public IReadOnlyList<(string Resource, IReadOnlyList<int> Counts)> Resources
    {
        get
        {
            var rows = Changes.Where(change => change.Accepted is null)
                .GroupBy(change => ResourceOf(change.Change.Endpoint), StringComparer.Ordinal)
                .OrderBy(resource => resource.Key, StringComparer.Ordinal)
                .Select(resource => (
                    resource.Key,
                    (IReadOnlyList<int>)Counts.Select(count => resource.Count(change => change.Severity == count.Severity)).ToList()))
                .ToList();
            return rows.Count < FewestResources ? [] : rows;
        }
    }

    private const int FewestTogether = 3;

    private const int FewestResources = 5;

    private static bool IsOfWhole(Change change) => change.Rule.Id is "endpoint-added" or "endpoint-removed";

    /// <summary>What stands before the operation and before what is below an item.</summary>
    private static string ResourceOf(string endpoint) => Title(endpoint.Split('.', '-')[0]);

    /// <summary>A severity in lower case.</summary>
    internal static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>What a reader is shown as the place of a change.</summary>
    internal static string Place(Change change) =>
        $"{(change.Pointer.Length == 0 ? "(whole)" : change.Pointer)}{(change.Variant.Length == 0 ? "" : $" [{change.Variant}]")}";

    /// <summary>What a reader is shown as the endpoint of a change.</summary>
    internal static string Title(string endpoint) => endpoint.Length == 0 ? "the edition" : endpoint;
}

/// <summary>Changes that are read together.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Changes">The changes.</param>
public sealed record DiffSection(string Title, IReadOnlyList<JudgedChange> Changes)
{
    /// <summary>Whether each change is about a whole endpoint of its own.</summary>
    public bool IsOfWhole { get; init; }

    /// <summary>What a reader is shown as the place of <paramref name="change"/>.</summary>
    public string Place(Change change) => IsOfWhole ? DiffReport.Title(change.Endpoint) : DiffReport.Place(change);
}
