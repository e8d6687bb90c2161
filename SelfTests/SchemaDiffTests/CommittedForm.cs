using System.Text.Json.Nodes;
using CloudController.Contract.Validation;
using CloudController.SchemaDiff.Deriving;
using CloudController.SchemaDiff.Editions;
using FluentAssertions;
using NUnit.Framework;
using static CloudController.SelfTests.SchemaDiffTests.SlateSample;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What a whole edition has for being committed: conditions, relations between lists, and values of our own.</summary>
public sealed class CommittedForm
{
    private const string Other = "1f3c1d2e-1111-4222-8333-944455566688";

    [Test]
    public void A_link_to_what_an_item_does_not_have_is_there_for_the_others_only()
    {
        var edition = Derive(Page(List("List kettles", "GET /v3/kettles", $"{Kettle(Id, Lid)}, {Kettle(Other, "null")}")));

        edition.Files["resources/kettle.json"]["links"]!.ToJsonString().Should().Contain(
            "\"href\":\"/v3/lids/{lid_guid}\",\"when\":{\"/relationships/lid/data\":{\"notIn\":[null]}}");
    }

    [Test]
    public void A_link_shows_the_method_that_every_example_shows_and_no_other()
    {
        var kettle = Linked($$"""
            "boil": { "href": "https://a.b/v3/kettles/{{Id}}/actions/boil", "method": "POST" }
            """);

        var edition = Derive(Page(List("List kettles", "GET /v3/kettles", kettle), Request("Get it", "GET /v3/kettles/:guid", Ok(kettle))));

        edition.Files["resources/kettle.schema.json"]["properties"]!["links"]!["properties"]!["boil"]!.ToJsonString().Should().Be(
            """{"type":"object","required":["href","method"],"additionalProperties":false,"properties":{"href":"""
            + """{"type":"string","minLength":1},"method":{"type":"string","enum":["POST"]}}}""");
    }

    [Test]
    public void A_link_with_a_query_is_in_the_schema_alone()
    {
        var kettle = Linked("\"lids\": { \"href\": \"https://a.b/v3/lids?kettles=1\" }");

        var edition = Derive(Page(List("List kettles", "GET /v3/kettles", kettle)));

        edition.Files["resources/kettle.json"]["links"]!.AsArray().Select(link => (string)link!["relation"]!).Should().Equal("self");
        edition.Files["resources/kettle.schema.json"]["properties"]!["links"]!["properties"]!.AsObject().Should().ContainKey("lids");
    }

    [Test]
    public void A_list_below_something_is_the_list_of_everything_filtered_by_it()
    {
        var lists = List("List lids", "GET /v3/lids", Item("lids"), Query(Row("kettle_guids", "list of strings")))
            + List("List lids of a kettle", "GET /v3/kettles/:guid/lids", Item("lids"))
            + List("List old lids of a kettle", "GET /v3/kettles/:guid/old_lids", Item("lids"));

        var edition = Derive(Page(List("List kettles", "GET /v3/kettles", Item("kettles")), lists));

        edition.Files["kettles-lids.list/endpoint.json"]["equals"]!.ToJsonString().Should()
            .Be("""{"endpoint":"lids.list","filter":"kettle_guids"}""");
        edition.Files["kettles-old_lids.list/endpoint.json"].ContainsKey("equals").Should().BeFalse();
    }

    [TestCase("/v2/halls/:guid/managers", "/v2/users", "managed_hall_guid", true)]
    [TestCase("/v2/halls/:guid/billing_managers", "/v2/users", "billing_managed_hall_guid", true)]
    [TestCase("/v2/halls/:guid/managers", "/v2/users", "audited_hall_guid", false)]
    [TestCase("/v2/halls/:guid/users", "/v2/users", "hall_guid", true)]
    [TestCase("/v2/halls/:guid/users", "/v2/users", "hall_guid", false, "/v2/users/:guid/shared_halls")]
    [TestCase("/v2/halls/:guid/users", "/v2/users", "hall_guid", true, "/v2/users/:guid/shared_rooms")]
    [TestCase("/v2/users/:guid/managed_halls", "/v2/halls", "manager_guid", true)]
    [TestCase("/v2/users/:guid/managed_halls", "/v2/halls", "auditor_guid", false)]
    public void Lists_of_those_with_a_role_have_filters_of_their_own_and_what_is_shared_has_none(
        string below, string everything, string filter, bool equals, params string[] others)
    {
        var word = everything[(everything.LastIndexOf('/') + 1)..];
        var lists = List("List everything", $"GET {everything}", Item(word), Query(Row(filter, "list of strings")))
            + List("List below", $"GET {below}", Item(word))
            + string.Concat(others.Select(other => List($"List {other}", $"GET {other}", Item("others"))));

        var edition = Derive(Page(List("List others", word == "users" ? "GET /v2/halls" : "GET /v2/users", Item("others")), lists));

        var parts = below.Split('/');
        (edition.Files[$"{parts[2]}-{parts[4]}.list/endpoint.json"]["equals"]?.ToJsonString()).Should()
            .Be(equals ? $$"""{"endpoint":"{{word}}.list","filter":"{{filter}}"}""" : null);
    }

    [TestCase(Id, null)]
    [TestCase("2f3c1d2e-1111-4222-8333-944455566699", "/relationships/lid/data/guid")]
    public void A_link_leads_to_what_is_related_where_most_documented_ones_do(string related, string? by)
    {
        var kettle = Kettle(Id, $"{{ \"guid\": \"{related}\" }}");

        var edition = Derive(Page(List("List kettles", "GET /v3/kettles", kettle)));

        ((string?)edition.Files["resources/kettle.json"]["links"]![1]!["by"]).Should().Be(by);
    }

    [TestCase("/v3/kettles/" + Id + "/lids/current", "/v3/kettles/{guid}/lids/current")]
    [TestCase("/v3/lids/2f3c1d2e-1111-4222-8333-944455566699", "/v3/lids/{lid_guid}")]
    [TestCase("/v3/lids/2f3c1d2e-1111-4222-8333-000000000000", null)]
    public void A_relationship_links_to_what_it_names(string href, string? route)
    {
        var answer = $$"""
            { "data": {{Lid}}, "links": { "self": { "href": "https://a.b/v3/kettles/{{Id}}/relationships/lid" },
              "related": { "href": "https://a.b{{href}}" } } }
            """;

        var edition = Derive(Page(
            List("List kettles", "GET /v3/kettles", Item("kettles")),
            Request("Get its lid", "GET /v3/kettles/:guid/relationships/lid", Ok(answer))));

        ((string?)edition.Files["kettles-relationships-lid.get/endpoint.json"]["related"]?["href"]).Should().Be(route);
    }

    [Test]
    public void What_is_only_there_when_it_is_asked_for_is_known_and_not_expected()
    {
        var edition = Derive(Page(
            Object("The kettle object", Row("guid", "uuid"), Row("heat", "integer")),
            List("List kettles", "GET /v3/kettles", Item("kettles", "\"heat\": 1,"),
                Query(Row("embed", "string", "valid values are <code>steam</code>"))),
            Request("Get it", "GET /v3/kettles/:guid", Ok(Item("kettles", "\"heat\": 1, \"steam\": [ 1 ],")))));

        edition.Files["resources/kettle.schema.json"]["properties"]!.AsObject().Should().NotContainKey("steam").And.ContainKey("heat");
        edition.Files["resources/kettle.json"]["undocumented"]!.ToJsonString().Should().Contain("\"/steam\"");
    }

    [Test]
    public async Task An_example_keeps_its_shape_and_its_words_and_gets_values_of_our_own()
    {
        using var files = new TemporaryFolder();
        var folder = await Write(files, Page(
            Object("The kettle object", Row("guid", "uuid"), Row("name", "string"),
                Row("state", "string", "valid values are <code>ON</code>"), Row("made_at", "timestamp"), Row("note", "string or null")),
            List("List kettles", "GET /v3/kettles",
                Item("kettles", "\"name\": \"old blue\", \"state\": \"ON\", \"made_at\": \"2020-02-28T01:02:03Z\", \"note\": null,"))));

        var example = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kettles.list", "example.json")))!["resources"]![0]!;
        example["name"]!.GetValue<string>().Should().Be("name-1");
        example["state"]!.GetValue<string>().Should().Be("ON");
        example["made_at"]!.GetValue<string>().Should().Be("2020-06-07T01:02:03Z");
        var guid = example["guid"]!.GetValue<string>();
        guid.Should().NotBe(Id).And.MatchRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
        example["links"]!["self"]!["href"]!.GetValue<string>().Should().Be($"https://api.sys.example.net/v3/kettles/{guid}");
    }

    [Test]
    public async Task A_body_that_shows_every_field_conforms()
    {
        using var files = new TemporaryFolder();
        var folder = await Write(files, Page(
            List("List kettles", "GET /v3/kettles", $"{Kettle(Id, Lid)}, {Kettle(Other, "null")}")));

        var instance = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kettles.list", "valid", "every-field.json")))!;
        var body = System.Text.Json.JsonSerializer.SerializeToElement(instance["body"]);
        ResponseSchema.Load(Path.Combine(folder, "kettles.list", "response.schema.json")).Validate(body).Should().BeEmpty();
        instance["body"]!["resources"]![0]!["relationships"]!["lid"]!["data"]!["guid"].Should().NotBeNull();
    }

    [Test]
    public async Task What_an_overlay_leaves_is_neither_written_nor_missed()
    {
        using var files = new TemporaryFolder();
        var mine = files.Write("out/v3/9.8.7/kettles.list/endpoint.json", "{ }");
        var overlay = files.Write("overlay.json", """[{ "file": "kettles.list/", "op": "leave", "reason": "written by hand" }]""");
        var page = files.Write("index.html", Page(List("List kettles", "GET /v3/kettles", Item("kettles"))));

        var (code, output, _) = await Tool.Run("derive", page, Path.Combine(files.Path, "out"), "--overlay", overlay);

        (code, output.Contains("was there before", StringComparison.Ordinal)).Should().Be((0, false), output);
        (await File.ReadAllTextAsync(mine)).Should().Be("{ }");
        Directory.EnumerateFiles(Path.GetDirectoryName(mine)!).Should().ContainSingle();
    }

    [Test]
    public async Task An_overlay_leaves_nothing_that_was_not_derived()
    {
        using var files = new TemporaryFolder();
        var overlay = files.Write("overlay.json", """[{ "file": "cups.list/", "op": "leave", "reason": "written by hand" }]""");
        var page = files.Write("index.html", Page(List("List kettles", "GET /v3/kettles", Item("kettles"))));

        var (code, output, _) = await Tool.Run("derive", page, Path.Combine(files.Path, "out"), "--overlay", overlay);

        (code, output.Contains("there is no file 'cups.list/'", StringComparison.Ordinal)).Should().Be((3, true), output);
    }

    private const string Lid = "{ \"guid\": \"2f3c1d2e-1111-4222-8333-944455566699\" }";

    private static string Kettle(string guid, string lid)
    {
        var link = lid == "null" ? "" : ", \"lid\": { \"href\": \"https://a.b/v3/lids/2f3c1d2e-1111-4222-8333-944455566699\" }";
        return $$"""
            { "guid": "{{guid}}", "relationships": { "lid": { "data": {{lid}} } },
              "links": { "self": { "href": "https://a.b/v3/kettles/{{guid}}" }{{link}} } }
            """;
    }

    private static string Linked(string link) =>
        $$"""{ "guid": "{{Id}}", "links": { "self": { "href": "https://a.b/v3/kettles/{{Id}}" }, {{link}} } }""";

    private static async Task<string> Write(TemporaryFolder files, string page)
    {
        var input = files.Write("index.html", page);
        var derivation = new Derivation(input, Path.Combine(files.Path, "out"), new(), ownValues: true);
        (await derivation.DeriveWholeAsync("kitchen", [input], () => { }, CancellationToken.None)).Error.Should().BeNull();
        return Path.Combine(files.Path, "out", "v3", "9.8.7");
    }
}
