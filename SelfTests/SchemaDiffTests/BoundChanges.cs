using System.Text.Json;
using CloudController.SchemaDiff.Diffing;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>
/// Bounds are compared as numbers, however they are written; the severity follows from the direction in which they moved.
/// </summary>
public sealed class BoundChanges
{
    private const string Tighter = "additive field-constraint-tighter /a";
    private const string Looser = "risky field-constraint-looser /a";
    private const string Added = "additive field-constraint-added /a";

    [TestCase("string", "\"minLength\": 10", "\"minLength\": 10.0")]
    [TestCase("string", "\"minLength\": 10", "\"minLength\": 1e1")]
    [TestCase("string", "\"maxLength\": 0.1e3", "\"maxLength\": 100")]
    [TestCase("string", "\"minLength\": 0", "")]
    [TestCase("array", "\"minItems\": 0, \"uniqueItems\": false", "")]
    [TestCase("object", "\"minProperties\": 0", "")]
    [TestCase("number", "\"minimum\": -0", "\"minimum\": 0.00")]
    [TestCase("number", "\"minimum\": 5, \"exclusiveMinimum\": true", "\"exclusiveMinimum\": 5.0")]
    [TestCase("number", "\"maximum\": 5, \"exclusiveMaximum\": true", "\"exclusiveMaximum\": 5")]
    [TestCase("number", "\"minimum\": 3, \"exclusiveMinimum\": false", "\"minimum\": 3")]
    [TestCase("number", "\"minimum\": 3, \"exclusiveMinimum\": 7", "\"exclusiveMinimum\": 7")]
    [TestCase("integer", "\"minimum\": 5, \"exclusiveMinimum\": true", "\"minimum\": 6")]
    [TestCase("integer", "\"exclusiveMaximum\": 5", "\"maximum\": 4.5")]
    [TestCase("integer", "\"multipleOf\": 1", "")]
    [TestCase("number", "\"maximum\": 123456789012345678901234567890", "\"maximum\": 1.2345678901234567890123456789e29")]
    [TestCase("number", "\"maximum\": 1e999999999", "\"maximum\": 10e999999998")]
    [TestCase("integer", "\"minLength\": 3", "")]
    public void The_same_bound_is_no_change(string type, string before, string after)
    {
        Diff(type, before, after).Should().BeEmpty();
        Diff(type, after, before).Should().BeEmpty();
    }

    [TestCase("string", "minLength", "9", "10")]
    [TestCase("string", "maxLength", "10", "9")]
    [TestCase("array", "minItems", "2", "10")]
    [TestCase("array", "maxItems", "10", "2")]
    [TestCase("object", "minProperties", "1", "2")]
    [TestCase("object", "maxProperties", "2", "1")]
    [TestCase("number", "minimum", "-1.5", "-1.25")]
    [TestCase("number", "minimum", "9", "1e1")]
    [TestCase("number", "maximum", "0.1", "0.09")]
    [TestCase("number", "maximum", "1e999999999", "1e999999998")]
    [TestCase("number", "exclusiveMinimum", "1", "2")]
    [TestCase("number", "exclusiveMaximum", "2", "1")]
    [TestCase("number", "multipleOf", "0.5", "1.5")]
    public void A_bound_that_moved_is_told_by_its_direction(string type, string keyword, string before, string after)
    {
        var (old, now) = ($"\"{keyword}\": {before}", $"\"{keyword}\": {after}");

        Diff(type, old, now).Should().Equal(Tighter);
        Diff(type, now, old).Should().Equal(Looser);
        Diff(type, "", now).Should().Equal(Added);
        Diff(type, now, "").Should().Equal("risky field-constraint-removed /a");
    }

    [TestCase("number", "\"minimum\": 5", "\"exclusiveMinimum\": 5", Tighter)]
    [TestCase("number", "\"maximum\": 5", "\"maximum\": 5, \"exclusiveMaximum\": true", Tighter)]
    [TestCase("number", "\"multipleOf\": 2", "\"multipleOf\": 3", "risky field-constraint /a")]
    [TestCase("array", "", "\"uniqueItems\": true", Added)]
    [TestCase("array", "\"uniqueItems\": true", "\"uniqueItems\": false", "risky field-constraint-removed /a")]
    [TestCase("string", "\"format\": \"uuid\"", "\"format\": \"date\"", "risky field-format /a")]
    [TestCase("string", "", "\"format\": \"date\"", "note field-format-added /a")]
    [TestCase("string", "\"format\": \"date\"", "", "risky field-format-removed /a")]
    [TestCase("string", "\"pattern\": \"^a\"", "\"pattern\": \"^b\"", "risky field-format /a")]
    public void A_constraint_of_an_answer_has_its_severity(string type, string before, string after, params string[] expected) =>
        Diff(type, before, after).Should().Equal(expected);

    [Test]
    public void What_holds_together_is_as_tight_as_its_tightest_part() =>
        ChangeLines
            .OfMember("""{ "allOf": [{ "type": "integer", "minimum": 2 }, { "minimum": 4, "multipleOf": 4 }, { "multipleOf": 6 }] }""",
                """{ "type": "integer", "minimum": 4, "multipleOf": 12 }""")
            .Should().BeEmpty();

    [Test]
    public void Bounds_of_whole_numbers_mean_the_same_beside_a_number() =>
        ChangeLines.OfMember("""{ "type": "integer", "exclusiveMinimum": 0 }""", """{ "type": "number", "exclusiveMinimum": 0 }""")
            .Should().Equal("breaking field-type-widened /a");

    [TestCase("\"minimum\": 1", "\"minimum\": 1.0")]
    [TestCase("\"maximum\": 100", "\"maximum\": 1e2")]
    [TestCase("\"minLength\": 0", "")]
    [TestCase("\"default\": 10", "\"default\": 10.0")]
    [TestCase("\"minimum\": 1", "\"minimum\": 2", "breaking parameter-minimum-raised minimum")]
    [TestCase("\"minimum\": 0.5", "\"minimum\": 0.25", "additive parameter-minimum-lowered minimum")]
    [TestCase("\"minimum\": 1", "", "additive parameter-minimum-lowered minimum")]
    [TestCase("", "\"minimum\": 1", "breaking parameter-minimum-raised minimum")]
    [TestCase("\"minimum\": 1", "\"exclusiveMinimum\": 1", "breaking parameter-minimum-raised minimum")]
    [TestCase("\"maximum\": 100", "\"maximum\": 99.5", "breaking parameter-maximum-lowered maximum")]
    [TestCase("\"maximum\": 100", "\"maximum\": 5000", "additive parameter-maximum-raised maximum")]
    [TestCase("\"maxLength\": 9", "\"maxLength\": 10", "additive parameter-constraint-looser maxLength")]
    [TestCase("\"maxLength\": 10", "\"maxLength\": 9", "breaking parameter-constraint-tighter maxLength")]
    [TestCase("", "\"minLength\": 1", "breaking parameter-constraint-tighter minLength")]
    [TestCase("\"maxItems\": 50", "", "additive parameter-constraint-looser maxItems")]
    [TestCase("\"uniqueItems\": false", "\"uniqueItems\": true", "breaking parameter-constraint-tighter uniqueItems")]
    [TestCase("\"multipleOf\": 2", "\"multipleOf\": 3", "risky parameter-constraint multipleOf")]
    [TestCase("", "\"pattern\": \"^a\"", "breaking parameter-format-added pattern")]
    [TestCase("\"pattern\": \"^a\"", "\"pattern\": \"^b\"", "risky parameter-format pattern")]
    [TestCase("\"format\": \"uuid\"", "", "additive parameter-format-removed format")]
    public async Task A_bound_of_a_parameter_is_told_from_the_side_of_who_sends_it(string before, string after, params string[] expected)
    {
        using var files = new TemporaryFolder();

        var changes = await ChangeLines.Diff(files.Write("old.json", Parameter(before)), files.Write("new.json", Parameter(after)));

        changes.Select(ChangeLines.Short).Should().Equal(expected.Select(line => line.Insert(line.LastIndexOf(' ') + 1, "/parameters/p/")));
    }

    [Test]
    public void A_number_is_compared_as_it_is_however_large_or_small()
    {
        string[] ascending = ["-1e999999999", "-12", "-1.5", "-0.000001", "0", "1e-999999999", "0.09", "0.1", "9", "10",
            "123456789012345678901234567890", "1e40"];

        foreach (var (lower, higher) in ascending.Zip(ascending.Skip(1)))
            Diff("number", $"\"minimum\": {lower}", $"\"minimum\": {higher}").Should().Equal([Tighter], $"{lower} is below {higher}");
        foreach (var text in ascending.Select(number => CanonicalJson.Text(JsonDocument.Parse(number).RootElement)))
            CanonicalJson.Text(JsonDocument.Parse(text).RootElement).Should().Be(text);
    }

    private static IEnumerable<string> Diff(string type, string before, string after) =>
        ChangeLines.OfMember(Schema(type, before), Schema(type, after));

    private static string Schema(string type, string keywords) =>
        $$"""{ "type": "{{type}}"{{(keywords.Length > 0 ? $", {keywords}" : "")}} }""";

    private static string Parameter(string members) =>
        $$"""{ "method": "GET", "route": "/v3/kettles", "parameters": [{ "name": "p","""
            + $$""" "kind": "page"{{(members.Length > 0 ? $", {members}" : "")}} }] }""";
}
