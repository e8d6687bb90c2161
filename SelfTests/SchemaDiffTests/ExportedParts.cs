using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What becomes of each part of a contract in its description.</summary>
public sealed class ExportedParts
{
    private SampleEdition _edition = null!;

    [SetUp]
    public void Create() => _edition = new();

    [TearDown]
    public void Delete() => _edition.Dispose();

    [TestCase("""{ "name": "page", "kind": "page", "minimum": 1 }""",
        """{"name":"page","schema":{"minimum":1,"type":"integer"}}""")]
    [TestCase("""{ "name": "per_page", "kind": "pageSize", "minimum": 1, "maximum": 9, "default": "5" }""",
        """{"name":"per_page","schema":{"maximum":9,"minimum":1,"type":"integer","default":5}}""")]
    [TestCase("""{ "name": "way", "kind": "orderDirection", "values": ["asc", "desc"], "default": "asc" }""",
        """{"name":"way","schema":{"enum":["asc","desc"],"type":"string","default":"asc"}}""")]
    [TestCase("""{ "name": "q", "kind": "filter", "operators": [":", ">=", "IN"], "filters": [{ "name": "a" }, { "name": "b_c" }] }""",
        """{"name":"q","schema":{"type":"array","items":{"pattern":"^(a|b_c)(:|>=| IN )","type":"string"}}}""")]
    [TestCase("""{ "name": "depth", "kind": "relation", "values": ["0"], "integer": true, "deprecated": true }""",
        """{"name":"depth","deprecated":true,"schema":{"type":"integer"}}""")]
    [TestCase("""{ "name": "states", "kind": "listFilter", "values": ["ON", "OFF"], "field": "/state" }""",
        """{"name":"states","explode":false,"schema":{"type":"array","items":{"enum":["ON","OFF"],"type":"string"}}}""")]
    [TestCase("""{ "name": "lit", "kind": "listFilter", "compare": "boolean", "single": true }""",
        """{"name":"lit","schema":{"type":"boolean"}}""")]
    [TestCase("""{ "name": "ports", "kind": "listFilter", "compare": "number" }""",
        """{"name":"ports","explode":false,"schema":{"type":"array","items":{"type":"integer"}}}""")]
    [TestCase("""{ "name": "order_by", "kind": "orderBy", "filters": [{ "name": "name", "field": "/name" }] }""",
        """{"name":"order_by","schema":{"enum":["name","-name"],"type":"string"}}""")]
    [TestCase("""{ "name": "order-by", "kind": "orderBy", "values": ["name", "id"] }""",
        """{"name":"order-by","schema":{"enum":["name","id"],"type":"string"}}""")]
    [TestCase("""{ "name": "include", "kind": "include", "includes": [{ "name": "lid", "adds": "/included/lids", "by": "/lid" }] }""",
        """{"name":"include","explode":false,"schema":{"type":"array","items":{"enum":["lid"],"type":"string"}}}""")]
    [TestCase("""{ "name": "include", "kind": "include", "values": ["lid"] }""",
        """{"name":"include","explode":false,"schema":{"type":"array","items":{"enum":["lid"],"type":"string"}}}""")]
    [TestCase("""{ "name": "fields[lid]", "kind": "fieldSet", "keys": ["guid"], "at": "/included/lids" }""",
        """{"name":"fields[lid]","explode":false,"schema":{"type":"array","items":{"enum":["guid"],"type":"string"}}}""")]
    [TestCase("""{ "name": "embed", "kind": "embed", "values": ["steam"], "experimental": true }""",
        """{"name":"embed","explode":false,"schema":{"type":"array","items":{"enum":["steam"],"type":"string"}},"x-experimental":true}""")]
    [TestCase("""{ "name": "label_selector", "kind": "labelSelector" }""",
        """{"name":"label_selector","schema":{"type":"string"}}""")]
    [TestCase("""{ "name": "after_guid", "kind": "after" }""",
        """{"name":"after_guid","schema":{"type":"string"}}""")]
    [TestCase("""{ "name": "host", "kind": "other", "required": true }""",
        """{"name":"host","required":true,"schema":{"type":"string"}}""")]
    public async Task A_parameter_is_described(string parameter, string described)
    {
        _edition.WriteEndpoint($"\"parameters\": [{parameter}]");

        var made = (JsonObject)(await _edition.Operation())["parameters"]!.AsArray().Single()!;
        ((string?)made["in"]).Should().Be("query");
        made.Remove("in");
        made.Remove("description");
        SampleEdition.Text(made).Should().Be(described);
    }

    [TestCase("timestampFilter", "gte", """{"type":"array","items":{"type":"string","format":"date-time"}}""",
        """{"type":"string","format":"date-time"}""")]
    [TestCase("listFilter", "not", """{"type":"array","items":{"type":"string"}}""", """{"type":"array","items":{"type":"string"}}""")]
    public async Task An_operator_in_brackets_is_a_parameter(string kind, string name, string all, string one)
    {
        _edition.WriteEndpoint($$"""
            "parameters": [{ "name": "made_ats", "kind": "{{kind}}", "operators": ["{{name}}"] }]
            """);

        (await _edition.Operation())["parameters"]!.AsArray()
            .Select(parameter => ((string)parameter!["name"]!, parameter["schema"]!.ToJsonString()))
            .Should().Equal(("made_ats", all), ($"made_ats[{name}]", one));
    }

    [TestCase("\"authorization\": \"none\"", "security", "[]")]
    [TestCase("\"authorization\": \"optional\"", "security", """[{"bearer":[]},{}]""")]
    [TestCase("\"experimental\": true", "x-experimental", "true")]
    [TestCase("\"deprecated\": true", "deprecated", "true")]
    [TestCase("""
        "roles": [{ "name": "Cook" }, { "name": "Guest", "limited": true }]
        """, "x-roles", """[{"name":"Cook"},{"name":"Guest","limited":true}]""")]
    [TestCase("", "security", "")]
    [TestCase("", "deprecated", "")]
    [TestCase("", "operationId", "\"kettles.get\"")]
    [TestCase("", "summary", "\"Get a kettle\"")]
    [TestCase("", "tags", "[\"Kettles\"]")]
    public async Task A_mark_is_described(string member, string name, string described)
    {
        _edition.WriteEndpoint(member);

        SampleEdition.Text((await _edition.Operation())[name]).Should().Be(described);
    }

    [TestCase("\"authorization\": \"none\"", "200,404,4XX")]
    [TestCase("", "200,401,404,4XX")]
    [TestCase("\"parameters\": [{ \"name\": \"a\", \"kind\": \"other\" }]", "200,400,401,404,4XX")]
    public async Task Refusals_are_described_where_they_can_happen(string member, string statuses)
    {
        _edition.WriteEndpoint(member);

        string.Join(',', (await _edition.Operation())["responses"]!.AsObject().Select(answer => answer.Key)).Should().Be(statuses);
    }

    [TestCase("{ }", "200")]
    [TestCase("""{ "redirect": 302 }""", "302,200")]
    public async Task A_file_is_bytes_or_elsewhere(string file, string statuses)
    {
        _edition.WriteEndpoint("", answer: $$"""{ "file": {{file}} }""");

        var answers = (await _edition.Operation())["responses"]!.AsObject();
        string.Join(',', answers.Select(answer => answer.Key).TakeWhile(status => status != "401")).Should().Be(statuses);
        answers["200"]!["content"]!.ToJsonString().Should().Be("""{"*/*":{}}""");
        (answers["302"]?["headers"]?["Location"] is not null).Should().Be(statuses.Contains("302", StringComparison.Ordinal));
    }

    [Test]
    public async Task Headers_are_described_but_the_type_of_the_body() =>
        (await _edition.Operation())["responses"]!["200"]!["headers"]!.ToJsonString()
            .Should().Be("""{"X-Kitchen":{"required":true,"schema":{"enum":["warm"],"type":"string"}}}""");

    [Test]
    public async Task What_several_requests_have_alike_is_stated_once()
    {
        const string parameters = """
            "parameters": [{ "name": "page", "kind": "page" }, { "name": "per_page", "kind": "pageSize", "maximum": 
            """;
        _edition.WriteEndpoint(parameters + "5 }]");
        _edition.Write("pots.get/endpoint.json",
            """{ "document": { "title": "Pots, Get pots" }, "route": "/v3/pots/{guid}", "answer": { "object": {} }, """
            + parameters + "6 }] }");

        var described = await _edition.Describe();
        described["components"]!["parameters"]!.AsObject().Select(one => one.Key).Should().BeEquivalentTo("path.guid", "page");
        described["components"]!["headers"]!.AsObject().Select(one => one.Key).Should().Equal("X-Kitchen");
        (await _edition.Operation())["parameters"]!.AsArray().Select(one => (string?)one!["$ref"] ?? (string?)one["name"])
            .Should().Equal("#/components/parameters/page", "per_page");
    }

    [TestCase("""{ "$ref": "../resources/lid.schema.json" }""", """{"$ref":"#/components/schemas/lid"}""")]
    [TestCase("""{ "type": ["string", "null"], "minLength": 1 }""", """{"minLength":1,"type":["null","string"]}""")]
    [TestCase("""{ "oneOf": [{ "type": "string" }, { "type": "integer", "minimum": 0 }] }""",
        """{"anyOf":[{"type":"string"},{"minimum":0,"type":"integer"}]}""")]
    [TestCase("""{ "type": "object", "additionalProperties": false, "required": ["a"], "properties": { "a": { "description": "b" } } }""",
        """{"required":["a"],"type":"object","properties":{"a":{"description":"b"}}}""")]
    [TestCase("""{ "type": "array", "items": { "type": "string", "pattern": "^a(?![\\s\\S])" } }""",
        """{"type":"array","items":{"pattern":"^a(?![\\s\\S])","type":"string"}}""")]
    public async Task A_schema_is_described(string schema, string described)
    {
        _edition.WriteSchema($$"""{ "type": "object", "properties": { "it": {{schema}} } }""");

        SampleEdition.Text((await Schema())["properties"]!["it"]).Should().Be(described);
    }

    [Test]
    public async Task A_schema_may_refer_to_itself()
    {
        _edition.WriteSchema("""
            { "$ref": "#/definitions/kettle",
              "definitions": { "kettle": { "type": "object", "properties": { "next": { "$ref": "#/definitions/kettle" } } } } }
            """);

        (await Schema()).ToJsonString().Should().Be("""{"$ref":"#/components/schemas/kettle"}""");
        (await _edition.Describe())["components"]!["schemas"]!["kettle"]!["properties"]!["next"]!.ToJsonString()
            .Should().Be("""{"$ref":"#/components/schemas/kettle"}""");
    }

    [Test]
    public async Task What_has_the_name_of_a_file_is_called_after_its_own_file_too()
    {
        _edition.WriteSchema("""
            { "$ref": "#/definitions/lid",
              "definitions": { "lid": { "type": "array", "items": { "$ref": "../resources/lid.schema.json" } } } }
            """);

        (await _edition.Describe())["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)
            .Should().BeEquivalentTo("error", "lid", "response-lid");
    }

    private async Task<JsonNode> Schema() =>
        (await _edition.Operation())["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
}
