using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Editions;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using static CloudController.SelfTests.SchemaDiffTests.SlateSample;

namespace CloudController.SelfTests.SchemaDiffTests;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>What a whole edition takes from one page, and where it puts it.</summary>
public sealed class WholeEditions
{
    private static readonly string Lists = List("List kettles", "GET /v3/kettles", Item("kettles", "\"name\": \"blue\","));

    private static IEnumerable<TestCaseData> Requests()
    {
        yield return Named("GET /v3/kettles/:guid", Ok(Item("kettles")), "kettles.get", """{"item":{"of":"kettle"}}""");
        yield return Named("GET /v3/kettles/[guid]/lids", Ok($$"""{ "pagination": {}, "resources": [ {{Item("lids")}} ] }"""),
            "kettles-lids.list", """{"list":{"of":"lid"}}""");
        yield return Named("GET /v3/cups", Ok($$"""{ "pagination": {}, "cups": [ {{Item("cups")}} ] }"""), "cups.list",
            """{"list":{"of":"cup","pointer":"/cups"}}""");
        yield return Named("GET /v3/kettles/:guid/permissions", Ok("{ \"read\": true }"), "kettles-permissions.get", """{"object":{}}""");
        yield return Named("GET /v3/kettles/:guid/relationships/lids",
            Ok($$"""
                { "data": [ { "guid": "{{Id}}" } ], "links": { "self": { "href": "https://a.b/v3/kettles/{{Id}}/relationships/lids" } } }
                """),
            "kettles-relationships-lids.get", """{"object":{}}""");
        yield return Named("GET /v3/kettles/:guid/download", "HTTP/1.1 302 FOUND\nContent-Type: application/json\n\n", "kettles.download",
            """{"file":{"redirect":302}}""");
        yield return Named("GET /v3/kettles/:guid/recipe", Ok("---\nwater: 1", "HTTP/1.1 200 OK\nContent-Type: application/x-yaml"),
            "kettles.recipe", """{"file":{}}""");
        yield return Named("GET /v3/settings/:name", Ok("{ \"name\": \"loud\", \"on\": true }"), "settings.get",
            """{"item":{"of":"setting"}}""");
        yield return Named("GET /v3", Ok("{ \"links\": {} }"), "v3.get", """{"object":{}}""");
        yield return Named("GET /", Ok("{ \"links\": {} }"), "root.get", """{"object":{}}""");
        yield return Named("POST /v3/kettles", Ok(Item("kettles"), "HTTP/1.1 201 Created"), "writes/kettles.create", null);
        yield return Named("POST /v3/kettles?source_guid=:guid", Ok(Item("kettles"), "HTTP/1.1 201 Created"), "writes/kettles.create",
            null);
        yield return Named("DELETE /v3/kettles/:kettle-guid", "HTTP/1.1 204 No Content\n", "writes/kettles.delete", null);
        yield return Named("POST /v3/kettles/:guid/actions/boil", Ok(Item("kettles")), "writes/kettles-actions-boil.create", null);

        static TestCaseData Named(string definition, string answer, string folder, string? shape) =>
            new TestCaseData(definition, answer, folder, shape).SetArgDisplayNames(definition);
    }

    [TestCaseSource(nameof(Requests))]
    public void A_request_has_a_folder_and_a_shape(string definition, string answer, string folder, string? shape)
    {
        var edition = Derive(Page(Lists, Request("Something", definition, answer)));

        edition.Endpoints.Select(endpoint => endpoint.Folder).Should().Equal("kettles.list", folder);
        edition.Files[$"{folder}/endpoint.json"]["answer"]?.ToJsonString().Should().Be(shape);
        (edition.Family, edition.Version).Should().Be(("v3", "9.8.7"));
        if (shape is null)
            edition.Files[$"{folder}/endpoint.json"]["method"]!.GetValue<string>().Should().Be(definition.Split(' ')[0]);
    }

    [Test]
    public void Two_routes_below_one_heading_are_two_endpoints_and_a_remark_marks_its_own()
    {
        var edition =
            Derive(Page(Lists,
            Request("Lift a lid",
            "PUT /v3/lids/:guid/lift</code> <br>\n<code>PUT /v3/kettles/:guid/lid/lift</code> <em>(Deprecated)</em> <code>x")));

        edition.Endpoints.Skip(1).Select(endpoint => endpoint.Folder).Should()
            .Equal("writes/lids-lift.update", "writes/kettles-lid-lift.update");
        edition.Files["writes/lids-lift.update/endpoint.json"].ContainsKey("deprecated").Should().BeFalse();
        edition.Files["writes/kettles-lid-lift.update/endpoint.json"]["deprecated"]!.GetValue<bool>().Should().BeTrue();
    }

    [Test]
    public void What_lists_share_stands_once_in_the_edition()
    {
        var paging =
            Query(Row("page", "integer", "Page to display; valid values are integers >= 1"),
            Row("per_page", "integer", "Number; valid values are 1 through 50"));

        var edition = Derive(Page(
            List("List kettles", "GET /v3/kettles", Item("kettles"), paging),
            List("List lids", "GET /v3/lids", Item("lids"), paging),
            List("List cups", "GET /v3/cups", Item("cups"), Query(Row("page", "integer")))));

        edition.Files["edition.json"]["groups"]!.ToJsonString().Should().Be(
            """{"paging":[{"name":"page","kind":"page","minimum":1},{"name":"per_page","kind":"pageSize","minimum":1,"maximum":50}]}""");
        edition.Files["lids.list/endpoint.json"]["uses"]!.ToJsonString().Should().Be("""["paging"]""");
        edition.Files["lids.list/endpoint.json"]["parameters"]!.ToJsonString().Should().Be("[]");
        edition.Files["cups.list/endpoint.json"].ContainsKey("uses").Should().BeFalse();
    }

    [Test]
    public void A_resource_is_stated_once_however_its_items_are_listed()
    {
        var edition = Derive(Page(
            List("List lids", "GET /v3/lids", Item("lids", "\"size\": 1,")),
            List("List lids of a kettle", "GET /v3/kettles/:guid/lids", Item("lids", "\"size\": null,")),
            Request("Get a lid", "GET /v3/lids/:guid", Ok(Item("lids", "\"size\": 2, \"handle\": \"wood\",")))));

        edition.Files.Keys.Where(file => file.StartsWith("resources/", StringComparison.Ordinal)).Should()
            .Equal("resources/lid.json", "resources/lid.schema.json");
        var schema = edition.Files["resources/lid.schema.json"];
        schema["required"]!.ToJsonString().Should().Be("""["guid","size","links"]""");
        schema["properties"]!["size"]!.ToJsonString().Should().Be("""{"type":["integer","null"],"description":"seen as null"}""");
        edition.Files["resources/lid.json"]["route"]!.GetValue<string>().Should().Be("/v3/lids/{guid}");
        edition.Files["kettles-lids.list/response.schema.json"]["properties"]!["resources"]!["items"]!["$ref"]!.GetValue<string>().Should()
            .Be("../resources/lid.schema.json");
        edition.Files["lids.get/response.schema.json"]["$ref"]!.GetValue<string>().Should().Be("../resources/lid.schema.json");
    }

    [Test]
    public void What_varies_in_a_route_comes_from_a_list()
    {
        var edition = Derive(Page(
            Lists,
            List("List valves", "GET /v3/kettles/:guid/valves", "{ \"name\": \"steam\", \"open\": true }"),
            Request("Get a valve", "GET /v3/kettles/:guid/valves/:name", Ok("{ \"name\": \"steam\", \"open\": true }")),
            Request("Get a job", "GET /v3/jobs/:guid", Ok(Item("jobs")))));

        edition.Files["kettles-valves.get/endpoint.json"]["subject"]!.ToJsonString().Should().Be(
            """{"guid":{"from":"kettles.list","at":"/guid"},"name":{"from":"kettles-valves.list","at":"/name"}}""");
        edition.Files["jobs.get/endpoint.json"].ContainsKey("subject").Should().BeFalse();
        edition.Remarks.Should()
            .ContainSingle(remark => remark.EndsWith("no list of the documents has the values for 'guid' in /v3/jobs/{guid}",
            StringComparison.Ordinal));
    }

    [TestCase("<h3>Boil (experimental)</h3>", true)]
    [TestCase("<h1>Experimental Resources</h1><h2>Kettles</h2><h3>Boil</h3>", true)]
    [TestCase("<h2>Cups</h2><p><strong>This feature is experimental and may change.</strong></p><h3>Boil</h3>", true)]
    [TestCase("<h2>Kettles</h2><h3>Boil</h3>", false)]
    public void An_experimental_request_is_marked(string headings, bool isMarked)
    {
        var edition =
            Derive(Page(Lists,
            $"{headings}<h4>Definition</h4><p><code>GET /v3/kettles/:guid/boil</code></p>"
            + "<pre class=\"highlight http\">HTTP/1.1 200 OK\n\n{}</pre>"));

        edition.Files["kettles-boil.get/endpoint.json"].ContainsKey("experimental").Should().Be(isMarked);
    }

    [Test]
    public void Roles_and_openness_are_kept_without_the_words_of_the_page()
    {
        var roles = "<h4>Permitted roles</h4><table><tr><th>Role</th><th>Notes</th></tr>"
            + "<tr><td>Cook</td><td></td></tr><tr><td>Guest</td><td>Sees no steam</td></tr></table>";

        var edition =
            Derive(Page(Lists, Request("Get it", "GET /v3/kettles/:guid/heat", tables: roles),
            Request("Look", "GET /v3/menu", tables: "<h4>Authentication</h4><p>No authentication required.</p>")));

        edition.Files["kettles-heat.get/endpoint.json"]["roles"]!.ToJsonString().Should()
            .Be("""[{"name":"Cook"},{"name":"Guest","limited":true}]""");
        edition.Files["menu.get/endpoint.json"]["authorization"]!.GetValue<string>().Should().Be("none");
    }

    [TestCase("<h3>Boil</h3><h4>Definition</h4><p>soon</p>",
        "page.html:3:1: the section 'Boil' defines a request but names no method and path")]
    [TestCase("<p><strong>heat</strong> | integer | how hot</p>",
        "page.html:3:1: 'heat | integer | how hot' looks like the row of a table that is none")]
    public void What_cannot_be_read_is_told_with_its_place(string part, string remark) =>
        Derive(Page(part, Lists)).Remarks.Should().Contain(remark);

    [Test]
    public void A_body_that_is_no_json_is_told_and_the_rest_is_derived()
    {
        var edition = Derive(Page(Lists, Request("Get it", "GET /v3/kettles/:guid/heat", Ok("{ oops }"))));

        edition.Remarks.Should()
            .Contain(remark => remark.Contains("the documented body is not JSON", StringComparison.Ordinal)
            && remark.StartsWith("page.html:", StringComparison.Ordinal));
        edition.Endpoints.Should().HaveCount(2);
    }

    [Test]
    public void Links_that_only_some_items_have_are_told_and_left_out()
    {
        var edition = Derive(Page(
            List("List kettles", "GET /v3/kettles", Item("kettles") + "," + Item("kettles")
                .Replace("\"self\"", "\"lid\": { \"href\": \"https://a.b/v3/lids/l-1\", \"method\": \"PUT\" }, \"self\"",
                StringComparison.Ordinal))));

        edition.Files["resources/kettle.json"]["links"]!.AsArray().Select(link => link!["relation"]!.GetValue<string>()).Should()
            .Equal("self");
        edition.Remarks.Should()
            .Contain("resource kettle: only some of the documented items have links at /links/lid; "
                + "when an item has them is not documented, and they are left out");
    }

    [FsCheck.NUnit.Property(MaxTest = 40, Arbitrary = [typeof(Definitions)])]
    public void Every_route_is_derived_once_with_a_folder_of_its_own_and_twice_the_same(string[] definitions)
    {
        var page = Page([.. definitions.Select(definition => Request("Something", definition))]);

        var (once, again) = (Derive(page), Derive(page));

        once.Endpoints.Should().HaveCount(definitions.Length);
        once.Endpoints.Select(endpoint => endpoint.Folder.ToUpperInvariant()).Should().OnlyHaveUniqueItems();
        Text(once).Should().Be(Text(again));
    }

    internal static string Text(EditionDraft edition) =>
        string.Join('\n',
            [.. edition.Files.Select(file => $"{file.Key} {file.Value.ToJsonString()}"),
            .. edition.Examples.Select(file => $"{file.Key} {file.Value}"), .. edition.Remarks]);

    private static class Definitions
    {
        private static readonly string[] Parts = ["a", "b", "a_b", ":guid", ":name", "actions"];

        public static Arbitrary<string[]> Some() => Arb.From(
            (from method in Gen.Elements("GET", "POST", "PATCH", "PUT", "DELETE")
             from parts in Gen.NonEmptyListOf(Gen.Elements(Parts))
             select $"{method} /v3/{string.Join('/', parts.Take(4))}")
            .NonEmptyListOf()
            .Select(all => all.DistinctBy(Shape).ToArray()));

        private static string Shape(string definition) =>
            string.Join('/', definition.Split('/').Select(part => part.StartsWith(':') ? ":" : part));
    }
}
