using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Deriving;
using CloudController.SchemaDiff.Drafts;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>The contract of the two endpoints is what their documents say, and what their overlays add with a reason.</summary>
public sealed class CommittedContracts
{
    [TestCase("v2/2.33.0/buildpacks.list", "004_341adb7e1df13581.txt", "2.33.0", "2015-07-06")]
    [TestCase("v3/2.42.0-experimental/packages.list", "000_1ed7869add7ecf44.txt", "2.42.0", "2015-11-03")]
    public async Task A_committed_contract_is_its_document_and_its_overlay(string contract, string document, string version, string date)
    {
        using var output = new TemporaryFolder();
        var committed = Path.Combine(Workspace.Folder, "schemas", contract);
        var options = new DraftOptions(version, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        var derivation = new Derivation(SharedDocuments.Find(document), output.Path, options, Path.Combine(committed, Overlay.FileName));

        var outcome = await derivation.DeriveAsync(derivation.Input, CancellationToken.None);

        outcome.Error.Should().BeNull();
        var derived = Path.Combine(output.Path, outcome.Folders.Should().ContainSingle().Subject);
        Path.GetFileName(derived).Should().Be(Path.GetFileName(committed));
        foreach (var file in (string[])["endpoint.json", "response.schema.json"])
            Same(await Json(committed, file), await Json(derived, file))
                .Should().BeTrue($"{file} derived is {(await Json(derived, file)).GetRawText()}");
        (await File.ReadAllBytesAsync(Path.Combine(derived, "example.json")))
            .Should().Equal(await File.ReadAllBytesAsync(Path.Combine(committed, "example.json")));
    }

    private static bool Same(JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right);

    private static async Task<JsonElement> Json(string folder, string file) =>
        JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder, file)), ContractLibrary.Json);
}
