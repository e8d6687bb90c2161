using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Editions;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>
/// Derives whole editions: the documents of one in, a folder in the form of <c>schemas/</c> out. Not safe for concurrent use.
/// </summary>
/// <param name="output">The folder to write to; an edition goes to <c>&lt;family&gt;/&lt;version&gt;</c> in it.</param>
/// <param name="options">What the documents do not say of themselves.</param>
/// <param name="witness">
/// Another description of the same edition, which adds to the first and is compared with it; <c>null</c> for none.
/// </param>
/// <param name="overlay">
/// An overlay file for the whole edition, or a folder with <c>&lt;family&gt;/&lt;version&gt;/overlay.json</c>; <c>null</c> for plain
/// drafts.
/// </param>
public sealed class EditionDerivation(string output, EditionOptions options, string? witness = null, string? overlay = null)
{
    private readonly Dictionary<string, string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Derives the edition that <paramref name="pages"/> document.</summary>
    /// <param name="name">What the summary calls the documents.</param>
    /// <param name="pages">The documents, read.</param>
    /// <param name="version">The version that the folder around them is called after; <c>null</c> where it is not.</param>
    /// <param name="cancellation">Ends the derivation.</param>
    /// <exception cref="PageException">The documents are no edition.</exception>
    /// <exception cref="Contract.Files.ContractDataException">The overlay does not fit, or a derived schema breaks a rule.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    public async Task<PageOutcome> DeriveAsync(string name, IReadOnlyList<DocPage> pages, string? version, CancellationToken cancellation)
    {
        IReadOnlyList<DocPage> second = witness is null ? []
            : [await PageReader.ReadAsync(witness, Path.GetFileName(witness), cancellation)];
        var stated = options.Version ?? pages.Select(page => page.ApiVersion).FirstOrDefault(known => known is not null) ?? version;
        var draft = EditionBuilder.Build(pages, second, options with { Version = stated });
        var folder = Path.Combine(draft.Family, draft.Version);
        if (!_written.TryAdd(folder, name))
            throw new PageException(name,
                $"{folder.Replace(Path.DirectorySeparatorChar, '/')} was derived from {_written[folder]} already; "
                + "--witness compares two descriptions of one edition");
        if (OverlayOf(folder) is { } decided)
            draft = (await Overlay.ReadAsync(decided, cancellation)).Apply(draft);
        var problems = await EditionFolder.WriteAsync(draft, Path.Combine(output, folder), options.OwnValues, cancellation);
        return new(name, [folder], [.. draft.Remarks, .. problems], []) { Edition = draft };
    }

    /// <summary>In a folder of overlays that of an edition lies where the edition would.</summary>
    private string? OverlayOf(string edition)
    {
        if (overlay is null || !Directory.Exists(overlay))
            return overlay;
        var file = Path.Combine(overlay, edition, Overlay.FileName);
        return File.Exists(file) ? file : null;
    }
}
