namespace CloudController.SchemaDiff.Reading;

/// <summary>An edition below <c>schemas/</c>, written <c>v2@2.33.0</c>.</summary>
/// <param name="schemas">The folder of all editions.</param>
internal sealed class EditionSource(string schemas) : ISnapshotSource
{
    public bool Reads(string input) => Split(input) is not null && !Path.Exists(input);

    public Task<Snapshot> ReadAsync(string input, CancellationToken cancellation) =>
        FolderSource.ReadAsync(Find(input).Folder, input, cancellation);

    /// <summary>The family, the version and the folder of the edition that <paramref name="input"/> names.</summary>
    /// <exception cref="SnapshotException">There is no such edition; the message names those that there are.</exception>
    internal (string Family, string Version, string Folder) Find(string input)
    {
        if (Split(input) is var (family, version) && Path.Combine(schemas, family, version) is var folder && Directory.Exists(folder))
            return (family, version, folder);
        throw new SnapshotException(input, $"there is no such edition; there are {string.Join(", ", Known())}");
    }

    private static (string Family, string Version)? Split(string input) =>
        input.Split('@') is [{ Length: > 0 } family, { Length: > 0 } version] && IsName(family) && IsName(version)
            ? (family, version)
            : null;

    private static bool IsName(string part) =>
        part.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-') && part is not ("." or "..");

    private IEnumerable<string> Known() =>
        !Directory.Exists(schemas) ? [] :
        from family in Directory.EnumerateDirectories(schemas).Order(StringComparer.Ordinal)
        from version in Directory.EnumerateDirectories(family).Order(StringComparer.Ordinal)
        select $"{Path.GetFileName(family)}@{Path.GetFileName(version)}";
}
