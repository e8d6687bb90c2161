using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;
using CloudController.SelfTests.Reports;
using Microsoft.Playwright;

namespace CloudController.SelfTests.Browser;

/// <summary>What the run's report does in a browser.</summary>
public sealed class HtmlReportInBrowser : BrowserFixture
{
    private const string FailedId = "v3.apps/paging/size-2";

    private static readonly string[] Names = ["v3.apps", "v3.apps.get", "v3.stacks", "v3.stacks.get"];

    private static readonly string Html = HtmlReport.Of(SampleReport.Of(Clauses(endpoints: 12)));

    [Test]
    public async Task All_clauses_are_listed_the_most_urgent_first_and_more_of_them_on_demand()
    {
        var page = await OpenAsync(Html);
        (await page.Locator("#found").TextContentAsync()).Should().Be("480 of 480 clauses");
        (await page.Locator("#clauses li").CountAsync()).Should().Be(200);
        (await page.Locator("#clauses li .cell").First.TextContentAsync()).Should().Be("failed");
        await page.Locator("#more").ClickAsync();
        await page.Locator("#more").ClickAsync();
        (await page.Locator("#clauses li").CountAsync()).Should().Be(480);
        (await page.Locator("#more").IsVisibleAsync()).Should().BeFalse();
    }

    [Test]
    public async Task Searching_and_choosing_narrow_the_list_and_stand_in_the_address()
    {
        var page = await OpenAsync(Html);
        await page.Locator("[name=q]").FillAsync("SIZE-13 apps");
        (await page.Locator("#clauses li").CountAsync()).Should().Be(2);
        await page.Locator("[name=q]").FillAsync("");
        await page.Locator("[name=topic]").SelectOptionAsync("paging");
        await page.Locator("[name=status]").SelectOptionAsync("inconclusive");
        new Uri(page.Url).Fragment.Should().Be("#status=inconclusive&topic=paging");
        var found = await page.Locator("#found").TextContentAsync();
        found.Should().StartWith("12 of");

        var again = await OpenAsync(Html, new Uri(page.Url).Fragment);
        (await again.Locator("#found").TextContentAsync()).Should().Be(found);
        (await again.Locator("[name=topic]").InputValueAsync()).Should().Be("paging");
        await again.Locator("[type=reset]").ClickAsync();
        await again.WaitForFunctionAsync("document.getElementById('found').textContent.startsWith('480')");
    }

    [Test]
    public async Task A_cell_of_the_matrix_leads_to_its_clauses()
    {
        var page = await OpenAsync(Html);
        await page.Locator("tr:has-text('v3.apps') td.failed a").First.ClickAsync();
        await page.WaitForFunctionAsync("document.getElementById('found').textContent.startsWith('1 of')");
        (await page.Locator("#clauses li").TextContentAsync()).Should().Contain(FailedId);
    }

    [Test]
    public async Task A_link_to_a_clause_opens_its_finding_or_else_shows_it_in_the_list()
    {
        var red = await OpenAsync(Html, $"#{FailedId}");
        (await red.Locator($"[id='{FailedId}'] .sides").IsVisibleAsync()).Should().BeTrue();
        (await red.Locator(".found").GetAttributeAsync("id")).Should().Be(FailedId);

        var green = await OpenAsync(Html, "#v3.apps/paging/size-7");
        (await green.Locator("#clauses li").CountAsync()).Should().Be(1);
        (await green.Locator("#clauses li").TextContentAsync()).Should().StartWith("passed v3.apps/paging/size-7");
    }

    [Test]
    public async Task The_request_of_a_finding_is_copied()
    {
        var page = await OpenAsync(Html, $"#{FailedId}");
        var command = page.Locator($"[id='{FailedId}'] .command").First;
        await command.Locator("button").ClickAsync();
        await page.WaitForFunctionAsync("[...document.querySelectorAll('.copy')].some(button => button.textContent === 'copied')");
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().Be(await command.Locator("code").TextContentAsync());
    }

    [Test]
    public async Task Endpoints_fold_by_keyboard_and_what_is_red_is_unfolded()
    {
        var page = await OpenAsync(Html);
        var (red, green) = (page.Locator("tbody:has-text('v3.apps') button"), page.Locator("tbody:has-text('v3.stacks') button"));
        (await red.GetAttributeAsync("aria-expanded")).Should().Be("true");
        (await green.GetAttributeAsync("aria-expanded")).Should().Be("false");
        (await page.Locator("tr.endpoint:has-text('v3.stacks')").First.IsVisibleAsync()).Should().BeFalse();
        await green.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("tr.endpoint:has-text('v3.stacks')").First.IsVisibleAsync()).Should().BeTrue();
    }

    [TestCase(1280, ColorScheme.Light, "desktop")]
    [TestCase(1280, ColorScheme.Dark, "dark")]
    [TestCase(400, ColorScheme.Light, "phone")]
    [TestCase(400, ColorScheme.Dark, "phone-dark")]
    public async Task Everybody_can_read_it_on_any_screen(int width, ColorScheme scheme, string name)
    {
        var page = await OpenAsync(Html, width: width, scheme: scheme);
        await PictureAsync(page, $"report-{name}");
        (await SidewaysAsync(page)).Should().Be(0);
        var light = await page.EvaluateAsync<int>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]");
        (light > 128).Should().Be(scheme == ColorScheme.Light);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await EverybodyCanReadAsync(page);
    }

    [Test]
    public async Task On_paper_there_is_nothing_to_click()
    {
        var page = await OpenAsync(Html);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("#filters").IsVisibleAsync()).Should().BeFalse();
        (await page.Locator(".copy").First.IsVisibleAsync()).Should().BeFalse();
        (await page.Locator(".matrix").IsVisibleAsync()).Should().BeTrue();
    }

    [Test]
    public async Task A_report_about_a_whole_api_is_small_and_can_be_searched()
    {
        var html = HtmlReport.Of(SampleReport.Of(Clauses(endpoints: 500)));
        html.Length.Should().BeLessThan(3_000_000);
        var page = await OpenAsync(html);
        (await page.Locator("#found").TextContentAsync()).Should().Be("20000 of 20000 clauses");
        await page.Locator("[name=q]").FillAsync("things_499 size-3");
        (await page.Locator("#clauses li").CountAsync()).Should().Be(11);
    }

    /// <summary>Of each endpoint forty clauses in four topics; one of v3.apps fails, and one of each endpoint is undecided.</summary>
    private static IEnumerable<ReportClause> Clauses(int endpoints) =>
        from endpoint in Enumerable.Range(0, endpoints)
        from number in Enumerable.Range(0, 40)
        let name = endpoint < Names.Length ? Names[endpoint] : $"v3.things_{endpoint}"
        let id = $"{name}/{(number < 20 ? "paging" : "ordering")}/size-{number}"
        select id == FailedId ? Failed
            : number == 5 ? SampleReport.Clause(id, ClauseStatus.Inconclusive, "the list has 1 item, 2 are needed", new("too-few-items"))
            : SampleReport.Clause(id, ClauseStatus.Passed, "", level: number % 2 == 0 ? ClauseLevel.Documented : ClauseLevel.Implied) with
            {
                Reason = null,
            };

    private static ReportClause Failed => new(
        FailedId, ClauseLevel.Documented, ClauseStatus.Failed, "pages of two items are the same list",
        new("List apps", "Query parameters, per_page"), null,
        [
            new("0123456789abcdef", "\"ruby\" at position 2", "\"rubi\" at position 2", "/resources/1/name",
                "curl -sS -i -H \"Authorization: bearer $CF_TOKEN\" 'http://127.0.0.1:1/v3/apps?per_page=2&page=2'",
                new(200, new Dictionary<string, string> { ["Content-Type"] = "application/json; charset=utf-8" },
                    """{"pagination":{"total_results":4},"resources":[{"name":"go"},{"name":"rubi"}]}"""), "3f2c")
            {
                Cause = new("same-list", "/resources/*/name"),
            },
        ]);
}
