using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Releases;

/// <summary>The data of the controllers of a release. The usual ones are drawn once, and copied by each controller.</summary>
internal sealed class ReleaseData
{
    private readonly Release _release;
    private readonly Lazy<Task<DatabaseImage>> _usual;

    public ReleaseData(Release release)
    {
        _release = release;
        _usual = new(DrawUsualAsync);
    }

    private IEnumerable<(Table Table, Seeds Seeds)> Seeds => Catalog.Resources
        .Where(resource => _release.SeedsOf(resource) is not null)
        .Select(resource => ((Table)resource, _release.SeedsOf(resource)!));

    /// <summary>
    /// Opens the data of one controller. The first items are fixed, so that they decide every clause; the others follow their example.
    /// </summary>
    /// <param name="file">The file, or <see langword="null"/> for memory.</param>
    /// <param name="seed">The start of the generator of guids and hashes.</param>
    /// <param name="counts">How many items a table has, by its name, where that is not the number of those that are written down.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ForeignDataException">The file is no database of ours.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file cannot be opened.</exception>
    public async Task<Store> OpenAsync(
        string? file, int seed, IReadOnlyDictionary<string, int> counts, CancellationToken cancellation) =>
        file is null && seed == Seeding.UsualSeed && Seeds.All(one => IsAsWritten(one.Table, one.Seeds, counts))
            ? await Store.OpenAsync(await _usual.Value, cancellation)
            : await FilledAsync(file, seed, counts, cancellation);

    private static bool IsAsWritten(Table table, Seeds seeds, IReadOnlyDictionary<string, int> counts) =>
        !counts.TryGetValue(table.Name, out var count) || count == seeds.Items.Count();

    private async Task<DatabaseImage> DrawUsualAsync()
    {
        await using var store = await FilledAsync(null, Seeding.UsualSeed, ImmutableDictionary<string, int>.Empty, CancellationToken.None);
        return store.Copy();
    }

    private Task<Store> FilledAsync(
        string? file, int seed, IReadOnlyDictionary<string, int> counts, CancellationToken cancellation) => Store.OpenAsync(
            file,
            Catalog.Model,
            _release.DataVersion,
            database => new Seeding(seed, counts, _release.Start).Fill(database, Seeds),
            cancellation);
}
