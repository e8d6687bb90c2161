namespace CloudController.SchemaDiff.Reading;

/// <summary>A folder: that of one endpoint, or any that has such folders below it.</summary>
internal sealed class FolderSource : ISnapshotSource
{
    public bool Reads(string input) => Directory.Exists(input);

    public Task<Snapshot> ReadAsync(string input, CancellationToken cancellation) => ReadAsync(input, input, cancellation);

    /// <summary>Reads <paramref name="folder"/>, which reports call <paramref name="name"/>.</summary>
    internal static async Task<Snapshot> ReadAsync(string folder, string name, CancellationToken cancellation)
    {
        if (ContractFiles.IsEndpoint(folder))
        {
            var endpoint = await ContractFiles.EndpointAsync(folder, cancellation);
            var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
            var (around, aroundErrors, aroundFile) = await ContractFiles.EditionAsync(parent, cancellation);
            var only = new Dictionary<string, EndpointSnapshot> { [endpoint.Name] = endpoint };
            return new(name, only, around, aroundErrors, IsSingle: true, ErrorFile: aroundFile);
        }

        var endpoints = new SortedDictionary<string, EndpointSnapshot>(StringComparer.Ordinal);
        foreach (var below in Directory
            .EnumerateDirectories(folder, "*", SearchOption.AllDirectories)
            .Where(ContractFiles.IsEndpoint)
            .Order(StringComparer.Ordinal))
        {
            var endpoint = await ContractFiles.EndpointAsync(below, cancellation);
            if (!endpoints.TryAdd(endpoint.Name, endpoint))
                throw new SnapshotException(name, $"there are two endpoints called {endpoint.Name}; name the folder of one edition");
        }

        if (endpoints.Count == 0)
            throw new SnapshotException(name, "the folder has no endpoint.json, nor has any below it");
        var (edition, errors, file) = await ContractFiles.EditionAsync(folder, cancellation);
        return new(name, endpoints, edition, errors, ErrorFile: file);
    }
}
