using System.Text.Json;
using CloudController.SchemaDiff.Diffing;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What a value can be is compared as a set, whatever way it is written and in whatever order.</summary>
public sealed class Alternatives
{
    private const string Definitions = """
        {
          "bits": { "type": "object", "required": ["type", "hash"], "properties": { "type": { "enum": ["bits"] },
            "hash": { "type": "string" } } },
          "docker": { "type": "object", "required": ["type", "image"], "properties": { "type": { "type": "string", "enum": ["docker"] },
            "image": { "type": "string" } } },
          "dockerWithUser": { "type": "object", "required": ["type", "image"], "properties": { "type": { "const": "docker" },
            "image": { "type": "string" }, "user": { "type": "string" } } },
          "bitsWithUser": { "type": "object", "required": ["type", "hash"], "properties": { "type": { "enum": ["bits"] },
            "hash": { "type": "string" }, "user": { "type": "string" } } },
          "any": { "type": "object", "required": ["type"], "properties": { "type": { "enum": ["bits", "docker"] },
            "hash": { "type": "string" }, "image": { "type": "string" } } },
          "x": { "type": "object", "properties": { "n": { "type": "string" }, "x": { "type": "string" } } },
          "xAndMore": { "type": "object", "properties": { "n": { "type": "string" }, "x": { "type": "string" },
            "more": { "type": "string" } } },
          "y": { "type": "object", "properties": { "n": { "type": "string" }, "y": { "type": "string" } } },
          "yNumber": { "type": "object", "properties": { "n": { "type": "string" }, "y": { "type": "integer" } } }
        }
        """;

    private const string Bits = """{ "$ref": "#/definitions/bits" }""";
    private const string Docker = """{ "$ref": "#/definitions/docker" }""";
    private const string Two = $$"""{ "oneOf": [{{Bits}}, {{Docker}}] }""";
    private const string X = """{ "$ref": "#/definitions/x" }""";
    private const string Y = """{ "$ref": "#/definitions/y" }""";
    private const string Text = """{ "type": "string" }""";
    private const string TextOrNull = """{ "type": ["string", "null"] }""";

    [TestCase("""{ "type": ["string", "integer"] }""", """{ "type": ["integer", "string"] }""")]
    [TestCase("""{ "type": ["string", "integer"] }""", """{ "oneOf": [{ "type": "integer" }, { "type": "string" }] }""")]
    [TestCase("""{ "type": ["string", "integer"] }""", """{ "anyOf": [{ "type": "string" }, { "oneOf": [{ "type": "integer" }] }] }""")]
    [TestCase("""{ "enum": ["a", "b"] }""", """{ "oneOf": [{ "type": "string", "enum": ["b"] }, { "const": "a" }] }""")]
    [TestCase("""{ "enum": ["a", "b"] }""", """{ "type": "string", "enum": ["b", "a"] }""")]
    [TestCase("""{ "enum": [1, 2] }""", """{ "type": "number", "enum": [2.0, 1e0] }""")]
    [TestCase("""{ "enum": [true, false] }""", """{ "type": "boolean" }""")]
    [TestCase(Two, $$"""{ "oneOf": [{{Docker}}, {{Bits}}] }""")]
    [TestCase(Two, $$"""{ "anyOf": [{{Docker}}, {{Bits}}, {{Docker}}] }""")]
    [TestCase($$"""{ "oneOf": [{{X}}, {{Y}}] }""", $$"""{ "oneOf": [{{Y}}, {{X}}] }""")]
    [TestCase("""{ "allOf": [{ "$ref": "#/definitions/x" }] }""", X)]
    [TestCase("""{ "allOf": [{ "type": "object", "properties": { "n": { "type": "string" } } }, { "properties": { "x": """
        + """{ "type": "string" } } }] }""", X)]
    [TestCase("""{ "type": "array", "items": { "type": ["string", "integer"] } }""",
        """{ "type": "array", "items": { "oneOf": [{ "type": "integer" }, { "type": "string" }] } }""")]
    [TestCase("""{ "anyOf": [{ "type": "string" }, { "type": "string", "enum": ["a"] }] }""", Text)]
    public void The_same_set_is_no_change(string before, string after)
    {
        ChangeLines.OfMember(before, after, Definitions).Should().BeEmpty();
        ChangeLines.OfMember(after, before, Definitions).Should().BeEmpty();
    }

    [TestCase("""{ "oneOf": [{ "type": "null" }, { "type": "string" }] }""")]
    [TestCase("""{ "anyOf": [{ "type": "string" }, { "type": "null" }] }""")]
    [TestCase("""{ "anyOf": [{ "type": "string" }, { "enum": [null] }] }""")]
    [TestCase("""{ "anyOf": [{ "type": "string" }, { "const": null }] }""")]
    [TestCase("""{ "type": ["null", "string"] }""")]
    [TestCase("""{ "type": "string", "nullable": true }""")]
    [TestCase("""{ "type": "string", "x-nullable": true }""")]
    [TestCase("""{ "$ref": "#/definitions/x/properties/n", "nullable": true }""")]
    [TestCase("""{ "allOf": [{ "$ref": "#/definitions/x/properties/n" }], "nullable": true }""")]
    public void Nullable_is_nullable_however_it_is_written(string spelling)
    {
        ChangeLines.OfMember(TextOrNull, spelling, Definitions).Should().BeEmpty();
        ChangeLines.OfMember(Text, spelling, Definitions).Should().Equal("risky field-null /a");
        ChangeLines.OfMember(spelling, Text, Definitions).Should().Equal("additive field-not-null /a");
    }

    [TestCase("""{ "enum": ["a", null] }""", """{ "enum": ["a"] }""", "additive field-not-null /a")]
    [TestCase("""{ "enum": ["a", null] }""", """{ "type": ["string", "null"], "enum": [null, "a"] }""")]
    [TestCase("""{ "enum": ["a", null] }""", """{ "type": "string", "enum": [null, "a", "b"] }""", "risky field-value-added /a")]
    [TestCase("""{ "enum": ["a", null] }""", """{ "type": ["string", "null"], "enum": ["a"] }""")]
    [TestCase("""{ "type": "null" }""", TextOrNull, "breaking field-type-widened /a")]
    [TestCase("""{ "type": "null" }""", Text, "breaking field-type /a")]
    [TestCase(TextOrNull, """{ "type": "null" }""", "additive field-type-narrowed /a")]
    [TestCase("""{ "type": ["string", "integer"] }""", Text, "additive field-type-narrowed /a")]
    [TestCase("""{ "oneOf": [{ "type": "string" }, { "type": "integer" }] }""", Text, "additive field-type-narrowed /a")]
    [TestCase(Text, """{ "anyOf": [{ "type": "integer" }, { "type": "string" }] }""", "breaking field-type-widened /a")]
    [TestCase(Two, Bits, "additive variant-removed /a")]
    [TestCase(Bits, Two, "risky variant-added /a")]
    [TestCase(Two, $$"""{ "oneOf": [{{Bits}}, { "$ref": "#/definitions/dockerWithUser" }] }""",
        "additive field-added /a/user [type=docker]")]
    [TestCase(Two, """{ "oneOf": [{ "$ref": "#/definitions/dockerWithUser" }, { "$ref": "#/definitions/bitsWithUser" }] }""",
        "additive field-added /a/user")]
    [TestCase(Two, """{ "oneOf": [{ "$ref": "#/definitions/dockerWithUser" }, { "type": "null" }] }""", "risky field-null /a",
        "additive variant-removed /a", "additive field-added /a/user [type=docker]")]
    [TestCase("""{ "$ref": "#/definitions/any" }""", Two,
        "breaking field-removed /a/hash [type=docker]", "additive field-required /a/hash [type=bits]",
        "breaking field-removed /a/image [type=bits]", "additive field-required /a/image [type=docker]")]
    [TestCase($$"""{ "oneOf": [{{X}}, {{Y}}] }""", Y, "additive variant-removed /a")]
    [TestCase(Y, $$"""{ "oneOf": [{{X}}, {{Y}}] }""", "risky variant-added /a")]
    [TestCase($$"""{ "oneOf": [{{X}}, {{Y}}] }""", $$"""{ "oneOf": [{ "$ref": "#/definitions/yNumber" }, {{X}}] }""",
        "breaking field-type /a/y [with y]")]
    [TestCase(X, $$"""{ "oneOf": [{{X}}, { "$ref": "#/definitions/xAndMore" }] }""", "additive field-added /a/more [with more]")]
    [TestCase($$"""{ "oneOf": [{{X}}, { "$ref": "#/definitions/xAndMore" }] }""", X, "breaking field-removed /a/more [with more]")]
    [TestCase("""{ "oneOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "string" }] }""",
        """{ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "integer" } }] }""", "breaking field-type /a/*")]
    public void Alternatives_are_told_by_what_readers_see(string before, string after, params string[] expected) =>
        ChangeLines.OfMember(before, after, Definitions).Should().BeEquivalentTo(expected);

    [Test]
    public void Independent_alternatives_do_not_multiply_rows()
    {
        static string Members(string own) => $$"""
            { "type": "object", "properties": {
                "one": { "oneOf": [{ "$ref": "#/definitions/bits" }, { "$ref": "#/definitions/docker" }] },
                "two": { "oneOf": [{ "$ref": "#/definitions/docker" }, { "$ref": "#/definitions/{{own}}" }] },
                "three": { "oneOf": [{ "$ref": "#/definitions/x" }, { "$ref": "#/definitions/{{(own == "bits" ? "y" : "yNumber")}}" }] } } }
            """;

        ChangeLines.OfMember(Members("bits"), Members("bitsWithUser"), Definitions).Should().BeEquivalentTo(
            "additive field-added /a/two/user [type=bits]", "breaking field-type /a/three/y [with y]");
    }

    [Test]
    public void Many_independent_alternatives_are_read()
    {
        var members = string.Join(',', Enumerable.Range(0, 40).Select(number => $$"""
            "m{{number}}": { "oneOf": [{ "$ref": "#/definitions/bits" }, { "$ref": "#/definitions/docker" }] }
            """));
        var schema = $$"""{ "type": "object", "properties": { {{members}} } }""";

        ChangeLines.OfMember(schema, schema
            .Replace("\"m7\"", "\"m7\": { \"type\": \"string\" }, \"m70\"", StringComparison.Ordinal), Definitions)
            .Should().BeEquivalentTo("breaking field-type /a/m7", "additive field-added /a/m70");
    }

    [TestCase("""{ "not": { "type": "string" } }""", "not")]
    [TestCase("""{ "type": "object", "patternProperties": { "^x": { "type": "string" } } }""", "patternProperties")]
    [TestCase("""{ "type": "array", "items": [{ "type": "string" }], "additionalItems": false }""", "items", "additionalItems")]
    [TestCase("""{ "type": "object", "dependencies": { "a": ["b"] } }""", "dependencies")]
    [TestCase("""{ "if": { "type": "string" }, "then": { "minLength": 1 } }""", "if", "then")]
    [TestCase("""{ "type": "array", "contains": { "type": "string" } }""", "contains")]
    [TestCase("""{ "type": "object", "propertyNames": { "pattern": "^a" } }""", "propertyNames")]
    [TestCase("""{ "$ref": "other.json#/definitions/a" }""", "$ref")]
    [TestCase("""{ "type": "string", "x-kind": "secret" }""", "x-kind")]
    public void What_is_not_read_is_told_with_its_file_and_pointer(string schema, params string[] keywords)
    {
        foreach (var (before, after, file) in ((string, string, string)[])[(Text, schema, "new.json"), (schema, Text, "old.json")])
        {
            var changes = ChangeLines.Between(ChangeLines.WithMember(before), ChangeLines.WithMember(after));

            changes.Where(change => change.Rule.Id == "unread").Select(change => change.Source).Should()
                .BeEquivalentTo(keywords.Select(keyword => $"{file}#/properties/a/{keyword}"));
            changes.Select(change => change.Rule.Id).Should().NotContain("field-forgotten").And.NotContain("field-learned");
            changes.Select(change => change.Text).Should().NotContain(text => text.Contains("no longer known", StringComparison.Ordinal));
        }

        ChangeLines.OfMember(schema, schema).Should().BeEmpty();
    }

    [TestCase("""{ "not": { "$ref": "#/definitions/a" } }""", """{ "type": "string" }""", """{ "type": "integer" }""", "risky unread /a")]
    [TestCase("""{ "not": { "$ref": "#/definitions/a" } }""", """{ "enum": ["a", "b"], "minLength": 10 }""",
        """{ "minLength": 1e1, "description": "words", "enum": ["b", "a"] }""")]
    [TestCase("""{ "not": { "$ref": "#/definitions/a" } }""", """{ "items": { "$ref": "#/definitions/a" } }""",
        """{ "items": { "$ref": "#/definitions/a" } }""")]
    public void What_is_not_read_is_compared_as_it_is_written(string schema, string before, string after, params string[] expected) =>
        ChangeLines.Between(ChangeLines.WithMember(schema, $$"""{ "a": {{before}} }"""),
            ChangeLines.WithMember(schema, $$"""{ "a": {{after}} }""")).Select(ChangeLines.Short).Should().Equal(expected);

    [TestCase("console")]
    [TestCase("md")]
    [TestCase("html")]
    [TestCase("json")]
    [TestCase("github")]
    public async Task Every_format_shows_what_is_not_read(string format)
    {
        using var files = new TemporaryFolder();
        var (old, now) = (files.Write("old.json", ChangeLines.WithMember(Text).ToJsonString()),
            files.Write("new.json", ChangeLines.WithMember("""{ "not": { "type": "string" } }""").ToJsonString()));

        var output = (await Tool.Run("diff", old, now, "--format", format)).Output;

        output.Should().Contain("unread");
        output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Should().MatchRegex(@"new\.json#/?|new\.json\\?#");
        if (format == "json")
            JsonDocument.Parse(output).RootElement.GetProperty("changes")[0].GetProperty("source").GetString()
                .Should().EndWith("new.json#/properties/a/not");
    }

    [Test]
    public async Task What_was_seen_is_not_held_against_what_is_not_read()
    {
        using var files = new TemporaryFolder();
        var schema = files.Write("schema.json", ChangeLines.WithMember("""{ "not": { "type": "string" } }""").ToJsonString());
        var seen = files.Write("v3.things.observation.json", """
            { "schemaVersion": 1, "endpoint": "v3.things", "edition": "1", "pages": 1, "items": 1, "isComplete": true,
              "fields": [{ "pointer": "/a", "documented": true, "parents": 1, "present": 1, "types": { "string": 1 } }] }
            """);

        foreach (var (old, now) in ((string, string)[])[(schema, seen), (seen, schema)])
        {
            var change = (await ChangeLines.Diff(old, now)).Should().ContainSingle().Subject;
            (ChangeLines.Short(change), change.Source[change.Source.IndexOf('#', StringComparison.Ordinal)..])
                .Should().Be(("risky unread /a", "#/properties/a/not"));
        }
    }

    [Test]
    public void An_added_member_says_what_is_not_read_of_it() =>
        ChangeLines.Between(ChangeLines.WithMember("""{ "type": "object" }"""),
            ChangeLines.WithMember("""{ "type": "object", "properties": { "b": { "not": {} } } }"""))
            .Select(change => change.Text).Should().Equal("there is something of unknown type (not, which is not read), not always");

    [Test]
    public void A_narrower_answer_is_additive_and_a_wider_one_risky() =>
        (Rules.Get("variant-removed").Severity, Rules.Get("variant-added").Severity, Rules.Get("unread").Severity)
            .Should().Be((Severity.Additive, Severity.Risky, Severity.Risky));
}
