using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Validation;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Schemas;

/// <summary>Every keyword that schemas may use is proven to work, and every other one is refused.</summary>
public sealed class KeywordTests
{
    /// <summary>For each keyword a schema, a body that it accepts and one that it must not.</summary>
    private static readonly Proof[] Proofs =
    [
        new("type", """{ "type": "integer" }""", "1", "\"1\""),
        new("type", """{ "type": ["string", "null"], "description": "null for this proof" }""", "null", "1"),
        new("required", """{ "type": "object", "required": ["a"] }""", """{ "a": 1 }""", """{ "b": 1 }"""),
        new("properties", """{ "type": "object", "properties": { "a": { "type": "integer" } } }""", """{ "a": 1 }""", """{ "a": "1" }"""),
        new("additionalProperties", """{ "type": "object", "properties": { "a": {} }, "additionalProperties": false }""", """{ "a": 1 }""",
            """{ "b": 1 }"""),
        new("items", """{ "type": "array", "items": { "type": "integer" } }""", "[1, 2]", "[1, \"2\"]"),
        new("enum", """{ "type": "string", "enum": ["bits", "docker"] }""", "\"bits\"", "\"BITS\""),
        new("pattern", """{ "type": "string", "pattern": "^[a-z]+(?![\\s\\S])" }""", "\"abc\"", "\"abc\\n\""),
        new("minLength", """{ "type": "string", "minLength": 2 }""", "\"ab\"", "\"a\""),
        new("minimum", """{ "type": "integer", "minimum": 1 }""", "1", "0"),
        new("oneOf", """{ "oneOf": [{ "type": "integer" }, { "type": "string", "enum": ["a"] }] }""", "\"a\"", "\"b\""),
        new("$ref", """{ "$ref": "#/definitions/a", "definitions": { "a": { "type": "integer" } } }""", "1", "\"1\""),
    ];

    public static IEnumerable<Proof> All => Proofs;

    [TestCaseSource(nameof(All))]
    public void A_keyword_bites(Proof proof)
    {
        var schema = Load(proof.Schema);
        schema.Validate(Json(proof.Accepted)).Should().BeEmpty();
        schema.Validate(Json(proof.Refused)).Should().NotBeEmpty();
    }

    [Test]
    public void Every_keyword_of_the_list_has_a_proof() =>
        SchemaLint.Constraints.Should().BeSubsetOf(Proofs.Select(proof => proof.Keyword));

    [TestCase("""{ "const": 1 }""", "the keyword 'const' is not on the list")]
    [TestCase("""{ "if": {}, "then": {} }""", "the keyword 'if' is not on the list")]
    [TestCase("""{ "contains": {} }""", "the keyword 'contains' is not on the list")]
    [TestCase("""{ "propertyNames": {} }""", "the keyword 'propertyNames' is not on the list")]
    [TestCase("""{ "dependencies": {} }""", "the keyword 'dependencies' is not on the list")]
    [TestCase("""{ "maxItems": 0 }""", "the keyword 'maxItems' is not on the list")]
    [TestCase("""{ "format": "date-time" }""", "the keyword 'format' is not on the list")]
    [TestCase("""{ "properties": { "a": { "const": 1 } } }""", "/properties/a/const: the keyword 'const' is not on the list")]
    [TestCase("""{ "enum": [1] }""", "only text can be enumerated")]
    [TestCase("""{ "pattern": "^a$" }""", "a pattern starts with ^ and ends with")]
    [TestCase("""{ "type": ["string", "null"] }""", "a nullable value says why")]
    [TestCase("""{ "additionalProperties": { "type": "string" } }""", "additionalProperties is false or left out")]
    [TestCase("""{ "$ref": "other.json#/a" }""", "other.json: Could not find file")]
    [TestCase("""{ "$ref": "#/definitions/a" }""", "the reference #/definitions/a leads to no schema")]
    public void What_is_not_proven_is_refused(string schema, string message)
    {
        var load = () => Load(schema);
        load.Should().Throw<ContractDataException>().WithMessage($"*{message}*");
    }

    [Test]
    public void Another_dialect_is_refused() =>
        SchemaLint.Check(Json("""{ "$schema": "http://json-schema.org/draft-07/schema#" }"""))
            .Should().ContainSingle().Which.Should().StartWith("$schema must be");

    /// <summary>A keyword at work.</summary>
    public sealed record Proof(string Keyword, string Schema, string Accepted, string Refused)
    {
        /// <inheritdoc />
        public override string ToString() => $"{Keyword} in {Schema}";
    }

    private static ResponseSchema Load(string schema)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "response.schema.json");
        File.WriteAllText(file, """{ "$schema": "http://json-schema.org/draft-04/schema#", """ + schema.TrimStart('{', ' '));
        return ResponseSchema.Load(file);
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
