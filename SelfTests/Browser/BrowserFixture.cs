using System.Collections.Concurrent;
using CloudController.Contract.Settings;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CloudController.SelfTests.Browser;

/// <summary>
/// Pages in a headless Chromium. After each test no page may have written an error to its console or asked for anything but itself.
/// </summary>
[Category("browser")]
public abstract class BrowserFixture
{
    /// <summary>Another Chromium than that of Debian's packages.</summary>
    private const string Variable = "CHROMIUM";

    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly List<IBrowserContext> _contexts = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    [OneTimeSetUp]
    public async Task StartTheBrowser()
    {
        var program = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } other ? other : "/usr/bin/chromium";
        if (!File.Exists(program))
            Assert.Ignore($"there is no {program}: install Debian's package chromium, or name a Chromium in {Variable}");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [OneTimeTearDown]
    public async Task StopTheBrowser()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    [TearDown]
    public async Task NothingIsWrongWithThePages()
    {
        foreach (var context in _contexts)
            await context.CloseAsync();
        _contexts.Clear();
        var troubles = _troubles.ToList();
        _troubles.Clear();
        troubles.Should().BeEmpty();
    }

    /// <summary>Opens <paramref name="html"/> as a file of its own, at a place of it.</summary>
    protected async Task<IPage> OpenAsync(string html, string fragment = "", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        _contexts.Add(context);
        var test = TestContext.CurrentContext;
        var file = Path.Combine(test.WorkDirectory, "TestResults", "browser", $"{test.Test.ID}.html");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, html);
        var address = new Uri(file).AbsoluteUri;

        var page = await context.NewPageAsync();
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Request += (_, request) => Note(request.Url.Split('#')[0] != address, $"request: {request.Url}");
        await page.GotoAsync(address + fragment);
        return page;
    }

    /// <summary>Keeps a picture of what is seen, for people to look at.</summary>
    protected static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Workspace.Folder, "TestResults", "pictures", $"{name}.png"),
    });

    /// <summary>How far the page can be scrolled sideways, in pixels.</summary>
    protected static Task<int> SidewaysAsync(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Axe finds nothing on <paramref name="page"/> that would keep people from reading it.</summary>
    protected static async Task EverybodyCanReadAsync(IPage page)
    {
        var violations = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "moderate" or "serious" or "critical");
        violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").Should().BeEmpty();
    }

    private void Note(bool isTrouble, string text)
    {
        if (isTrouble)
            _troubles.Enqueue(text);
    }
}
