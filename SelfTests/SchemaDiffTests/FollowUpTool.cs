using System.Text.Json;
using CloudController.Contract.Findings;
using CloudController.Contract.Observations;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.SchemaDiff.Tracking;
using CloudController.SelfTests.Reports;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What follows from a run: its summary, and what is to be done about the issue of its target.</summary>
[Parallelizable(ParallelScope.Children), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FollowUpTool : IDisposable
{
    private const string A = "v3.apps/paging/a";
    private const string B = "v3.apps/paging/b";
    private const ClauseStatus Good = ClauseStatus.Passed;
    private const ClauseStatus Bad = ClauseStatus.Failed;

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [TestCase(Good, "none", TestName = "no issue is open and the target is clean")]
    [TestCase(ClauseStatus.Warning, "none", TestName = "no issue is open and there are warnings only")]
    [TestCase(Bad, "open", TestName = "no issue is open and the target deviates")]
    [TestCase(ClauseStatus.Error, "none", TestName = "no issue is open and the run broke off")]
    public async Task Without_an_open_issue(ClauseStatus now, string action)
    {
        var plan = await Plan(Nights.Night(0, (A, now)));
        plan.Text("action").Should().Be(action);
        (plan.Text("body").Length > 0).Should().Be(action == "open");
    }

    [TestCase(Bad, Good, "none", TestName = "an issue is open and the deviations are the same")]
    [TestCase(Bad, Bad, "update", TestName = "an issue is open and there is one more")]
    [TestCase(Good, Bad, "update", TestName = "an issue is open and there is another one")]
    [TestCase(Good, Good, "close", TestName = "an issue is open and the target is clean")]
    [TestCase(ClauseStatus.Warning, Good, "close", TestName = "an issue is open and there are warnings only")]
    [TestCase(ClauseStatus.Waived, Good, "close", TestName = "an issue is open and what it is about is waived")]
    [TestCase(ClauseStatus.NotApplicable, Good, "close", TestName = "an issue is open and its clause no longer applies")]
    [TestCase(ClauseStatus.Inconclusive, Good, "none", TestName = "an issue is open and its clause was not decided")]
    [TestCase(ClauseStatus.Inconclusive, Bad, "update", TestName = "an issue is open, its clause was not decided, another one is broken")]
    [TestCase(Good, ClauseStatus.Error, "none", TestName = "an issue is open and the run broke off")]
    public async Task With_an_open_issue(ClauseStatus a, ClauseStatus b, string action)
    {
        var first = Nights.Night(0, (A, Bad), (B, Good));
        var opened = await Plan(first);

        var plan = await Plan(Nights.Night(1, (A, a), (B, b)).After(first), (7, opened.Text("body")));

        plan.Text("action").Should().Be(action);
        plan.GetProperty("issue").GetInt32().Should().Be(7);
        (plan.Text("comment").Length > 0).Should().Be(action != "none");
        if (action == "update")
        {
            var again = await Plan(Nights.Night(2, (A, a), (B, b)).After(Nights.Night(1, (A, a), (B, b)).After(first)),
                (7, plan.Text("body")));
            again.Text("action").Should().Be("none", "the new body is about what there is now");
        }
    }

    [Test]
    public async Task A_run_that_says_nothing_of_its_target_neither_opens_an_issue_nor_closes_one()
    {
        var first = Nights.Night(0, (A, Bad));
        var opened = await Plan(first);
        foreach (var verdict in (Verdict[])[Verdict.Vacuous, Verdict.Error])
        {
            var second = Nights.Night(1, (A, Good)).After(first) with { Verdict = verdict };
            var (without, with) = (await Plan(second), await Plan(second, (7, opened.Text("body"))));
            (without.Text("action"), with.Text("action")).Should().Be(("none", "none"));
            with.Text("reason").Should().Be("the run says nothing of the target, so that the issue stays as it is");
        }
    }

    [Test]
    public async Task A_clause_that_was_not_asked_for_tonight_keeps_its_issue_open()
    {
        var first = Nights.Night(0, (A, Bad), (B, Good));
        var opened = await Plan(first);
        (await Plan(Nights.Night(1, (B, Good)).After(first), (7, opened.Text("body")))).Text("action").Should().Be("none");
    }

    [TestCase("somebody's own words", "open", TestName = "an issue without a mark is left alone")]
    [TestCase("<!-- contract-tests target=0123456789abcdef deviations=0123456789abcdef -->", "open",
        TestName = "the issue of another target is left alone")]
    public async Task Issues_of_others(string body, string action)
    {
        var plan = await Plan(Nights.Night(0, (A, Bad)), (7, body));
        plan.Text("action").Should().Be(action);
        plan.GetProperty("issue").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Test]
    public async Task The_texts_say_which_clauses_and_since_when_and_where_to_look()
    {
        var first = Nights.Night(0, (A, Bad), (B, Good));
        var opened = await Plan(first, "--run-url", "https://example.com/runs/1", "--target", "prod");
        opened.Text("title").Should().Be("Contract tests: prod deviates");
        opened.GetProperty("labels")[0].GetString().Should().Be("contract-tests");
        opened.Text("body").Should().Contain("1 way").And.Contain($"| {A} | 2026-11-23 | {Nights.Fingerprint(A)} |")
            .And.Contain("[the run with its reports](<https://example.com/runs/1>)");

        var issues = Issues((7, opened.Text("body")));
        var changed = await Plan(Nights.Night(1, (A, Good), (B, Bad)).After(first), "--target", "prod", "--issues", issues);

        changed.Text("comment").Should().Contain($"**New**\n\n| clause | since | fingerprint |\n|---|---|---|\n| {B} |")
            .And.Contain($"**Fixed**\n\n| clause | since | fingerprint |\n|---|---|---|\n| {A} |");
        (await Plan(Nights.Night(1, (A, Good), (B, Good)).After(first), "--target", "prod", "--issues", issues))
            .Text("comment").Should().Contain("prod no longer deviates");
    }

    [Test]
    public async Task The_body_fits_into_an_issue_and_keeps_its_mark_whatever_the_texts()
    {
        var night = Nights.Night(0, (A, Bad));
        var clauses = Enumerable.Range(0, 3_000).Select(number => night.Clauses[0] with
        {
            Id = $"<img src=x onerror=alert(1)>@all \u202e{number}{new string('|', 4_000)}",
            Findings = [night.Clauses[0].Findings[0] with { Fingerprint = Nights.Fingerprint($"{number}") }],
        }).ToList();
        var report = night with { Clauses = clauses };

        var opened = await Plan(report, "--target", "<b>@all");

        opened.Text("body").Length.Should().BeLessThanOrEqualTo(BoundedMarkdown.Longest);
        opened.Text("body").Should().NotContain("<img").And.NotContain("<b>").And.NotContain(" @all").And.NotContain("\u202e");
        var plan = await Plan(report, "--target", "<b>@all", "--issues", Issues((7, opened.Text("body"))));
        plan.Text("action").Should().Be("none", "the mark is read back");
    }

    [Test]
    public async Task A_summary_tells_verdict_comparison_and_the_drift_from_the_edition_of_the_run()
    {
        var report = Nights.Night(1, (A, Bad)).After(Nights.Night(0, (A, Good))) with { Observations = [Seen("v2.buildpacks")] };

        var (code, output, error) = await FollowUp(report);

        (code, error).Should().Be((0, ""));
        output.Should().StartWith("## http://127.0.0.1:1: deviating\n").And.Contain(report.Comparison!.Sentence())
            .And.Contain("**v2**: v2\\@2.33.0 → what the target showed: ")
            .And.Contain("surprise", "no document knows the member")
            .And.Contain("**v3**: no comparison with the documents, because no edition was held against the target");
    }

    [TestCase(ClauseStatus.Error, "v2.buildpacks", "**v2**: no comparison with the documents, because the run broke off")]
    [TestCase(ClauseStatus.Passed, "v3.apps", "**v2**: no comparison with the documents, because the run saw no page of it")]
    public async Task What_cannot_be_compared_is_said(ClauseStatus now, string seen, string said) =>
        (await FollowUp(Nights.Night(0, (A, now)) with { Observations = [Seen(seen)] })).Output.Should().Contain(said);

    [Test]
    public async Task An_edition_that_is_not_there_costs_the_exit_code_and_nothing_else()
    {
        var report = Nights.Night(0, (A, Bad)) with
        {
            Editions = new Dictionary<string, string?> { ["v2"] = "9.9.9", ["v3"] = null },
            Observations = [Seen("v2.buildpacks")],
        };
        var plan = Path.Combine(_files.Path, "plan.json");

        var (code, output, error) = await FollowUp(report, "--plan", plan);

        code.Should().Be(3);
        error.Should().Contain("v2@9.9.9");
        output.Should().Contain("v2\\@9.9.9").And.Contain("Tracking issue: open");
        File.Exists(plan).Should().BeTrue();
    }

    [Test]
    public async Task Files_of_the_job_are_added_to()
    {
        var (summary, outputs) = (_files.Write("summary.md", "before\n"), _files.Write("outputs", "a=b\n"));
        var options = new[] { "--summary", summary, "--outputs", outputs, "--plan", Path.Combine(_files.Path, "plan.json") };
        (await FollowUp(Nights.Night(0, (A, Bad)), options)).Output.Should().BeEmpty();
        File.ReadAllText(summary).Should().StartWith("before\n## ");
        File.ReadAllText(outputs).Should().Be("a=b\nverdict=deviating\naction=open\n");
    }

    [TestCase("{}", "must be a list")]
    [TestCase("[{ \"number\": 7 }]", "/0/body is missing")]
    [TestCase("[{ \"number\": \"7\", \"body\": \"\" }]", "/0/number must be a whole number")]
    [TestCase("", "issues.json")]
    public async Task A_wrong_list_of_issues_is_3(string content, string said)
    {
        var (code, _, error) = await FollowUp(Nights.Night(0), "--issues", _files.Write("issues.json", content));
        code.Should().Be(3);
        error.Should().Contain(said);
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("runs/1")]
    public async Task An_address_that_is_none_is_2(string address) =>
        (await FollowUp(Nights.Night(0), "--run-url", address)).Code.Should().Be(2);

    [Test]
    public void A_mark_is_read_back()
    {
        var mark = new IssueMark("0123456789abcdef", "fedcba9876543210");
        IssueMark.In($"{mark}\nand <!-- contract-tests target=ffffffffffffffff deviations=ffffffffffffffff -->").Should().Be(mark);
        IssueMark.In("nothing").Should().BeNull();
    }

    private static Observation Seen(string endpoint) => new(
        endpoint,
        "2.33.0",
        1,
        [new("/resources/*/surprise", Documented: false, 1, 1, new Dictionary<string, int> { ["string"] = 1 }, null, null)]);

    private Task<JsonElement> Plan(RunReport report, (int Number, string Body) open) => Plan(report, "--issues", Issues(open));

    private async Task<JsonElement> Plan(RunReport report, params string[] options)
    {
        var file = Path.Combine(_files.Path, "plan.json");
        var (code, _, error) = await FollowUp(report, ["--plan", file, .. options]);
        code.Should().Be(0, error);
        return JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
    }

    private string Issues(params (int Number, string Body)[] open) =>
        _files.Write("issues.json", JsonSerializer.Serialize(open.Select(issue => new { number = issue.Number, body = issue.Body })));

    private Task<(int Code, string Output, string Error)> FollowUp(RunReport report, params string[] options) =>
        Tool.Run(["follow-up", _files.Write("report.json", ReportFiles.Serialize(report)), .. options]);
}

/// <summary>Looks into a plan.</summary>
file static class PlanReading
{
    internal static string Text(this JsonElement plan, string name) => plan.GetProperty(name).GetString()!;
}
