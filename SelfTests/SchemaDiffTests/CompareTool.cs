using System.Text.Json;
using CloudController.Contract.Findings;
using CloudController.Contract.Json;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Validation;
using CloudController.SelfTests.Reports;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>compare</c> says of two runs.</summary>
[Parallelizable(ParallelScope.Children), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CompareTool : IDisposable
{
    private const string A = "v3.apps/paging/a";
    private const string B = "v3.apps/paging/b";

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [TestCase(ClauseStatus.Passed, ClauseStatus.Failed, "new")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Failed, "as before")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Passed, "fixed")]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Inconclusive, "not looked at")]
    [TestCase(ClauseStatus.Passed, ClauseStatus.Inconclusive, "too few items")]
    public async Task Every_form_tells_what_became_of_a_deviation(ClauseStatus before, ClauseStatus now, string said)
    {
        var (old, late) = (Nights.Night(0, (A, before)), Nights.Night(1, (A, now)));
        foreach (var format in (string[])["console", "md", "html"])
        {
            var output = (await Compare(old, late, "--format", format)).Output;
            output.Should().Contain(late.After(old).Comparison!.Sentence()).And.Contain(said, "{0}", format);
        }
    }

    [Test]
    public async Task The_comparison_is_that_of_the_run_itself()
    {
        var first = Nights.Night(0, (A, ClauseStatus.Failed), (B, ClauseStatus.Inconclusive));
        var second = Nights.Night(1, (A, ClauseStatus.Inconclusive), (B, ClauseStatus.Failed)).After(first);
        var third = Nights.Night(2, (A, ClauseStatus.Failed), (B, ClauseStatus.Inconclusive)).After(second);

        var output = (await Compare(second, third, "--format", "json")).Output;

        var expected = JsonDocument.Parse(ReportFiles.Serialize(third)).RootElement.GetProperty("comparison");
        JsonElement.DeepEquals(JsonDocument.Parse(output).RootElement.GetProperty("comparison"), expected).Should().BeTrue(output);
        expected.GetProperty("still")[0].GetProperty("since").GetDateTimeOffset().Should()
            .Be(Nights.First, "the deviation is carried on through a night that did not look at it");
    }

    [Test]
    public async Task The_json_report_conforms_to_its_published_schema()
    {
        var schema = ResponseSchema.Load(Path.Combine(Workspace.Folder, "SchemaDiff", "compare-report.schema.json"));
        foreach (var now in Enum.GetValues<ClauseStatus>())
        {
            var output = (await Compare(Nights.Night(0, (A, ClauseStatus.Failed), (B, ClauseStatus.Passed)),
                Nights.Night(1, (A, ClauseStatus.Failed), (B, now)), "--format", "json")).Output;
            schema.Validate(StrictJson.Read(System.Text.Encoding.UTF8.GetBytes(output)).Root).Should().BeEmpty(output);
        }
    }

    [Test]
    public async Task What_the_runs_are_made_of_is_told_where_it_differs()
    {
        var old = Nights.Night(0, (A, ClauseStatus.Passed));
        var now = Nights.Night(1, (A, ClauseStatus.Failed)) with
        {
            Target = old.Target with { ApiVersionV2 = "2.43.0" },
            Editions = new Dictionary<string, string?> { ["v2"] = "2.33.1", ["v3"] = null },
            Requests = 77,
            ElapsedSeconds = 8.2,
        };

        var lines = (await Compare(old, now, "--format", "md")).Output.Split('\n');

        lines.Should().Contain(
        [
            "| verdict | conformant | deviating |", "| v2 of the target | 2.42.0 | 2.43.0 |", "| edition of v2 | 2.33.0 | 2.33.1 |",
            "| passed | 1 | 0 |", "| failed | 0 | 1 |", "| requests | 2 | 77 |", "| seconds | 1.0 | 8.2 |",
        ]);
        lines.Should().NotContain(line => line.Contains("edition of v3", StringComparison.Ordinal), "it is the same");
    }

    [TestCase(ClauseStatus.Passed, ClauseStatus.Failed, "none", 0)]
    [TestCase(ClauseStatus.Passed, ClauseStatus.Failed, "new", 1)]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Failed, "new", 0)]
    [TestCase(ClauseStatus.Failed, ClauseStatus.Passed, "new", 0)]
    [TestCase(ClauseStatus.Passed, ClauseStatus.Warning, "new", 0)]
    [TestCase(ClauseStatus.Passed, ClauseStatus.Error, "new", 1)]
    public async Task The_exit_code_tells_of_something_new_where_it_is_asked_for(
        ClauseStatus before, ClauseStatus now, string failOn, int code) =>
        (await Compare(Nights.Night(0, (A, before)), Nights.Night(1, (A, now)), "--fail-on", failOn)).Code.Should().Be(code);

    [TestCase("\"schemaVersion\": 1", "\"schemaVersion\": 2", "/schemaVersion must be 1, the version that this tool reads")]
    [TestCase("\"schemaVersion\"", "\"version\"", "/schemaVersion is missing")]
    [TestCase("\"verdict\": \"deviating\"", "\"verdict\": \"fine\"", "/verdict must be one of conformant, deviating, vacuous, error")]
    [TestCase("\"endpoint\": \"http", "\"address\": \"http", "/target/endpoint is missing")]
    [TestCase("\"notApplicable\": 0", "\"notapplicable\": 0", "/counts/notApplicable is missing")]
    [TestCase("\"passed\": 0", "\"passed\": -1", "/counts/passed must be a whole number from 0 on")]
    [TestCase("\"id\": \"v3.apps/paging/a\"", "\"id\": 5", "/clauses/0/id must be a text")]
    [TestCase("\"id\": \"v3.apps/paging/a\"", "\"id\": \"\\ud800\"", "/clauses/0/id must be a text")]
    [TestCase("\"fingerprint\"", "\"print\"", "/clauses/0/findings/0/fingerprint is missing")]
    [TestCase("\"status\": \"failed\"", "\"status\": \"bad\"", "/clauses/0/status must be one of notApplicable, passed, ")]
    [TestCase("\"startedAt\": \"2026", "\"startedAt\": \"on 2026", "/startedAt must be a time")]
    [TestCase("\"embedded\": false", "\"embedded\": \"no\"", "/target/embedded must be true or false")]
    [TestCase("\"observations\": []", "\"observations\": {}", "/observations must be a list")]
    public async Task A_member_that_is_wrong_is_named_with_its_file(string part, string wrong, string said)
    {
        var whole = ReportFiles.Serialize(Nights.Night(0, (A, ClauseStatus.Failed)));
        whole.Should().Contain(part);
        var at = whole.IndexOf(part, StringComparison.Ordinal);
        var file = _files.Write("wrong.json", whole[..at] + wrong + whole[(at + part.Length)..]);

        var (code, _, error) = await Tool.Run("compare", file, file);

        code.Should().Be(3);
        error.Should().StartWith($"{file}: it is no contract report: {said}");
    }

    [TestCase("[]", ": it is no contract report: the whole must be an object")]
    [TestCase("{", ": Expected depth to be zero")]
    [TestCase("{ \"schemaVersion\": 1, \"schemaVersion\": 1 }", "schemaVersion")]
    [TestCase(null, "Could not find file")]
    public async Task A_file_that_is_no_report_is_3(string? content, string said)
    {
        var file = content is null ? Path.Combine(_files.Path, "nowhere.json") : _files.Write("wrong.json", content);
        var (code, _, error) = await Tool.Run("compare", file, file);
        code.Should().Be(3);
        error.Should().StartWith(file).And.Contain(said);
    }

    [TestCase("--format", "pdf")]
    [TestCase("--fail-on", "all")]
    public async Task A_wrong_command_line_is_2(string option, string value) =>
        (await Compare(Nights.Night(0), Nights.Night(1), option, value)).Code.Should().Be(2);

    [Test]
    public async Task A_report_goes_into_the_file_that_is_asked_for()
    {
        var output = Path.Combine(_files.Path, "compared.md");
        (await Compare(Nights.Night(0), Nights.Night(1), "--format", "md", "--output", output)).Output.Should().BeEmpty();
        File.ReadAllText(output).Should().StartWith("## Runs compared: conformant → conformant\n");
    }

    [TestCase("console")]
    [TestCase("md")]
    [TestCase("html")]
    public async Task No_form_lets_a_text_of_the_target_do_anything(string format)
    {
        const string text = "<img src=x>|`[x](y)@all\u001b[31m\n::error::x";
        var now = Nights.Night(1, (A, ClauseStatus.Passed));
        now = now with { Target = now.Target with { ApiVersionV2 = text } };

        var output = (await Compare(Nights.Night(0), now, "--format", format)).Output;

        output.Should().NotContain("\u001b").And.Contain("v2 of the target");
        if (format != "html")
            output.Split('\n').Should().NotContain(line => line.StartsWith("::", StringComparison.Ordinal));
        if (format == "html")
            HtmlReading.Parse(output).QuerySelectorAll("img").Should().BeEmpty();
        if (format == "md")
            output.Should().NotContain("<img").And.NotContain("[x](y)").And.NotContain(" @all");
    }

    [Test]
    public async Task A_comment_holds_the_markdown_of_however_many_deviations()
    {
        var clauses = Enumerable.Range(0, 5_000).Select(number => ($"v3.apps/paging/size-{number}", ClauseStatus.Failed)).ToArray();
        var output = (await Compare(Nights.Night(0), Nights.Night(1, clauses), "--format", "md")).Output;
        output.Length.Should().BeInRange(20_000, BoundedMarkdown.Longest);
        output.Should().Contain("and 4600 more; --format html or json has them all");
    }

    private Task<(int Code, string Output, string Error)> Compare(RunReport old, RunReport now, params string[] options) => Tool.Run(
    [
        "compare",
        _files.Write("old.json", ReportFiles.Serialize(old)),
        _files.Write("new.json", ReportFiles.Serialize(now)),
        .. options,
    ]);
}
