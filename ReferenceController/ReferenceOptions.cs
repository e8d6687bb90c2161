using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference;

/// <summary>What a reference Cloud Controller holds, where it listens, and which clock it reads.</summary>
/// <remarks>Equal options give equal data: every guid and hash of the initial data comes from <see cref="Seed"/>.</remarks>
public sealed record ReferenceOptions
{
    /// <summary>
    /// Which editions of the API it speaks: <c>2015</c> (v2 2.42.0 and v3 of that time) or <c>current</c> (v2 2.293.0, v3 3.228.0).
    /// </summary>
    public string Edition { get; init; } = "2015";

    /// <summary>How many buildpacks the initial data holds; 0 or more.</summary>
    public int Buildpacks { get; init; } = 8;

    /// <summary>How many packages the initial data holds; 0 or more.</summary>
    public int Packages { get; init; } = 12;

    /// <summary>The start of the generator of the initial data.</summary>
    public int Seed { get; init; } = Seeding.UsualSeed;

    /// <summary>
    /// The SQLite file that keeps the data: created and filled when it is new or empty, used as it is when it was
    /// made by this program for the same edition. <see langword="null"/> keeps everything in memory, private to the instance.
    /// </summary>
    public string? Database { get; init; }

    /// <summary>The http address to listen on; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>The names of the faults that the controller has, out of <see cref="FaultCatalog"/>; none for one that conforms.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>How long each answer is held back, as a network between would; not negative.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// How many times a second somebody else creates, renames, moves or deletes an item; 0 for a controller whose data stand still, at most
    /// 1,000.
    /// </summary>
    public int Churn { get; init; }

    /// <summary>
    /// How far a second instance of the controller is behind, at most. The instances answer in turns, as those behind a router do; what
    /// writes goes to the first. Zero for a single instance; at most a minute.
    /// </summary>
    public TimeSpan Lag { get; init; }

    /// <summary>
    /// Whether it is its own UAA, whose accounts an admin makes and removes; otherwise it names one that is nowhere. Only today's editions say
    /// where the UAA is.
    /// </summary>
    public bool IsUaa { get; init; }

    /// <summary>How many items a new database holds of the resources for which an option says it.</summary>
    internal IReadOnlyDictionary<string, int> Counts =>
        new Dictionary<string, int> { ["buildpacks"] = Buildpacks, ["packages"] = Packages };

    /// <summary>The clock behind token expiry and the timestamps of what is written.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
