using CloudController.Contract.Findings;
using CloudController.Contract.Reports.Writing;
using CloudController.SchemaDiff.Reports;
using CloudController.SchemaDiff.Runs;
using CloudController.SelfTests.Reports;
using CloudController.SelfTests.SchemaDiffTests;
using Microsoft.Playwright;

namespace CloudController.SelfTests.Browser;

/// <summary>What the report on many runs does in a browser.</summary>
public sealed class TrendInBrowser : BrowserFixture
{
    private string _html = "";

    [OneTimeSetUp]
    public void Write()
    {
        using var files = new TemporaryFolder();
        ClauseStatus[] statuses = [ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Passed, ClauseStatus.Error];
        for (var night = 0; night < 30; night++)
            RunHistory.Append(files.Path, Nights.Night(night, ("v3.apps/paging/a", statuses[night % statuses.Length])));
        _html = TrendFormats.All["html"](RunTrend.Read(Path.Combine(files.Path, RunHistory.File)), 120);
    }

    [TestCase(1280, ColorScheme.Light, "desktop")]
    [TestCase(400, ColorScheme.Dark, "phone-dark")]
    public async Task Everybody_can_read_the_chart_on_any_screen(int width, ColorScheme scheme, string name)
    {
        var page = await OpenAsync(_html, width: width, scheme: scheme);
        await PictureAsync(page, $"trend-{name}");
        (await SidewaysAsync(page)).Should().Be(0);
        var colours = await page.Locator(".bar-failed, .bar-warning, .bar-clean")
            .EvaluateAllAsync<string[]>("bars => [...new Set(bars.map(bar => getComputedStyle(bar).fill))]");
        colours.Should().HaveCount(3, "the style of the page takes effect on the drawing");
        await EverybodyCanReadAsync(page);
    }
}
