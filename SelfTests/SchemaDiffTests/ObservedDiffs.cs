using CloudController.Contract.Observations;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What was seen of a target against what a schema states: each departure is told once, at its place, with its severity.</summary>
public sealed class ObservedDiffs
{
    private const string Guid =
        """{ "pointer": "/resources/*/guid", "documented": true, "parents": 4, "present": 4, "types": { "string": 4 } }""";
    private const string Kind = """{ "pointer": "/resources/*/kind", "documented": true, "parents": 4, "present": 4, "types": """
        + """{ "string": 4 }, "values": ["a", "b"] }""";
    private const string OfA =
        """{ "pointer": "/resources/*/of_a", "documented": true, "parents": 4, "present": 2, "types": { "integer": 2 } }""";
    private const string Note =
        """{ "pointer": "/resources/*/note", "documented": true, "parents": 4, "present": 1, "types": { "null": 1 } }""";
    private const string OfB =
        """{ "pointer": "/resources/*/of_b", "documented": true, "parents": 4, "present": 2, "types": { "integer": 1, "number": 1 } }""";
    private const string OfAll =
        """{ "pointer": "/resources/*/of_a", "documented": true, "parents": 4, "present": 4, "types": { "integer": 4 } }""";
    private const string KindA =
        """{ "pointer": "/resources/*/kind", "documented": true, "parents": 4, "present": 4, "types": { "string": 4 }, "values": ["a"] }""";
    private const string KindC = """{ "pointer": "/resources/*/kind", "documented": true, "parents": 4, "present": 4, "types": """
        + """{ "string": 4 }, "values": ["a", "b", "c"] }""";
    private const string New =
        """{ "pointer": "/resources/*/new", "documented": false, "parents": 4, "present": 3, "types": { "null": 2, "string": 1 } }""";
    private const string Below =
        """{ "pointer": "/resources/*/note/new", "documented": false, "parents": 1, "present": 1, "types": { "string": 1 } }""";
    private const string GuidSome =
        """{ "pointer": "/resources/*/guid", "documented": true, "parents": 4, "present": 3, "types": { "string": 3 } }""";
    private const string GuidNull =
        """{ "pointer": "/resources/*/guid", "documented": true, "parents": 4, "present": 4, "types": { "null": 1, "string": 3 } }""";
    private const string GuidNumber =
        """{ "pointer": "/resources/*/guid", "documented": true, "parents": 4, "present": 4, "types": { "integer": 1, "string": 3 } }""";
    private const string GuidWord = """{ "pointer": "/resources/*/guid", "documented": true, "parents": 4, "present": 4, "types": """
        + """{ "string": 4 }, "forms": ["guid", "word"] }""";
    private const string GuidText = """{ "pointer": "/resources/*/guid", "documented": true, "parents": 4, "present": 4, "types": """
        + """{ "string": 4 }, "forms": ["guid", "text"] }""";
    private const string NoteTime = """{ "pointer": "/resources/*/note", "documented": true, "parents": 4, "present": 1, "types": """
        + """{ "string": 1 }, "forms": ["timestamp"] }""";
    private const string NoteLink = """{ "pointer": "/resources/*/note", "documented": true, "parents": 4, "present": 1, "types": """
        + """{ "string": 1 }, "forms": ["absoluteLink"] }""";
    private const string NotePath = """{ "pointer": "/resources/*/note", "documented": true, "parents": 4, "present": 1, "types": """
        + """{ "string": 1 }, "forms": ["relativeLink"] }""";
    private const string All = $"{Guid}, {Kind}, {OfA}, {Note}";

    private const string GuidPattern = @"^[A-Za-z0-9_.-]+(?![\\s\\S])";
    private const string TimePattern =
        @"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)Z(?![\\s\\S])";

    private TemporaryFolder _files = null!;

    [SetUp]
    public void Create()
    {
        _files = new();
        _files.Write("schema.json", $$"""
            {
              "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["resources"],
              "properties": { "resources": { "type": "array", "items": { "oneOf": [ {{Item("a", "of_a", "integer")}}, {{Item("b", "of_b",
                "number")}} ] } } }
            }
            """);
    }

    [TearDown]
    public void Delete() => _files.Dispose();

    [TestCase(All, "breaking observed-absent /resources/*/of_b", TestName = "a member of a kind that was seen is missing")]
    [TestCase($"{All}, {OfB}", TestName = "nothing")]
    [TestCase($"{Guid}, {KindA}, {OfAll}, {Note}", TestName = "a kind that was not seen is not missed")]
    [TestCase($"{Guid}, {KindA}, {OfAll}", "risky observed-never /resources/*/note",
        TestName = "a member that need not be there was never seen")]
    [TestCase($"{All}, {OfB}, {New}", "additive observed-undocumented /resources/*/new", TestName = "undocumented")]
    [TestCase($"{All}, {OfB}, {Below}", TestName = "below what is not described nothing is told")]
    [TestCase($"{Kind}, {OfA}, {OfB}, {Note}", "breaking observed-absent /resources/*/guid", TestName = "never there")]
    [TestCase($"{GuidSome}, {Kind}, {OfA}, {OfB}, {Note}", "breaking observed-absent /resources/*/guid", TestName = "not always there")]
    [TestCase($"{GuidNull}, {Kind}, {OfA}, {OfB}, {Note}", "risky observed-null /resources/*/guid", TestName = "first null")]
    [TestCase($"{GuidNumber}, {Kind}, {OfA}, {OfB}, {Note}", "breaking observed-type /resources/*/guid", TestName = "another type")]
    [TestCase($"{Guid}, {KindC}, {OfA}, {OfB}, {Note}", "risky observed-value /resources/*/kind", TestName = "a value that is not listed")]
    [TestCase($"{GuidWord}, {Kind}, {OfA}, {OfB}, {NoteTime}", TestName = "the stated form, and a word for a guid")]
    [TestCase($"{GuidText}, {Kind}, {OfA}, {OfB}, {Note}", "risky observed-form /resources/*/guid", TestName = "a guid that is none")]
    [TestCase($"{Guid}, {Kind}, {OfA}, {OfB}, {NoteLink}", "risky observed-form /resources/*/note", TestName = "a link for a timestamp")]
    public async Task A_departure_is_told(string fields, params string[] expected) =>
        (await Changes("schema.json", Seen(fields))).Should().BeEquivalentTo(expected);

    [TestCase("2015-11-30T23:05:19Z", TextForms.Timestamp)]
    [TestCase("2015-13-30T23:05:19Z", TextForms.Text)]
    [TestCase("2015-11-30 23:05:19 +0000", TextForms.Text)]
    [TestCase("/v2/buildpacks?page=2", TextForms.RelativeLink)]
    [TestCase("//host/v2", TextForms.Text)]
    [TestCase("https://host/v2", TextForms.AbsoluteLink)]
    [TestCase("v2/buildpacks", TextForms.Text)]
    [TestCase("6bd4f1a2-0f3b-4f6c-9c3e-2d4bb0b5b5a1", TextForms.Guid)]
    [TestCase("ruby_buildpack", TextForms.Word)]
    [TestCase("ruby_buildpack\n", TextForms.Text)]
    [TestCase("", TextForms.Text)]
    public void A_text_has_one_form(string text, string form) => TextForms.Of(text).Should().Be(form);

    [Test]
    public void A_text_too_long_to_look_at_is_a_text() => TextForms.Of(new('a', 10_000)).Should().Be(TextForms.Text);

    [Test]
    public async Task Counts_do_not_change_a_fingerprint()
    {
        var once = await Fingerprints($"{GuidSome}, {Kind}, {OfA}, {Note}, {New}");
        var again = await Fingerprints($"{GuidSome.Replace('3', '2')}, {Kind}, {OfA}, {Note}, {New.Replace('3', '4')}");

        again.Should().Equal(once).And.HaveCount(3);
    }

    [Test]
    public async Task The_other_way_round_every_change_has_the_mirrored_rule()
    {
        var seen = Seen($"{GuidSome}, {KindC}, {OfA}, {NoteLink}, {New}");
        var forwards = await ChangeLines.Diff(Path("schema.json"), seen);
        var backwards = await ChangeLines.Diff(seen, Path("schema.json"));

        backwards
            .Select(change => (change.Rule.Id, change.Pointer, change.Old?.GetRawText(), change.New?.GetRawText()))
            .Should().BeEquivalentTo(
            forwards.Select(change => (change.Rule.Mirror, change.Pointer, change.New?.GetRawText(),
                change.Old?.GetRawText()))).And.HaveCount(5);
    }

    [Test]
    public async Task A_later_observation_is_held_against_an_earlier_one()
    {
        var earlier = _files.Write("earlier.observation.json", Text($"{Guid}, {KindA}, {OfA}"));

        (await Changes("earlier.observation.json", earlier)).Should().BeEmpty();
        (await Changes("earlier.observation.json", Seen($"{GuidNull}, {Kind}, {New}"))).Should().BeEquivalentTo(
            "risky observed-null /resources/*/guid", "risky observed-value /resources/*/kind", "risky observed-never /resources/*/of_a",
            "additive never-observed /resources/*/new");
    }

    [TestCase($"{Guid}, {Note}", $"{GuidNull}, {NoteTime}", "risky observed-null /resources/*/guid",
        "additive null-observed /resources/*/note")]
    [TestCase(Guid, $"{Guid}, {OfAll}", "additive observed-new /resources/*/of_a")]
    [TestCase($"{Guid}, {OfAll}", Guid, "breaking observed-gone /resources/*/of_a")]
    [TestCase(OfAll, OfA, "breaking observed-absent /resources/*/of_a")]
    [TestCase(Guid, GuidNumber, "breaking field-type-widened /resources/*/guid")]
    [TestCase(Kind, KindC, "risky observed-value /resources/*/kind")]
    [TestCase(NoteTime, NoteLink, "risky field-format /resources/*/note")]
    [TestCase(NotePath, NoteLink, "breaking field-link-absolute /resources/*/note")]
    [TestCase(GuidText, GuidWord)]
    public async Task Two_observations_mirror_each_other(string before, string after, params string[] expected)
    {
        var (old, now) = (_files.Write("old.observation.json", Text(before)), _files.Write("new.observation.json", Text(after)));

        var forwards = await ChangeLines.Diff(old, now);
        var backwards = await ChangeLines.Diff(now, old);

        forwards.Select(change => $"{change.Rule.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} {change.Pointer}")
            .Should().BeEquivalentTo(expected);
        backwards
            .Select(change => (change.Rule.Id, change.Pointer, change.Old?.GetRawText(), change.New?.GetRawText()))
            .Should().BeEquivalentTo(
            forwards.Select(change => (change.Rule.Mirror, change.Pointer, change.New?.GetRawText(), change.Old?.GetRawText())));
    }

    [Test]
    public async Task An_endpoint_that_only_one_observation_has_came_or_went()
    {
        var old = _files.Write("old.json", $$"""{ "observations": [{{Text(Guid)}}, {{Text(Guid, "v3.packages")}}] }""");
        var now = _files.Write("new.observation.json", Text(Guid, "v2.buildpacks"));

        (await ChangeLines.Diff(old, now)).Select(change => $"{change.Rule.Id} {change.Endpoint}").Should().BeEquivalentTo(
            "endpoint-removed v3.things", "endpoint-removed v3.packages", "endpoint-added v2.buildpacks");
    }

    [TestCase("packages.list")]
    [TestCase("v3.packages")]
    public async Task An_observed_endpoint_is_chosen_by_either_name(string name)
    {
        var old = _files.Write("old.json", $$"""{ "observations": [{{Text(Guid)}}, {{Text(Guid, "v3.packages")}}] }""");
        var now = _files.Write("new.json", $$"""{ "observations": [{{Text(GuidNull)}}, {{Text(GuidNull, "v3.packages")}}] }""");

        foreach (var side in (string[])[old, "v3@3.228.0"])
        {
            var (code, output, error) = await Tool.Run("diff", side, now, "--endpoint", name, "--fail-on", "none");

            (code, error).Should().Be((0, ""));
            output.Should().Contain("observed-null").And.NotContain("endpoint-").And.NotContain("things");
        }
    }

    [Test]
    public async Task A_report_is_read_for_the_family_that_it_is_compared_with()
    {
        var report = _files.Write("nightly.json",
            $$"""{ "schemaVersion": 1, "observations": [{{Text(Guid)}}, {{Text(New, "v3.packages")}}, {{Text(New, "v3.buildpacks")}}] }""");

        var (code, output, error) = await Tool.Run("diff", "v3@3.228.0", report, "--endpoint", "packages.list", "--fail-on", "additive");

        (code, error).Should().Be((1, ""));
        output.Should().Contain(
            "observed-undocumented").And.NotContain("parameter").And.NotContain("endpoint-removed").And.NotContain("buildpacks");
    }

    [TestCase("""{ "observations": [] }""", "no page was observed")]
    [TestCase("""{ "observations": [{ "endpoint": "v9.kettles", "edition": "1", "pages": 1, "fields": [] }] }""", "v9.kettles")]
    [TestCase("""{ "observations": [{ "endpoint": "v3.packages" }] }""", "it is not an observation")]
    [TestCase("""{ "pages": 0, "endpoint": "v3.packages", "edition": "1", "fields": [] }""", "no page was observed")]
    public async Task What_shows_nothing_of_the_other_side_is_3(string content, string message)
    {
        var (code, _, error) = await Tool.Run("diff", "v3@3.228.0", _files.Write("nightly.json", content));

        (code, error.Contains(message, StringComparison.Ordinal)).Should().Be((3, true), error);
    }

    private string Path(string file) => System.IO.Path.Combine(_files.Path, file);

    private string Seen(string fields) => _files.Write("v3.things.observation.json", Text(fields));

    private async Task<IEnumerable<string>> Changes(string old, string now) =>
        (await ChangeLines.Diff(Path(old), now)).Select(change =>
            $"{change.Rule.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} {change.Pointer}");

    private async Task<IReadOnlyList<string>> Fingerprints(string fields) =>
        (await ChangeLines.Diff(Path("schema.json"), Seen(fields))).Select(change => change.Fingerprint).ToList();

    private static string Text(string fields, string endpoint = "v3.things") => $$"""
        {
          "schemaVersion": 1, "endpoint": "{{endpoint}}", "edition": "1", "pages": 1, "items": 4, "isComplete": true,
          "fields": [{ "pointer": "/resources", "documented": true, "parents": 1, "present": 1, "types": { "array": 1 } }, {{fields}}]
        }
        """;

    private static string Item(string kind, string own, string type) => $$"""
        {
          "type": "object", "required": ["guid", "kind", "{{own}}"],
          "properties": { "guid": { "type": "string", "pattern": "{{GuidPattern}}" }, "kind": { "type": "string", "enum": ["{{kind}}"] },
            "{{own}}": { "type": "{{type}}" }, "note": { "type": ["string", "null"], "pattern": "{{TimePattern}}" } }
        }
        """;
}
