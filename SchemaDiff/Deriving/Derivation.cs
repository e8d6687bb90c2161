using CloudController.Contract.Contracts;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>What became of one page.</summary>
/// <param name="Page">The page, relative to the input.</param>
/// <param name="Folders">The folders that were written, relative to the output.</param>
/// <param name="Warnings">What was left out, a sentence each.</param>
/// <param name="Error">Why nothing was written; <c>null</c> where something was.</param>
public sealed record PageOutcome(string Page, IReadOnlyList<string> Folders, IReadOnlyList<string> Warnings, string? Error = null);

/// <summary>Derives contract drafts from pages: a page or a folder of pages in, a folder of drafts out. Not safe for concurrent use.</summary>
/// <param name="input">The page or the folder.</param>
/// <param name="output">The folder to write to.</param>
/// <param name="options">What the pages do not say of themselves.</param>
/// <param name="overlay">An overlay file, or a folder with <c>&lt;endpoint&gt;/overlay.json</c>; <c>null</c> for plain drafts.</param>
public sealed class Derivation(string input, string output, DraftOptions options, string? overlay = null)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Derives one page. A page that cannot be read is an outcome, not an exception.</summary>
    public async Task<PageOutcome> DeriveAsync(string file, CancellationToken cancellation)
    {
        var page = File.Exists(input) ? Path.GetFileName(file) : Path.GetRelativePath(input, file);
        try
        {
            var document = await PageReader.ReadAsync(file, page, cancellation);
            var edition = EditionFolder(file);
            var drafts = DraftBuilder.Build(document, options with { ApiVersion = options.ApiVersion ?? edition });
            var folders = new List<string>();
            foreach (var draft in drafts)
            {
                var curated = await OverlayOf(draft.Name, cancellation) is { } curation ? curation.Apply(draft) : draft;
                folders.Add(Free(edition is null || File.Exists(input) ? "" : edition, draft.Name, draft.Title));
                await DraftFolder.WriteAsync(curated, Path.Combine(output, folders[^1]), cancellation);
            }

            return new(page, folders, drafts.SelectMany(draft => draft.Warnings).ToList());
        }
        catch (Exception trouble) when (trouble is PageException or ContractDataException or IOException or UnauthorizedAccessException)
        {
            return new(page, [], [], trouble.Message);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // Whatever one page holds, the others are still derived.
            return new(page, [], [], $"{page}: the page could not be derived: {unforeseen.Message}");
        }
    }

    /// <summary>The nearest folder around the page whose name is a version, because that is how editions are kept.</summary>
    private static string? EditionFolder(string file)
    {
        for (var folder = new FileInfo(file).Directory; folder is not null; folder = folder.Parent)
        {
            if (Version.TryParse(folder.Name, out _))
                return folder.Name;
        }

        return null;
    }

    /// <summary>Several pages can document one endpoint; the later ones are told apart by their title.</summary>
    private string Free(string edition, string name, string title)
    {
        var folder = Path.Combine(edition, name);
        if (_taken.Add(folder))
            return folder;
        var longer = $"{folder}-{EndpointName.Slug(title)}";
        for (var number = 2; !_taken.Add(longer); number++)
            longer = FormattableString.Invariant($"{folder}-{EndpointName.Slug(title)}-{number}");
        return longer;
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
