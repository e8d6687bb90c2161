using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;
using CloudController.Contract.Validation;
using CloudController.SchemaDiff;
using CloudController.SchemaDiff.Commands;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reports;
using CloudController.SelfTests.Reports;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>diff</c> says to the script that called it.</summary>
public sealed class DiffTool
{
    private const string Old =
        """{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": { "type": "string" } } }""";
    private const string Wider = """{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": """
        + """{ "type": "string" }, "b": { "type": "string" } } }""";
    private const string Hostile = """{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": """
        + """{ "type": "string" }, "<script>|`[x](y)\u001b[31m\n::error::100%": { "type": "string", "enum": ["<b>&", "[red]"] } } }""";

    private TemporaryFolder _files = null!;

    [SetUp]
    public void Create() => _files = new();

    [TearDown]
    public void Delete() => _files.Dispose();

    [TestCase(Old, Old, "additive", 0)]
    [TestCase(Old, Wider, "breaking", 0)]
    [TestCase(Old, Wider, "risky", 0)]
    [TestCase(Old, Wider, "additive", 1)]
    [TestCase(Wider, Old, "breaking", 1)]
    [TestCase(Wider, Old, "none", 0)]
    public async Task The_exit_code_follows_the_severity_asked_for(string old, string now, string failOn, int code) =>
        (await Diff(old, now, "--fail-on", failOn)).Code.Should().Be(code);

    [TestCase("--fail-on", "sometimes")]
    [TestCase("--format", "pdf")]
    [TestCase("--unknown", "x")]
    [TestCase("--endpoint", "kettles.list")]
    public async Task A_wrong_command_line_is_2(string option, string value) => (await Diff(Old, Old, option, value)).Code.Should().Be(2);

    [TestCase("v2@9.9.9", "there is no such edition; there are v2@2.33.0, v3@2.42.0-experimental")]
    [TestCase("nowhere", "there is no such edition, folder or file")]
    [TestCase("v2@..", "there is no such edition, folder or file")]
    public async Task A_side_that_is_not_there_is_3(string side, string message)
    {
        var (code, _, error) = await Tool.Run("diff", side, "v2@2.33.0");

        code.Should().Be(3);
        error.Should().Contain(side).And.Contain(message.Split(';')[0]);
    }

    [TestCase("{ \"a\": }")]
    [TestCase("[]")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "type": 5 }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "oneOf": {} }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "required": "a" }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "pattern": 5 } } }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "enum": "b" } } }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "additionalProperties": { "items": 1 } }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "additionalProperties": "no" }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": true } }""")]
    [TestCase("{}")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "$ref": "#/definitions/none" } } }""")]
    [TestCase("""{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "$ref": "#/properties/a" } } }""")]
    public async Task A_side_that_cannot_be_read_is_3(string content) => (await Diff(Old, content)).Code.Should().Be(3);

    [Test]
    public async Task Two_editions_are_compared_by_endpoint()
    {
        var (code, output, _) = await Tool.Run("diff", "v2@2.33.0", "v3@2.42.0-experimental", "--endpoint", "packages.list");

        code.Should().Be(1, "the families differ in how they tell pages");
        output.Should().Contain("endpoint-added").And.NotContain("endpoint-removed");
        (await Tool.Run("diff", "v2@2.33.0", "v2@2.33.0")).Output.Should().EndWith("no change\n");
    }

    [Test]
    public async Task The_json_report_conforms_to_its_published_schema()
    {
        var schema = ResponseSchema.Load(Path.Combine(Workspace.Folder, "SchemaDiff", "diff-report.schema.json"));
        foreach (var (old, now) in ((string, string)[])[(Old, Old), (Wider, Old), (Old, Hostile)])
        {
            var reading = StrictJson.Read(System.Text.Encoding.UTF8.GetBytes((await Diff(old, now, "--format", "json")).Output));
            reading.Fault.Should().Be(JsonFault.None);
            schema.Validate(reading.Root).Should().BeEmpty();
        }
    }

    [TestCase("console")]
    [TestCase("md")]
    [TestCase("html")]
    [TestCase("github")]
    public async Task No_format_lets_a_name_do_anything(string format)
    {
        var output = (await Diff(Old, Hostile, "--format", format)).Output;

        output.Should().Contain("field-added").And.NotContain("\u001b");
        if (format is "md" or "html")
            output.Should().NotContain("<b>").And.Contain("&lt;script&gt;");
        if (format is "md")
            output.Should().NotContain("<script");
        if (format is "html")
            HtmlReading.Parse(output).Scripts.Should().ContainSingle("the frame has one");
        if (format == "github")
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Should().ContainSingle().Which.Should().StartWith("::notice file=").And.Contain("100%25");
        if (format == "md")
            output.Should().NotContain("[x](y)").And.Subject.Split('\n').Should().Contain(line => line.Contains(
                "field-added", StringComparison.Ordinal)
                && line.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|') == 6);
    }

    [Test]
    public async Task An_accepted_change_does_not_fail_and_is_still_shown()
    {
        var fingerprint = await Fingerprint();

        var (code, output, _) = await Diff(Wider, Old, "--acceptance", Accept(fingerprint, "2999-12-31"));

        code.Should().Be(0);
        output.Should().Contain("breaking (accepted)").And.Contain("1 accepted");
    }

    [Test]
    public async Task An_acceptance_that_expired_or_fits_nothing_fails()
    {
        var fingerprint = await Fingerprint();

        var expired = await Diff(Wider, Old, "--fail-on", "none", "--acceptance", Accept(fingerprint, "2020-01-01"));
        var unused = await Diff(Wider, Old, "--fail-on", "none", "--acceptance", Accept("0123456789abcdef", "2999-12-31"));

        (expired.Code, unused.Code).Should().Be((1, 1));
        expired.Output.Should().Contain($"the accepted change {fingerprint} expired on 2020-01-01");
        unused.Output.Should().Contain("the accepted change 0123456789abcdef fits no change");
    }

    [Test]
    public async Task A_severity_can_be_overridden()
    {
        var file = _files.Write("acceptance.json",
            """{ "severities": [{ "rule": "field-removed", "pointer": "/b", "severity": "note", "reason": "nobody reads it","""
                + """ "expires": "2999-12-31" }] }""");

        var (code, output, _) = await Diff(Wider, Old, "--acceptance", file);

        code.Should().Be(0);
        output.Should().Contain("1 note");
    }

    [TestCase("""{ "accepted": [{ "fingerprint": "0", "expires": "2999-12-31" }] }""")]
    [TestCase("""{ "accepted": [{ "fingerprint": "0", "reason": "", "expires": "2999-12-31" }] }""")]
    [TestCase("""{ "accepted": [{ "fingerprint": "0", "reason": "why" }] }""")]
    [TestCase("""{ "severities": [{ "rule": "no-such-rule", "severity": "note", "reason": "why", "expires": "2999-12-31" }] }""")]
    [TestCase("""{ "acceptd": [] }""")]
    public async Task An_acceptance_file_that_is_not_complete_is_3(string content) =>
        (await Diff(Old, Old, "--acceptance", _files.Write("acceptance.json", content))).Code.Should().Be(3);

    [TestCase("null", "the file is null")]
    [TestCase("""{ "accepted": [null] }""", "an entry is null")]
    [TestCase("""{ "severities": [null] }""", "an entry is null")]
    [TestCase("""{ "accepted": null }""", "accepted")]
    public async Task Nothing_is_no_decision(string content, string message) => await IsRefused(content, message);

    [TestCase("3", "3")]
    [TestCase("99", "99")]
    [TestCase("\"3\"", "\"3\"")]
    [TestCase("\"99\"", "\"99\"")]
    [TestCase("\"-1\"", "\"-1\"")]
    [TestCase("\"note,risky\"", "\"note,risky\"")]
    [TestCase("\"\"", "\"\"")]
    [TestCase("null", "null")]
    [TestCase("{}", "{}")]
    [TestCase("\"\\udc00\"", "severities[0].severity")]
    public async Task A_severity_is_one_of_the_names(string severity, string shown) =>
        await IsRefused($$"""{ "severities": [{ "rule": "field-removed", "severity": {{severity}}, "reason": "why","""
            + $$""" "expires": "2999-12-31" }] }""", shown);

    [TestCase("console")]
    [TestCase("md")]
    [TestCase("html")]
    public async Task A_name_that_looks_like_a_picture_stays_a_name(string format) =>
        (await Diff(Old, Old.Replace("\"a\"", "\":warning:[red]\"", StringComparison.Ordinal), "--format", format)).Output
            .Should().MatchRegex(@":warning:\\?(\[|&#91;)red");

    [TestCase(60)]
    [TestCase(100)]
    [TestCase(160)]
    public async Task A_table_is_as_wide_as_it_is_asked_to_be(int width)
    {
        var changes = await ChangeLines.Diff("v3@2.42.0-experimental", "v3@3.228.0");
        var report = new DiffReport("old", "new", [.. changes.Select(change => new JudgedChange(change, change.Rule.Severity))], [], null,
            new Dictionary<string, string>());

        var lines = DiffFormats.All["console"](report, width).Split('\n');

        lines.Select(line => line.Length).Max().Should().BeInRange(width - 10, width);
    }

    [TestCase("""{ "response": { "headers": [{ "name": "Content-Type", "value": "a" }] } }""",
        """{ "response": { "headers": [{ "name": "content-type", "value": "a" }] } }""", "no change")]
    [TestCase("""{ "response": { "headers": [{ "name": "Content-Type", "value": "a" }] } }""",
        """{ "response": { "headers": [{ "name": "content-type", "value": "b" }] } }""", "header-value")]
    [TestCase("""{ "response": { "headers": [{ "name": "Content-Type", "value": "a" }] } }""",
        """{ "response": { "headers": [{ "name": "Content-Length", "value": "a" }] } }""", "header-removed")]
    [TestCase("""{ "request": { "headers": [{ "name": "Host" }] } }""", """{ "request": { "headers": [{ "name": "HOST" }] } }""",
        "no change")]
    [TestCase("""{ "invariants": [{ "rule": "a", "then": { "/in": { "notIn": ["x", null, 2] } } }] }""",
        """{ "invariants": [{ "rule": "a", "then": { "/in": { "notIn": [2, "x", null] } } }] }""", "no change")]
    [TestCase("""{ "invariants": [{ "rule": "a", "when": { "/s": { "in": ["x", "y"] } }, "absent": ["/b", "/c"] }] }""",
        """{ "invariants": [{ "rule": "a", "when": { "/s": { "in": ["y", "x"] } }, "absent": ["/c", "/b"] }] }""", "no change")]
    [TestCase("""{ "invariants": [{ "rule": "a", "then": { "/s": { "notIn": ["x"] } } }] }""",
        """{ "invariants": [{ "rule": "a", "then": { "/s": { "notIn": ["y"] } } }] }""", "invariant ")]
    [TestCase("""{ "invariants": [{ "rule": "a", "notAfter": ["/a", "/b"] }] }""",
        """{ "invariants": [{ "rule": "a", "notAfter": ["/b", "/a"] }] }""", "invariant ")]
    public async Task What_means_the_same_is_no_change(string old, string now, string said) =>
        (await Diff(Endpoint(old), Endpoint(now))).Output.Should().Contain(said);

    [TestCase("md")]
    [TestCase("html")]
    [TestCase("json")]
    [TestCase("console")]
    [CancelAfter(60_000)]
    public async Task Redirected_output_is_utf_8_whatever_the_locale(string format, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet",
            [
                typeof(CommandLine).Assembly.Location, "diff", _files.Write("ä.json", Old), _files.Write("new.json", Wider), "--format",
                format,
            ]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "en_US.ISO-8859-1";
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();

        await process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
        await process.WaitForExitAsync(cancellation);

        process.ExitCode.Should().Be(0);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
        text.Should().NotStartWith("\uFEFF");
        WebUtility.HtmlDecode(text).Replace("\\u00E4", "ä", StringComparison.Ordinal).Should().Contain("ä.json");
    }

    private Task<(int Code, string Output, string Error)> Diff(string old, string now, params string[] options) =>
        Tool.Run(["diff", _files.Write("old.json", old), _files.Write("new.json", now), .. options]);

    private async Task IsRefused(string acceptance, string message)
    {
        var file = _files.Write("acceptance.json", acceptance);

        var (code, output, error) = await Diff(Old, Old, "--acceptance", file);

        (code, output).Should().Be((3, ""));
        error.Should().StartWith(file).And.Contain(message).And.NotContain("   at ");
    }

    private static string Endpoint(string members) => "{ \"method\": \"GET\", \"route\": \"/v2/kettles\", " + members.TrimStart('{');

    private string Accept(string fingerprint, string expires) =>
        _files.Write("acceptance.json",
            $$"""{ "accepted": [{ "fingerprint": "{{fingerprint}}", "reason": "agreed", "expires": "{{expires}}" }] }""");

    private async Task<string> Fingerprint() =>
        JsonDocument.Parse((await Diff(Wider, Old, "--format",
            "json")).Output).RootElement.GetProperty("changes")[0].GetProperty("fingerprint").GetString()!;
}
