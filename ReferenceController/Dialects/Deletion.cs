using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects;

/// <summary>How items are deleted; what belongs to one goes with it.</summary>
internal sealed record Deletion
{
    /// <summary>Whether the answer leads to a job, which is finished by then.</summary>
    public bool IsQueued { get; init; }

    /// <summary>The test that an item passes whose deletion takes a job; <see langword="null"/> where every deletion does.</summary>
    public RowTest? When { get; init; }

    /// <summary>The ways to what an item must not have, and what is said where it has.</summary>
    public ImmutableArray<(string Way, string Otherwise)> Unless { get; init; } = [];

    /// <summary>Deletes at once and answers without a body.</summary>
    public static Deletion AtOnce { get; } = new();

    /// <summary>Answers with a job.</summary>
    public static Deletion Queued { get; } = new() { IsQueued = true };

    public bool IsQueuedFor(Row row) => IsQueued && When?.Holds(row) != false;

    /// <summary>What is said of an item that cannot be deleted; <see langword="null"/> of one that can.</summary>
    public string? Obstacle(DbTransaction database, Model model, Table table, string guid) => Unless
        .Where(one => database.LeadsSomewhere(model, table, guid, one.Way))
        .Select(one => one.Otherwise)
        .FirstOrDefault();
}
