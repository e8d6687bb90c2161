using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.SelfTests.Reports;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>trend</c> says of a history.</summary>
[Parallelizable(ParallelScope.Children), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TrendTool : IDisposable
{
    private const string A = "v3.apps/paging/a";
    private const string B = "v3.apps/paging/b";
    private const string Target = "http://127.0.0.1:1";

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Test]
    public async Task Each_run_has_a_row_with_what_was_new_and_fixed()
    {
        Write(
            Nights.Night(0, (A, ClauseStatus.Failed), (B, ClauseStatus.Passed)),
            Nights.Night(1, (A, ClauseStatus.Failed), (B, ClauseStatus.Failed)),
            Nights.Night(2, (A, ClauseStatus.Inconclusive), (B, ClauseStatus.Passed)),
            Nights.Night(3, (A, ClauseStatus.Passed), (B, ClauseStatus.Passed)));

        var (code, output, error) = await Trend("--format", "md");

        (code, error).Should().Be((0, ""));
        output.Split('\n').Where(line => line.StartsWith("| 2026", StringComparison.Ordinal)).Should().Equal(
            "| 2026-11-23 02:00 | deviating | 1 | 0 | 1 | 0 | 0 | 2 | 1.0 | 2.42.0 / 2.33.0 | none |",
            "| 2026-11-24 02:00 | deviating | 2 | 0 | 1 | 0 | 0 | 2 | 1.0 | 2.42.0 / 2.33.0 | none |",
            "| 2026-11-25 02:00 | conformant | 0 | 0 | 0 | 1 | 1 | 2 | 1.0 | 2.42.0 / 2.33.0 | none |",
            "| 2026-11-26 02:00 | conformant | 0 | 0 | 0 | 1 | 0 | 2 | 1.0 | 2.42.0 / 2.33.0 | none |");
        output.Should().Contain("`▄█▁▁` failed clauses and warnings of 4 runs, 2 at most");
    }

    [TestCase("console")]
    [TestCase("md")]
    [TestCase("html")]
    public async Task Only_the_latest_runs_are_told_where_that_is_asked_for_and_what_they_fixed_stays(string format)
    {
        Write(Nights.Night(0, (A, ClauseStatus.Failed)), Nights.Night(1, (A, ClauseStatus.Passed)));
        var output = (await Trend("--last", "1", "--format", format)).Output;
        output.Should().NotContain("2026-11-23").And.Contain("2026-11-24").And.Contain("of 1 run,");
        if (format == "md")
            output.Should().Contain("| conformant | 0 | 0 | 0 | 1 |");
    }

    [Test]
    public async Task Targets_are_told_apart()
    {
        var other = Nights.Night(1, (A, ClauseStatus.Passed));
        Write(Nights.Night(0, (A, ClauseStatus.Failed)), other with { Target = other.Target with { Endpoint = "http://127.0.0.2:1" } });

        (await Trend()).Output.Should().Contain(Target).And.Contain("http://127.0.0.2:1");
        (await Trend("--target", Target)).Output.Should().Contain(Target).And.NotContain("http://127.0.0.2:1");
        var (code, _, error) = await Trend("--target", "http://127.0.0.3:1");
        code.Should().Be(2);
        error.Should().Contain("it has no run against 'http://127.0.0.3:1'; there are http://127.0.0.1:1, http://127.0.0.2:1");
    }

    [Test]
    public async Task A_line_that_is_no_run_is_named_and_skipped()
    {
        Write(Nights.Night(0, (A, ClauseStatus.Failed)));
        var file = Path.Combine(_files.Path, RunHistory.File);
        File.AppendAllText(file, "{ \"a\": \"<b>\" }\n\n");
        Write(Nights.Night(1, (A, ClauseStatus.Failed)));

        var (code, output, error) = await Trend("--format", "html");

        code.Should().Be(0);
        error.Should().StartWith($"skipped: {file}:2: this is no line about a run");
        output.Should().Contain(":2: this is no line about a run").And.Contain("2026-11-23").And.Contain("2026-11-24");
    }

    [Test]
    public async Task A_comment_holds_the_latest_of_however_many_runs()
    {
        Write(Enumerable.Range(0, 1_000).Select(night => Nights.Night(night, (A, ClauseStatus.Failed))).ToArray());
        var output = (await Trend("--format", "md")).Output;
        output.Length.Should().BeLessThanOrEqualTo(BoundedMarkdown.Longest);
        output.Should().Contain("and 800 earlier runs; --format html has them all").And.Contain("2029-08-18");
    }

    [TestCase("", "it has no run")]
    [TestCase("null\n", "it has no run")]
    [TestCase(null, "history.jsonl")]
    public async Task A_history_without_a_run_is_3(string? content, string said)
    {
        if (content is not null)
            _files.Write(RunHistory.File, content);
        var (code, output, error) = await Trend();
        (code, output).Should().Be((3, ""));
        error.Should().Contain(said);
    }

    [TestCase("--last", "0")]
    [TestCase("--last", "-3")]
    [TestCase("--last", "many")]
    [TestCase("--format", "json")]
    public async Task A_wrong_command_line_is_2(string option, string value)
    {
        Write(Nights.Night(0));
        (await Trend(option, value)).Code.Should().Be(2);
    }

    [Test]
    public async Task The_chart_says_what_it_shows_and_has_a_bar_for_each_run()
    {
        Write(
            Nights.Night(0, (A, ClauseStatus.Failed), (B, ClauseStatus.Warning)),
            Nights.Night(1, (A, ClauseStatus.Passed)),
            Nights.Night(2, (A, ClauseStatus.Error)));

        var page = HtmlReading.Parse((await Trend("--format", "html")).Output);

        var chart = page.QuerySelector("svg.trend")!;
        chart.GetAttribute("role").Should().Be("img");
        foreach (var name in (string[])["aria-labelledby", "aria-describedby"])
            page.GetElementById(chart.GetAttribute(name)!)!.TextContent.Should().NotBeEmpty();
        chart.QuerySelectorAll("g").Select(run => string.Join(' ', run.QuerySelectorAll("rect").Select(bar => bar.ClassName)))
            .Should().Equal("bar-failed bar-warning", "bar-clean", "bar-silent");
        page.QuerySelectorAll("[style]").Should().BeEmpty("the policy of the page lets no such style take effect");
        page.QuerySelectorAll("tbody tr").Should().HaveCount(3);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(3_000)]
    public async Task No_bar_is_higher_than_the_chart_and_even_one_deviation_is_seen(int warnings)
    {
        Write(Nights.Night(0, [(A, ClauseStatus.Failed), .. Enumerable.Range(0, warnings)
            .Select(number => ($"v3.apps/paging/size-{number}", ClauseStatus.Warning))]));

        var page = HtmlReading.Parse((await Trend("--format", "html")).Output);

        page.QuerySelectorAll("rect").Select(bar => bar.ClassName).Should().Equal("bar-failed", "bar-warning");
        foreach (var bar in page.QuerySelectorAll("rect"))
        {
            int.Parse(bar.GetAttribute("y")!, System.Globalization.CultureInfo.InvariantCulture).Should().BeGreaterThanOrEqualTo(0);
            int.Parse(bar.GetAttribute("height")!, System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(3, 100);
        }
    }

    /// <summary>Each run after the one before it, as a nightly job writes them.</summary>
    private void Write(params RunReport[] nights)
    {
        RunReport? before = null;
        foreach (var night in nights)
        {
            before = before is null ? night : night.After(before);
            RunHistory.Append(_files.Path, before);
        }
    }

    private Task<(int Code, string Output, string Error)> Trend(params string[] options) => Tool.Run(["trend", _files.Path, .. options]);
}
