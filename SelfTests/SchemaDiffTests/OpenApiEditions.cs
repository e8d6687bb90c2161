using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Editions;
using FluentAssertions;
using NUnit.Framework;
using static CloudController.SelfTests.SchemaDiffTests.SlateSample;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>OpenAPI descriptions as a source, and as a second witness.</summary>
public sealed class OpenApiEditions
{
    private const string Yaml = """
        # about kettles
        openapi: 3.1.0
        info: { title: Kitchen, version: 9.8.7 }
        security:
          - oauth: [read]
        paths:
          /v3/kettles:
            get:
              summary: List kettles
              tags: [Kettles]
              parameters:
                - $ref: '#/components/parameters/Page'
                - name: names
                  in: query
                  schema: { type: array, items: { type: string } }
              responses:
                '200':
                  description: all
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          pagination: { type: object, properties: { total_results: { type: integer } } }
                          resources: { type: array, items: { $ref: '#/components/schemas/Kettle' } }
                      examples:
                        one:
                          value:
                            pagination: { total_results: 1 }
                            resources:
                              - guid: 0f3c1d2e-1111-4222-8333-944455566677
                                heat: null
                                state: 'ON'
                                links: { self: { href: 'https://a.b/v3/kettles/0f3c1d2e-1111-4222-8333-944455566677' } }
            post:
              summary: Create a kettle
              responses: { '201': { description: made } }
          /v3/kettles/{guid}:
            get:
              summary: Get a kettle
              deprecated: true
              security: []
              responses:
                '200': { description: one, content: { application/json: { schema: { $ref: '#/components/schemas/Kettle' } } } }
          /v3/kettles/{guid}/download:
            get:
              responses: { '302': { description: elsewhere } }
        components:
          parameters:
            Page: { name: page, in: query, description: 'Valid values are integers >= 1', schema: { type: integer } }
          schemas:
            Base: { type: object, required: [guid], properties: { guid: { type: string, format: uuid } } }
            Kettle:
              allOf:
                - $ref: '#/components/schemas/Base'
                - type: object
                  properties:
                    heat: { type: [integer, 'null'] }
                    state: { type: string, enum: ['ON', 'OFF'] }
                    lid: { oneOf: [ { $ref: '#/components/schemas/Kettle' }, { type: 'null' } ] }
                    links: { type: object }
        """;

    private const string Json = """
        { "openapi": "3.0.3", "info": { "title": "Kitchen", "version": "9.8.7" },
          "paths": { "/v3/cups/{guid}": { "get": { "responses": { "200": { "description": "one", "content": { "application/json": {
            "schema": { "type": "object", "properties": {
              "guid": { "type": "string", "format": "uuid" }, "tea": { "type": "string", "nullable": true } } } } } } } } } } }
        """;

    [Test]
    public void A_yaml_description_is_an_edition()
    {
        var edition = Derive(Yaml);

        edition.Endpoints.Select(endpoint => (endpoint.Folder, endpoint.Answer)).Should().Equal(
            ("kettles.list", "list"), ("writes/kettles.create", ""), ("kettles.get", "item"), ("kettles.download", "file"));
        edition.Files["kettles.list/endpoint.json"]["parameters"]!.ToJsonString().Should()
            .Be("""[{"name":"page","kind":"page","minimum":1},{"name":"names","kind":"listFilter"}]""");
        edition.Files["kettles.get/endpoint.json"]["deprecated"]!.GetValue<bool>().Should().BeTrue();
        edition.Files["kettles.get/endpoint.json"]["authorization"]!.GetValue<string>().Should().Be("none");
        var schema = edition.Files["resources/kettle.schema.json"];
        schema["required"]!.ToJsonString().Should().Be("""["guid"]""", "that is what the schema requires");
        schema["properties"]!["heat"]!["type"]!.ToJsonString().Should().Be("""["integer","null"]""");
        schema["properties"]!["state"]!["enum"]!.ToJsonString().Should().Be("""["ON","OFF"]""");
        edition.Examples["kettles.list/example.json"].Should().Contain("\"heat\": null");
    }

    [Test]
    public void A_json_description_is_an_edition_also_without_any_example()
    {
        var edition = Derive(Json);

        edition.Endpoints.Should().ContainSingle().Which.Folder.Should().Be("cups.get");
        edition.Files["resources/cup.schema.json"]["properties"]!["tea"]!["type"]!.ToJsonString().Should().Be("""["string","null"]""");
        edition.Remarks.Should()
            .Contain(remark => remark.Contains("no body of the answer to GET /v3/cups/{guid} can be read", StringComparison.Ordinal));
    }

    [TestCase("openapi: 3.1.0\npaths: [", "page.yaml: the description cannot be read: *")]
    [TestCase("openapi: 3.1.0\ninfo: { title: a, version: b }\npaths: {}", "page.yaml: the description has no request")]
    public void A_description_that_cannot_be_read_says_why(string text, string message) =>
        FluentActions.Invoking(() => PageReader.Read(text, "page.yaml")).Should().Throw<PageException>().WithMessage(message);

    [Test]
    public void A_page_and_a_description_of_the_same_requests_agree_on_routes()
    {
        var page = SlateSample.Derive(Page(
            List("List kettles", "GET /v3/kettles", Item("kettles")), Request("Create a kettle", "POST /v3/kettles"),
            Request("Get a kettle", "GET /v3/kettles/:guid", Ok(Item("kettles"))),
                Request("Take it", "GET /v3/kettles/:guid/download", "HTTP/1.1 302 Found\n")));

        Derive(Yaml).Endpoints.Should().Equal(page.Endpoints);
    }

    [Test]
    public void A_second_witness_adds_what_the_page_leaves_open_and_contradictions_are_told()
    {
        var page = Page(
            Object("The kettle object", Row("heat", "string"),
                Row("state", "string", "valid values are <code>ON</code> and <code>OUT</code>")),
            List("List kettles", "GET /v3/kettles", Item("kettles", "\"heat\": \"a\", \"state\": \"ON\", \"lid\": {},")),
            Request("Get the lid", "GET /v3/kettles/:guid/lid"));

        var edition = SlateSample.Derive(page, Yaml);

        var properties = edition.Files["resources/kettle.schema.json"]["properties"]!;
        properties["heat"]!["type"]!.ToJsonString().Should().Be("""["string","null"]""", "the example decides");
        properties["state"]!["enum"]!.ToJsonString().Should().Be("""["ON","OUT","OFF"]""");
        edition.Remarks.Should().Contain([
            "resource kettle: one source says string, the other integer: /heat",
            "resource kettle: one source lists ON, OUT, the other ON, OFF: /state",
            "resource kettle: only the second source says that null can stand there: /heat",
            "page.html:21:4: GET /v3/kettles/{guid}/lid is not documented by other.yaml",
        ]).And.Contain(remark => remark.EndsWith("GET /v3/kettles/{guid} is documented by other.yaml only; it is left out",
            StringComparison.Ordinal))
            .And.Contain(remark => remark.EndsWith("GET /v3/kettles: only other.yaml has the parameters page, names",
                StringComparison.Ordinal));
    }

    private static EditionDraft Derive(string text) => EditionBuilder.Build([PageReader.Read(text, "page.yaml")], [], new());
}
