using CloudController.Contract.Files;
using CloudController.Contract.Versions;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;
using CloudController.SchemaDiff.Editions;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>
/// Derives contract drafts from pages: a page or a folder of pages in, a folder of drafts out. Not safe for concurrent use.
/// </summary>
/// <param name="input">The page or the folder.</param>
/// <param name="output">The folder to write to.</param>
/// <param name="options">What the pages do not say of themselves.</param>
/// <param name="overlay">An overlay file, or a folder with <c>&lt;endpoint&gt;/overlay.json</c>; <c>null</c> for plain drafts.</param>
/// <param name="witness">Another description of the edition that the input documents; <c>null</c> for none.</param>
/// <param name="ownValues">Whether examples of whole editions have values of our own.</param>
public sealed class Derivation(string input, string output, DraftOptions options, string? overlay = null, string? witness = null,
    bool ownValues = false)
{
    private readonly DraftNames _names = new(output);
    private readonly EditionDerivation _whole = new(output, new(options.ApiVersion, options.Date) { OwnValues = ownValues },
        witness, overlay);

    /// <summary>The page or the folder.</summary>
    public string Input => input;

    /// <summary>The pages of the input, in the order of their paths.</summary>
    public IReadOnlyList<string> Pages() =>
        File.Exists(input)
            ? [input]
            : Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories)
                .Where(file => PageReader.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .ToList();

    /// <summary>
    /// Derives one page. A page that cannot be read is an outcome, not an exception; what is wrong with one endpoint does not stop the
    /// others.
    /// </summary>
    public async Task<PageOutcome> DeriveAsync(string file, CancellationToken cancellation)
    {
        var page = File.Exists(input) ? Path.GetFileName(file) : Path.GetRelativePath(input, file);
        var folders = new List<string>();
        var warnings = new List<string>();
        var errors = new List<string>();
        string? skipped = null;
        PageOutcome? whole = null;
        await AttemptAsync(async () =>
        {
            var document = await PageReader.ReadAsync(file, page, cancellation);
            skipped = document.Skipped;
            if (document.IsEdition)
            {
                whole = await _whole.DeriveAsync(page, [document], EditionFolder(file), cancellation);
                return;
            }

            warnings.AddRange(document.Warnings);
            foreach (var operations in DraftBuilder.Endpoints(document))
                await AttemptAsync(() => DeriveAsync(document, operations, EditionFolder(file)));
        });
        return whole ?? new(page, folders, warnings, errors) { Skipped = skipped };

        async Task AttemptAsync(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (Exception trouble) when (trouble is PageException or ContractDataException or IOException or UnauthorizedAccessException)
            {
                errors.Add(trouble.Message);
            }
            catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
            {
                // Whatever one page holds, the others are still derived.
                errors.Add($"{page}: the page could not be derived: {unforeseen.Message}");
            }
        }

        async Task DeriveAsync(DocPage document, IReadOnlyList<DocOperation> operations, string? edition)
        {
            var draft = DraftBuilder.Build(document, operations, options with { ApiVersion = options.ApiVersion ?? edition });
            var folder = _names.Take(edition is null || File.Exists(input) ? "" : edition, draft);
            var curated = await OverlayOf(Path.GetFileName(folder), cancellation) is { } curation ? curation.Apply(draft) : draft;
            await DraftFolder.WriteAsync(curated, Path.Combine(output, folder), cancellation);
            folders.Add(folder);
            warnings.AddRange(draft.Warnings);
        }
    }

    /// <summary>
    /// Derives one whole edition of all <paramref name="files"/>. What cannot be read of them is told and left out; what
    /// <paramref name="step"/> is
    /// called for after each.
    /// </summary>
    public async Task<PageOutcome> DeriveWholeAsync(string name, IReadOnlyList<string> files, Action step, CancellationToken cancellation)
    {
        var pages = new List<DocPage>();
        var errors = new List<string>();
        foreach (var file in files)
        {
            try
            {
                var called = File.Exists(input) ? Path.GetFileName(file) : Path.GetRelativePath(input, file);
                var page = await PageReader.ReadAsync(file, called, cancellation);
                if (page.Skipped is null)
                    pages.Add(page);
            }
            catch (Exception trouble) when (trouble is PageException or IOException or UnauthorizedAccessException)
            {
                errors.Add(trouble.Message);
            }

            step();
        }

        try
        {
            var outcome = pages.Count == 0 ? new(name, [], [], [])
                : await _whole.DeriveAsync(name, pages, EditionFolder(files[0]), cancellation);
            return outcome with { Errors = errors };
        }
        catch (Exception trouble) when (trouble is PageException or ContractDataException or IOException or UnauthorizedAccessException)
        {
            return new(name, [], [], [.. errors, trouble.Message]);
        }
    }

    /// <summary>The pages by the edition that they belong to: the folder around them that is called like a version.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Editions() =>
        Pages().GroupBy(file => EditionFolder(file) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(input)))
            .ToDictionary(same => same.Key, same => (IReadOnlyList<string>)same.ToList(), StringComparer.Ordinal);

    /// <summary>The nearest folder around the page whose name is a version, because that is how editions are kept.</summary>
    private static string? EditionFolder(string file)
    {
        if (Version.TryParse(Path.GetFileNameWithoutExtension(file), out _))
            return Path.GetFileNameWithoutExtension(file);
        for (var folder = new FileInfo(file).Directory; folder is not null; folder = folder.Parent)
        {
            if (Version.TryParse(folder.Name, out _))
                return folder.Name;
        }

        return null;
    }

    private async Task<Overlay?> OverlayOf(string name, CancellationToken cancellation)
    {
        if (overlay is null)
            return null;
        if (!Directory.Exists(overlay))
            return await Overlay.ReadAsync(overlay, cancellation);
        var file = Path.Combine(overlay, name, Overlay.FileName);
        return File.Exists(file) ? await Overlay.ReadAsync(file, cancellation) : null;
    }
}
