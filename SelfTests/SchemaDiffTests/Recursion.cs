using CloudController.SchemaDiff.Diffing;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Schemas that refer to themselves are compared up to the place where they do.</summary>
public sealed class Recursion
{
    private const string Start = """{ "$ref": "#/definitions/tree" }""";

    private const string Tree = """
        { "tree": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "children": { "type": "array",
          "items": { "$ref": "#/definitions/tree" } } } } }
        """;

    private const string Renamed = """
        { "node": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "children": { "type": "array",
          "items": { "$ref": "#/definitions/node" } } } },
          "tree": { "$ref": "#/definitions/node" } }
        """;

    private const string Unrolled = """
        { "tree": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "children": { "type": "array",
          "items": { "$ref": "#/definitions/even" } } } },
          "even": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "children": { "type": "array",
            "items": { "$ref": "#/definitions/odd" } } } },
          "odd": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "children": { "type": "array",
            "items": { "$ref": "#/definitions/even" } } } } }
        """;

    private const string Optional = """
        { "tree": { "type": "object", "properties": { "name": { "type": "string" }, "children": { "type": "array",
          "items": { "$ref": "#/definitions/tree" } } } } }
        """;

    private const string OptionalBelow = """
        { "tree": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "children": { "type": "array",
          "items": { "$ref": "#/definitions/below" } } } },
          "below": { "type": "object", "properties": { "name": { "type": "string" }, "children": { "type": "array",
            "items": { "$ref": "#/definitions/below" } } } } }
        """;

    private const string Mutual = """
        { "tree": { "type": "object", "properties": { "space": { "$ref": "#/definitions/space" } } },
          "space": { "type": "object", "properties": { "name": { "type": "string" }, "org": { "$ref": "#/definitions/org" },
            "apps": { "type": "array", "items": { "$ref": "#/definitions/tree" } } } },
          "org": { "type": "object", "properties": { "spaces": { "type": "array", "items": { "$ref": "#/definitions/space" } },
            "quota": { "type": "integer" } } } }
        """;

    private const string Kinds = """
        { "tree": { "oneOf": [
            { "type": "object", "properties": { "operator": { "type": "string" }, "left": { "$ref": "#/definitions/tree" },
              "right": { "$ref": "#/definitions/tree" } } },
            { "type": "object", "properties": { "value": { "type": "integer" } } }, { "type": "null" }] } }
        """;

    private const string KindsReordered = """
        { "leaf": { "type": ["object", "null"], "properties": { "value": { "type": "integer" } } },
          "tree": { "anyOf": [
            { "$ref": "#/definitions/leaf" },
            { "type": "object", "properties": { "right": { "$ref": "#/definitions/tree" }, "left": { "$ref": "#/definitions/tree" },
              "operator": { "type": "string" } } }] } }
        """;

    [TestCase(Tree, Tree)]
    [TestCase(Tree, Renamed)]
    [TestCase(Tree, Unrolled)]
    [TestCase(Renamed, Unrolled)]
    [TestCase(Mutual, Mutual)]
    [TestCase(Kinds, Kinds)]
    [TestCase(Kinds, KindsReordered)]
    public void The_same_recursion_is_no_change(string before, string after)
    {
        Diff(before, after).Should().BeEmpty();
        Diff(after, before).Should().BeEmpty();
    }

    [Test]
    public void A_change_of_what_recurs_is_told_where_it_is_met_first() =>
        Diff(Tree, Optional).Should().Equal("breaking field-optional /a/name");

    [Test]
    public void A_change_below_the_first_turn_is_told_there() =>
        Diff(Tree, OptionalBelow).Should().Equal("breaking field-optional /a/children/*/name");

    [Test]
    public void A_change_in_mutual_recursion_is_told_where_it_is_met_first()
    {
        var changed = Quota(Mutual);

        Diff(Mutual, changed).Should().Equal("breaking field-type /a/space/org/quota");
        Diff(changed, Mutual).Should().Equal("breaking field-type /a/space/org/quota");
    }

    [Test]
    public void A_change_within_a_recursion_is_told_on_the_first_way_there_only()
    {
        var twoWays = Mutual.Replace("{ \"space\": {", "{ \"home\": { \"$ref\": \"#/definitions/space\" }, \"space\": {",
            StringComparison.Ordinal);

        Diff(twoWays, Quota(twoWays)).Should().Equal("breaking field-type /a/home/org/quota");
    }

    [Test]
    public void A_recursion_is_compared_anew_wherever_it_is_entered()
    {
        const string twice =
            """{ "type": "object", "properties": { "x": { "$ref": "#/definitions/tree" }, "y": { "$ref": "#/definitions/tree" } } }""";

        ChangeLines.Between(ChangeLines.WithMember(twice, Mutual), ChangeLines.WithMember(twice, Quota(Mutual))).Select(ChangeLines.Short)
            .Should().Equal("breaking field-type /a/x/space/org/quota", "breaking field-type /a/y/space/org/quota");
    }

    [TestCase("One", "Two")]
    [TestCase("Two", "One")]
    public void Alternatives_that_differ_only_far_below_are_known_by_that(string first, string second)
    {
        static string Deep(string type) => string.Concat(Enumerable.Repeat("""{ "type": "object", "properties": { "n": """, 6))
            + $$"""{ "type": "{{type}}" }"""
            + string.Concat(Enumerable.Repeat(" } }", 6));
        static string Web(string first, string second, string name) => $$"""
            { "tree": { "oneOf": [{ "$ref": "#/definitions/kind{{first}}" }, { "$ref": "#/definitions/kind{{second}}" }] },
              "kindOne": { "type": "object", "properties": { "deep": {{Deep("string")}}, "other": { "$ref": "#/definitions/other" } } },
              "kindTwo": { "type": "object", "properties": { "deep": {{Deep("integer")}}, "other": { "$ref": "#/definitions/other" } } },
              "other": { "type": "object", "properties": { "back": { "$ref": "#/definitions/tree" }, "name": { "type": "{{name}}" } } } }
            """;

        Diff(Web("One", "Two", "string"), Web(first, second, "string")).Should().BeEmpty();
        Diff(Web("One", "Two", "string"), Web(first, second, "integer"))
            .Should().ContainSingle().Which.Should().StartWith("breaking field-type /a/other/name");
    }

    [Test]
    public void A_change_in_recursive_alternatives_is_told_once() =>
        Diff(Kinds, KindsReordered
            .Replace("\"operator\": { \"type\": \"string\" }", "\"operator\": { \"type\": [\"string\", \"null\"] }",
                StringComparison.Ordinal))
            .Should().Equal("risky field-null /a/operator [with left and operator and right]");

    [Test]
    public void A_recursion_that_ends_is_a_change() =>
        Diff(Tree, """{ "tree": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } } }""").Should()
            .Equal("breaking field-removed /a/children");

    [TestCase("""{ "type": "object", "properties": { "a": { "$ref": "#" } } }""", "there is object {a} or null, not always")]
    [TestCase("""{ "type": "array", "items": { "$ref": "#/properties/fresh" } }""",
        "there is array of #/properties/fresh again, not always")]
    public void What_returns_to_itself_is_named(string fresh, string text)
    {
        var (before, after) = (ChangeLines.WithMember("""{ "type": "string" }"""), ChangeLines.WithMember("""{ "type": "string" }"""));
        after["properties"]!["fresh"] = System.Text.Json.Nodes.JsonNode.Parse(fresh);

        var change = ChangeLines.Between(before, after).Should().ContainSingle().Subject;

        change.Text.Should().Be(text.Replace(" or null", "", StringComparison.Ordinal));
        CanonicalJson.Text(change.New).Should().Contain("\"recursive\":\"#");
    }

    [TestCase("""{ "a": { "$ref": "#/properties/a" } }""", "'#/properties/a' returns to itself")]
    [TestCase("""{ "a": { "$ref": "#/properties/b" }, "b": { "allOf": [{ "$ref": "#/properties/a" }] } }""", "returns to itself")]
    [TestCase("""{ "a": { "$ref": "#/definitions/none" } }""", "'#/definitions/none' at '#/properties/a' leads nowhere")]
    public async Task A_reference_that_says_nothing_is_named(string properties, string message)
    {
        using var files = new TemporaryFolder();
        var file = files.Write("new.json",
            $$"""{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": {{properties}} }""");

        var (code, _, error) = await Tool.Run("diff", file, file);

        code.Should().Be(3);
        error.Should().Contain("new.json").And.Contain(message);
    }

    [Test]
    public async Task A_schema_whose_member_is_the_schema_itself_is_compared()
    {
        using var files = new TemporaryFolder();
        var old = files.Write("old.json",
            """{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "$ref": "#" }, "b": """
                + """{ "type": "string" } } }""");
        var now = files.Write("new.json",
            """{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "$ref": "#" } } }""");

        (await ChangeLines.Diff(old, old)).Should().BeEmpty();
        (await ChangeLines.Diff(old, now)).Select(ChangeLines.Short).Should().Equal("breaking field-removed /b");
    }

    [Test]
    [CancelAfter(60_000)]
    public void Many_definitions_that_all_refer_to_each_other_are_compared_in_time(CancellationToken _)
    {
        static string Web(string leaf) => "{" + string.Join(',', Enumerable.Range(0, 24).Select(number =>
            $"\"{(number == 0 ? "tree" : $"d{number}")}\": {{ \"type\": \"object\", \"properties\": {{ \"leaf\": {{ \"type\": "
                + $"\"{(number == 23 ? leaf : "string")}\" }}, "
            + string.Join(',', Enumerable.Range(1, 23)
                .Select(other => $"\"m{other}\": {{ \"$ref\": \"#/definitions/d{other}\" }}")) + "} }")) + "}";

        Diff(Web("string"), Web("string")).Should().BeEmpty();
        Diff(Web("string"), Web("integer"))
            .Should().Contain(line =>
                line.StartsWith("breaking field-type /a/", StringComparison.Ordinal) && line.EndsWith("/leaf", StringComparison.Ordinal));
    }

    [Test]
    public async Task What_was_seen_of_a_recursive_body_is_held_against_it_as_deep_as_it_was_seen()
    {
        using var files = new TemporaryFolder();
        var schema = files.Write("schema.json", $$"""
            { "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "resources": { "type": "array",
              "items": {{Start}} } }, "definitions": {{Tree}} }
            """);
        var seen = files.Write("v3.trees.observation.json", """
            { "schemaVersion": 1, "endpoint": "v3.trees", "edition": "1", "pages": 1, "items": 1, "isComplete": true, "fields": [
              { "pointer": "/resources", "documented": true, "parents": 1, "present": 1, "types": { "array": 1 } },
              { "pointer": "/resources/*/name", "documented": true, "parents": 1, "present": 1, "types": { "string": 1 } },
              { "pointer": "/resources/*/children", "documented": true, "parents": 1, "present": 1, "types": { "array": 1 } },
              { "pointer": "/resources/*/children/*/name", "documented": true, "parents": 1, "present": 1, "types": { "integer": 1 } },
              { "pointer": "/resources/*/children/*/children", "documented": true, "parents": 1, "present": 1, "types": { "array": 1 } }] }
            """);

        (await ChangeLines.Diff(schema, seen)).Select(ChangeLines.Short).Should()
            .Equal("breaking observed-type /resources/*/children/*/name");
    }

    private static string Quota(string definitions) =>
        definitions.Replace("\"quota\": { \"type\": \"integer\" }", "\"quota\": { \"type\": \"string\" }", StringComparison.Ordinal);

    private static IEnumerable<string> Diff(string before, string after) =>
        ChangeLines.Between(ChangeLines.WithMember(Start, before), ChangeLines.WithMember(Start, after)).Select(ChangeLines.Short);
}
