using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// What a team has decided about changes: other severities, and changes that are accepted. Every decision has a reason and a last day,
/// and one that no longer fits anything is a problem of its own, so that the file does not outlive what it is about.
/// </summary>
public sealed record Acceptance
{
    /// <summary>The meta-schema that the file names for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? MetaSchema { get; init; }

    /// <summary>Other severities; of several that fit the last counts.</summary>
    public IReadOnlyList<SeverityOverride> Severities { get; init; } = [];

    /// <summary>Changes that are accepted.</summary>
    public IReadOnlyList<AcceptedChange> Accepted { get; init; } = [];

    /// <summary>Reads an acceptance file.</summary>
    /// <exception cref="SnapshotException">
    /// The file is missing, does not have the documented form, or a decision is not complete.
    /// </exception>
    public static async Task<Acceptance> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var acceptance = JsonSerializer.Deserialize<Acceptance>(await UnicodeFile.ReadAsync(file, cancellation), ContractLibrary.Json)
                ?? throw new SnapshotException(file, "the file is null, not an object with severities and accepted changes");
            return acceptance.Defects().FirstOrDefault() is { } defect ? throw new SnapshotException(file, defect) : acceptance;
        }
        catch (Exception trouble) when (trouble is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(file, trouble.Message, trouble);
        }
    }

    /// <summary>
    /// <paramref name="changes"/> as decided, and what is wrong with the decisions: those past their last day do not count, and those that
    /// fit no change are named, unless they are about an endpoint that was not compared.
    /// </summary>
    public (IReadOnlyList<JudgedChange> Changes, IReadOnlyList<string> Problems) Judge(
        IReadOnlyList<Change> changes, DateOnly today, IReadOnlyCollection<string> endpoints)
    {
        var judged = changes.Select(change => new JudgedChange(
            change,
            Severities.LastOrDefault(entry => entry.Expires >= today && entry.Fits(change))?.Severity ?? change.Rule.Severity,
            Accepted.FirstOrDefault(entry => entry.Expires >= today && entry.Fits(change)))).ToList();
        var problems = Severities.Concat<Decision>(Accepted)
            .Select(entry => entry.Problem(changes, today, endpoints))
            .OfType<string>()
            .ToList();
        return (judged, problems);
    }

    private IEnumerable<string> Defects()
    {
        // The serializer accepts null in a list.
        if (Severities.Concat<Decision?>(Accepted).Any(entry => entry is null))
        {
            yield return "an entry is null, not an object";
            yield break;
        }

        foreach (var entry in Severities.Concat<Decision>(Accepted).Where(entry => string.IsNullOrWhiteSpace(entry.Reason)))
            yield return $"{entry}: the reason is empty";
        foreach (var entry in Severities.Where(entry => !Rules.Has(entry.Rule)))
            yield return $"there is no rule '{entry.Rule}'";
    }
}

/// <summary>One decision.</summary>
public abstract record Decision
{
    /// <summary>Why it was decided so.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day (UTC) on which it counts.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The endpoint that it is about; <c>null</c> for any.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether it is about <paramref name="change"/>.</summary>
    public abstract bool Fits(Change change);

    /// <summary>What is wrong with the decision; <c>null</c> where nothing is.</summary>
    internal string? Problem(IReadOnlyList<Change> changes, DateOnly today, IReadOnlyCollection<string> endpoints)
    {
        if (Expires < today)
            return FormattableString.Invariant($"{this} expired on {Expires:yyyy-MM-dd}");
        var isCompared = Endpoint is null || endpoints.Contains(Endpoint);
        return isCompared && !changes.Any(Fits) ? $"{this} fits no change" : null;
    }
}

/// <summary>Another severity for a rule.</summary>
public sealed record SeverityOverride : Decision
{
    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The pointer that it is limited to; <c>null</c> for any.</summary>
    public string? Pointer { get; init; }

    /// <summary>The severity.</summary>
    [JsonConverter(typeof(SeverityConverter))]
    public required Severity Severity { get; init; }

    /// <inheritdoc/>
    public override bool Fits(Change change) =>
        change.Rule.Id == Rule && (Endpoint is null || Endpoint == change.Endpoint) && (Pointer is null || Pointer == change.Pointer);

    /// <inheritdoc/>
    public override string ToString() => $"the severity of {Rule}{(Pointer is null ? "" : $" at {Pointer}")}";
}

/// <summary>A change that is known and agreed to.</summary>
public sealed record AcceptedChange : Decision
{
    /// <summary>The fingerprint of the change.</summary>
    public required string Fingerprint { get; init; }

    /// <inheritdoc/>
    public override bool Fits(Change change) => change.Fingerprint == Fingerprint && (Endpoint is null || Endpoint == change.Endpoint);

    /// <inheritdoc/>
    public override string ToString() => $"the accepted change {Fingerprint}";
}

/// <summary>A change as it counts here.</summary>
/// <param name="Change">The change.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Accepted">Why it does not count; <c>null</c> where it does.</param>
public sealed record JudgedChange(Change Change, Severity Severity, AcceptedChange? Accepted = null);
