using System.Text.Json.Nodes;
using CloudController.Contract.Settings;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Permissions;

/// <summary>A run without any target of its own makes users, too.</summary>
public sealed class EmbeddedUserTests
{
    [Test, Category("program")]
    public async Task The_embedded_controller_is_its_own_uaa()
    {
        using var folder = new TemporaryFolder();
        var (code, output) = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            [Path.Combine(Workspace.Folder, "ContractTests", "bin", ChildProcess.Configuration, "net10.0", "ContractTests.dll")],
            folder.Path,
            ("CONTRACT_Data__AllowWrites", "true"),
            ("CONTRACT_Data__MakeUsers", "true"),
            ("CONTRACT_Embedded__Edition", ContractSettings.CurrentEdition),
            ("CONTRACT_Contract__Endpoints", "v3.spaces.get,v3.root.get"));

        code.Should().Be(0, output);
        output.Should().Contain("verdict conformant").And.NotContain("no users were made");
        var report = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(folder.Path, new ContractSettings().ReportDirectory, "contract-report.json")))!;
        var ofSupporter = report["clauses"]!.AsArray()
            .Single(clause => (string)clause!["id"]! == "v3.spaces.get/permissions/space-supporter-sees-it")!;
        ((string)ofSupporter["status"]!).Should().Be("passed");
    }
}
