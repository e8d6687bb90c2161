using CloudController.Contract.Settings;
using CloudController.SelfTests.Samples;
using Microsoft.Playwright;

namespace CloudController.SelfTests.Browser;

/// <summary>The sample of a report as people see it. The pictures in the documents are these; <c>APPROVE=1</c> takes them anew.</summary>
public sealed class SampleInBrowser : BrowserFixture
{
    private static readonly string Pictures = Path.Combine(Workspace.Folder, "docs", "pictures");

    [TestCase(1280, ColorScheme.Light, "report", "")]
    [TestCase(1280, ColorScheme.Dark, "report-dark", "")]
    [TestCase(1280, ColorScheme.Light, "report-finding", "#v2.buildpacks/filtering/greater-than")]
    [TestCase(400, ColorScheme.Light, "report-phone", "")]
    public async Task The_documents_show_it(int width, ColorScheme scheme, string name, string clause)
    {
        var html = await File.ReadAllTextAsync(Path.Combine(SampleFiles.Folder, "contract-report.html"));
        var page = await OpenAsync(html, clause, width, scheme);

        await EverybodyCanReadAsync(page);
        (await SidewaysAsync(page)).Should().Be(0);
        await PictureAsync(page, $"sample-{name}");

        var picture = Path.Combine(Pictures, $"{name}.png");
        if (Approval.IsGiven)
        {
            Directory.CreateDirectory(Pictures);
            File.Copy(Path.Combine(Workspace.Folder, "TestResults", "pictures", $"sample-{name}.png"), picture, overwrite: true);
        }

        File.Exists(picture).Should().BeTrue("APPROVE=1 takes it");
    }
}
