using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Deriving;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>The whole editions are what their documents say, and what their overlays decide with a reason; not a byte is between them.</summary>
public sealed class CommittedEditions
{
    [TestCase("v3/3.228.0", "v3-pages/3.228.0", "openapi/3.228.0.yaml")]
    [TestCase("v2/2.293.0", "v2-pages/2.293.0", null)]
    public async Task A_committed_edition_is_its_documents_and_its_overlay(string edition, string documents, string? witness)
    {
        using var output = new TemporaryFolder();
        var schemas = Path.Combine(Workspace.Folder, "schemas");
        var committed = Files(Path.Combine(schemas, edition));
        var left = Left(committed[Overlay.FileName]);
        foreach (var (path, content) in committed
            .Where(file => file.Key == Overlay.FileName || left.Exists(operation => operation.Names(file.Key))))
            output.Write($"{edition}/{path}", content);
        var derivation = new Derivation(
            SharedDocuments.Find(documents.Split('/')), output.Path, new(), schemas,
            witness is null ? null : SharedDocuments.Find(witness.Split('/')), ownValues: true);

        var outcome = await derivation.DeriveWholeAsync(edition, derivation.Pages(), () => { }, CancellationToken.None);

        outcome.Error.Should().BeNull();
        var derived = Files(Path.Combine(output.Path, edition));
        derived.Keys.Order(StringComparer.Ordinal).Should().Equal(committed.Keys.Order(StringComparer.Ordinal), "these files are derived");
        foreach (var (path, content) in committed)
            derived[path].Should().Be(content, "{0} is derived so", path);
    }

    /// <summary>What the text of an overlay leaves to people.</summary>
    internal static List<OverlayOperation> Left(string overlay) =>
        JsonSerializer.Deserialize<IReadOnlyList<OverlayOperation>>(overlay, ContractLibrary.Json)!
            .Where(operation => operation.Op == OverlayOp.Leave).ToList();

    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText);
}
