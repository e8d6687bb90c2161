namespace CloudController.SchemaDiff.Reading;

/// <summary>One way of naming a side on the command line.</summary>
public interface ISnapshotSource
{
    /// <summary>Whether <paramref name="input"/> is named this way.</summary>
    bool Reads(string input);

    /// <summary>Reads the side.</summary>
    /// <exception cref="SnapshotException">It is missing or cannot be read.</exception>
    Task<Snapshot> ReadAsync(string input, CancellationToken cancellation);
}

/// <summary>Tries the ways in turn.</summary>
/// <param name="sources">The ways, the first that fits wins.</param>
public sealed class SnapshotReader(IReadOnlyList<ISnapshotSource> sources)
{
    /// <summary>All ways, with editions looked up below <paramref name="schemas"/>.</summary>
    public static SnapshotReader Default(string schemas) =>
        new([new EditionSource(schemas), new ObservationSource(), new FolderSource(), new FileSource()]);

    /// <summary>Reads both sides; of one that was observed, what the other has too.</summary>
    /// <exception cref="SnapshotException">
    /// A side is missing or cannot be read, or they have no endpoint in common though one was observed.
    /// </exception>
    public async Task<(Snapshot Old, Snapshot New)> ReadAsync(string old, string now, CancellationToken cancellation) =>
        ObservedSides.Align(await ReadAsync(old, cancellation), await ReadAsync(now, cancellation));

    /// <summary>Reads the side that <paramref name="input"/> names.</summary>
    /// <exception cref="SnapshotException">It is missing or cannot be read.</exception>
    private Task<Snapshot> ReadAsync(string input, CancellationToken cancellation) =>
        sources.FirstOrDefault(source => source.Reads(input)) is { } source
            ? source.ReadAsync(input, cancellation)
            : throw new SnapshotException(input, "there is no such edition, folder or file");
}
