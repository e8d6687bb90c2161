using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reports;
using CloudController.SelfTests.SchemaDiffTests;
using Microsoft.Playwright;

namespace CloudController.SelfTests.Browser;

/// <summary>What the report on two editions does in a browser.</summary>
public sealed class DiffReportInBrowser : BrowserFixture
{
    private string _html = "";

    [OneTimeSetUp]
    public async Task Compare()
    {
        var changes = await ChangeLines.Diff("v3@2.42.0-experimental", "v3@3.228.0");
        var report = new DiffReport("v3@2.42.0-experimental", "v3@3.228.0",
            [.. changes.Select(change => new JudgedChange(change, change.Rule.Severity))], [], null, new Dictionary<string, string>());
        _html = DiffFormats.All["html"](report, 120);
    }

    [TestCase(1280, ColorScheme.Light, "desktop")]
    [TestCase(400, ColorScheme.Dark, "phone-dark")]
    public async Task Everybody_can_read_old_and_new_on_any_screen(int width, ColorScheme scheme, string name)
    {
        var page = await OpenAsync(_html, width: width, scheme: scheme);
        await PictureAsync(page, $"diff-{name}");
        (await SidewaysAsync(page)).Should().Be(0);
        (await page.Locator(".changes .side").First.IsVisibleAsync()).Should().BeTrue();
        await EverybodyCanReadAsync(page);
    }

    [Test]
    public async Task Severities_can_be_switched_off()
    {
        var page = await OpenAsync(_html);
        var breaking = page.Locator(".row-breaking").First;
        (await breaking.IsVisibleAsync()).Should().BeTrue();
        await page.Locator("#show-breaking").UncheckAsync();
        (await breaking.IsVisibleAsync()).Should().BeFalse();
        (await page.Locator(".row-additive").First.IsVisibleAsync()).Should().BeTrue();
    }
}
