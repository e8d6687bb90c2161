using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using FluentAssertions;
using NUnit.Framework;
using static CloudController.SelfTests.SchemaDiffTests.SlateSample;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What tables and sentences make of schemas and parameters.</summary>
public sealed class DocumentedFacts
{
    private const string Text = """{"type":"string"}""";

    [TestCase("string", "What is in it", "\"tea\"", Text)]
    [TestCase("string", "The number of it", $"\"{Id}\"", Text)]
    [TestCase("uuid", "The number of it", "\"kettle-1\"", """{"$ref":"../shared.schema.json#/definitions/guid"}""")]
    [TestCase("<a href=\"#t\">timestamp</a>", "When it boiled", "\"2020-01-02T03:04:05Z\"",
        """{"$ref":"../shared.schema.json#/definitions/timestamp"}""")]
    [TestCase("string or null", "What is in it", "\"tea\"", """{"type":["string","null"],"description":"documented as sometimes null"}""")]
    [TestCase("string", "What is in it; <code>null</code> when it is empty", "\"tea\"",
        """{"type":["string","null"],"description":"documented as sometimes null"}""")]
    [TestCase("string", "What is in it, if any", "\"tea\"", """{"type":["string","null"],"description":"documented as sometimes null"}""")]
    [TestCase("integer", "How hot", "null", """{"type":["integer","null"],"description":"seen as null"}""")]
    [TestCase("any", "Whatever", "null", """{"description":"only ever seen as null"}""")]
    [TestCase("integer", "How hot; valid values are integers >= 1", "7", """{"type":"integer","minimum":1}""")]
    [TestCase("number", "How hot", "7", """{"type":"number"}""")]
    [TestCase("list of strings", "Names of teas", "[]", """{"type":"array","items":{"type":"string"}}""")]
    [TestCase("list of strings", "Teas; valid values are <code>green</code> and <code>black</code>", "[]",
        """{"type":"array","items":{"type":"string","enum":["green","black"]}}""")]
    [TestCase("object", "Whatever guests wrote", "{ \"a\": 1 }",
        """{"type":"object","description":"its members have names of somebody's choice"}""")]
    [TestCase("string", "State; valid values are <code>ON</code>, <code>OFF</code> (default), or <code>OUT</code>", "\"ON\"",
        """{"type":"string","enum":["ON","OFF","OUT"]}""")]
    [TestCase("string", "State, either <code>ON</code> or <code>OFF</code>", "\"ON\"", """{"type":"string","enum":["ON","OFF"]}""")]
    [TestCase("string", "State; can only be \u2018ON\u2019 or \u2018OFF\u2019", "\"ON\"", """{"type":"string","enum":["ON","OFF"]}""")]
    [TestCase("string", "State; valid values are \u2018ON\u2019 and \u2018OFF\u2019", "\"ON\"",
        """{"type":"string","enum":["ON","OFF"]}""")]
    [TestCase("string", "State; valid values include <code>ON</code> and <code>OFF</code>", "\"ON\"", Text)]
    [TestCase("string", "State; valid values are <code>ON</code> and <code>OFF</code>, or <code>null</code>", "\"ON\"",
        """{"type":["string","null"],"pattern":"^(ON|OFF)(?![\\s\\S])","description":"documented as sometimes null"}""")]
    public void A_row_and_an_example_make_a_schema(string type, string description, string sample, string schema)
    {
        var edition = Derive(Page(
            Object("The kettle object", Row("heat", type, description)),
            List("List kettles", "GET /v3/kettles", Item("kettles", $"\"heat\": {sample},"))));

        var derived = edition.Files["resources/kettle.schema.json"]["properties"]!["heat"]!;
        derived.ToJsonString(ContractLibrary.Json).Should().Be(JsonNode.Parse(schema)!.ToJsonString(ContractLibrary.Json));
    }

    [TestCase("Only shown when it is hot")]
    [TestCase("How hot; omitted for cold ones")]
    [TestCase("This field only appears when it is hot")]
    public void What_is_not_always_there_is_not_required(string description) =>
        Required(Row("heat", "integer", description)).Should().Equal("guid", "links");

    [Test]
    public void What_every_example_shows_is_required() =>
        Required(Row("heat", "integer", "How hot")).Should().Equal("guid", "heat", "links");

    [Test]
    public void What_an_example_contradicts_is_told_and_the_example_is_admitted()
    {
        var edition = Derive(Page(
            Object("The kettle object", Row("heat", "timestamp"), Row("state", "string", "Valid values are <code>ON</code>")),
            List("List kettles", "GET /v3/kettles", Item("kettles", "\"heat\": {}, \"state\": \"OFF\","))));

        var properties = edition.Files["resources/kettle.schema.json"]["properties"]!;
        properties["heat"]!["type"]!.GetValue<string>().Should().Be("object");
        properties["state"]!.ToJsonString().Should().Be(Text);
        edition.Remarks.Should()
            .Contain(remark => remark.EndsWith("/heat is of type string; examples show object", StringComparison.Ordinal))
            .And.Contain(remark => remark.EndsWith("the body shows 'OFF' at /state, which the page does not list among the valid values",
                StringComparison.Ordinal));
    }

    [Test]
    public void A_type_that_leads_to_an_object_has_its_members()
    {
        var edition = Derive(Page(
            Object("The lid object", Row("size", "integer or null")),
            Object("The kettle object", Row("lid", "<a href=\"#the-lid-object\">lid object</a>"),
                Row("spares", "<a href=\"#the-lid-object\">array of lid objects</a>")),
            List("List kettles", "GET /v3/kettles", Item("kettles", "\"lid\": { \"size\": 1 }, \"spares\": [],"))));

        var properties = edition.Files["resources/kettle.schema.json"]["properties"]!;
        properties["lid"]!["properties"]!["size"]!["type"]!.ToJsonString().Should().Be("""["integer","null"]""");
        properties["spares"]!["items"]!["properties"]!["size"]!["type"]!.ToJsonString().Should().Be("""["integer","null"]""");
    }

    [TestCase("", """["object","null"]""")]
    [TestCase("relationships.lid", "\"object\"")]
    public void A_relationship_can_be_null_unless_it_is_required_to_make_an_item(string required, string type)
    {
        var edition = Derive(Page(
            "<h3 id=\"to-one-relationships\">To-one relationships</h3>" + Table("To-one relationship object",
                Row("data", "<a href=\"#the-relationship-object\">relationship object</a>")),
            "<h3>Relationships</h3>" + Table("The relationship object", Row("guid", "string")),
            Object("The kettle object", Row("relationships.lid", "<a href=\"#to-one-relationships\">to-one relationship</a>")),
            List("List kettles", "GET /v3/kettles",
                Item("kettles", $$"""  "relationships": { "lid": { "data": { "guid": "{{Id}}" } } }, """)),
            Request("Create a kettle", "POST /v3/kettles",
                tables: Table("Required parameters", Row(required.Length > 0 ? required : "name", "string")))));

        var lid = edition.Files["resources/kettle.schema.json"]["properties"]!["relationships"]!["properties"]!["lid"]!;
        lid["properties"]!["data"]!["type"]!.ToJsonString().Should().Be(type);
    }

    [TestCase("guids", "list of strings", "Guids to filter by",
        """{"name":"guids","kind":"listFilter","field":"/guid","compare":"reference"}""")]
    [TestCase("lid_guids", "list of strings", "Guids of lids",
        """{"name":"lid_guids","kind":"listFilter","field":"/relationships/lid/data/guid","compare":"reference"}""")]
    [TestCase("cup_guids", "list of strings", "Guids of cups", """{"name":"cup_guids","kind":"listFilter","compare":"reference"}""")]
    [TestCase("state_reasons", "list of strings", "Reasons", """{"name":"state_reasons","kind":"listFilter","field":"/state/reason"}""")]
    [TestCase("hot", "boolean", "If true, only hot ones",
        """{"name":"hot","kind":"listFilter","field":"/hot","compare":"boolean","single":true}""")]
    [TestCase("names", "list of strings", "Names. Also supports filtering by exclusion.",
        """{"name":"names","kind":"listFilter","field":"/name","operators":["not"]}""")]
    [TestCase("boiled_ats", "timestamp", "Times. Also supports filtering with relational operators",
        """{"name":"boiled_ats","kind":"timestampFilter","field":"/boiled_at","operators":["lt","gt"]}""")]
    [TestCase("order_by", "string", "Valid values are <code>name</code> and <code>age</code>",
        """{"name":"order_by","kind":"orderBy","filters":[{"name":"name","field":"/name"},{"name":"age"}]}""")]
    [TestCase("label_selector", "string", "Labels", """{"name":"label_selector","kind":"labelSelector","field":"/metadata/labels"}""")]
    [TestCase("after_guid", "string", "The one before", """{"name":"after_guid","kind":"after"}""")]
    [TestCase("embed", "string", "Valid values are <code>cups</code>. This parameter is experimental.",
        """{"name":"embed","kind":"embed","values":["cups"],"experimental":true}""")]
    [TestCase("include", "list of strings", "Valid values are <code>lid</code> and <code>lid.factory</code>",
        """
        {"name":"include","kind":"include","includes":[{"name":"lid","adds":"/included/lids","by":"/relationships/lid/data/guid"},
        {"name":"lid.factory","adds":"/included/factories","by":"/included/lids/*/relationships/factory/data/guid"}]}
        """)]
    [TestCase("include", "list of strings", "Valid value is <code>cup</code>", """{"name":"include","kind":"include","values":["cup"]}""")]
    [TestCase("page", "integer", "Valid values are integers >= 1", """{"name":"page","kind":"page","minimum":1}""")]
    public void A_row_makes_a_parameter(string name, string type, string description, string parameter)
    {
        var operators =
            "<h2>Filters</h2><table><tr><th>Operator</th></tr><tr><td>lt</td></tr><tr><td>gt</td></tr><tr><td>not</td></tr></table>"
            + "<h2>Kettles</h2>";
        var item = Item("kettles", $$"""
            "name": "a", "hot": true, "boiled_at": "2020-01-02T03:04:05Z", "state": { "reason": "x" },
            "relationships": { "lid": { "data": { "guid": "{{Id}}" } } },
            """);

        var edition = Derive(Page(operators, List("List kettles", "GET /v3/kettles", item, Query(Row(name, type, description)))));

        edition.Files["kettles.list/endpoint.json"]["parameters"]!.ToJsonString().Should()
            .Be($"[{JsonNode.Parse(parameter)!.ToJsonString()}]");
    }

    [Test]
    public void What_can_be_asked_for_of_other_resources_is_a_parameter_each()
    {
        var allowed =
            "<h5 id=\"kettle-fields\">Kettle Fields</h5><table><tr><th>Resource</th><th>Allowed keys</th></tr>"
            + "<tr><td>lid.factory</td><td><code>guid</code>, <code>name</code></td></tr></table>";

        var edition =
            Derive(Page(List("List kettles", "GET /v3/kettles", Item("kettles"),
            Query(Row("fields", "fields parameter", "<a href=\"#kettle-fields\">Allowed values</a>")) + allowed)));

        edition.Files["kettles.list/endpoint.json"]["parameters"]!.ToJsonString().Should()
            .Be("""[{"name":"fields[lid.factory]","kind":"fieldSet","keys":["guid","name"],"at":"/included/factories"}]""");
        edition.Files["kettles.list/response.schema.json"]["properties"]!["included"]!.ToJsonString().Should().Be(
            """{"type":"object","additionalProperties":false,"properties":{"factories":{"type":"array","items":{"type":"object"}}}}""");
    }

    private static IEnumerable<string> Required(string row)
    {
        var edition =
            Derive(Page(Object("The kettle object", row), List("List kettles", "GET /v3/kettles", Item("kettles", "\"heat\": 1,"))));
        return edition.Files["resources/kettle.schema.json"]["required"]!.AsArray().Select(name => name!.GetValue<string>());
    }
}
