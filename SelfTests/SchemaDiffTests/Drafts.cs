using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What a draft takes from a page, and what it leaves open.</summary>
public sealed class Drafts
{
    [TestCase("GET /v2/kettles", "{ \"resources\": [] }", "kettles.list")]
    [TestCase("GET /v2/kettles/:guid", "{}", "kettles.get")]
    [TestCase("POST /v2/kettles", "{}", "kettles.create")]
    [TestCase("PUT /v2/kettles/:guid", "{}", "kettles.update")]
    [TestCase("DELETE /v2/kettles/:guid?", null, "kettles.delete")]
    [TestCase("GET /v2/kettles/:guid/cups", "{ \"resources\": [] }", "kettles-cups.list")]
    public void An_endpoint_is_named_after_method_and_route(string request, string? body, string name) =>
        Build(SamplePage.Article("Title", request, body: body)).Name.Should().Be(name);

    [TestCase("GET /v2/gr\u00FC\u00DFe", "gr-e_????????.get")]
    [TestCase("GET /v2/\u00E4", "????????.get")]
    [TestCase("GET /v2/$", "????????.get")]
    public void A_name_of_other_letters_than_ascii_has_a_digest_that_does_not_depend_on_other_pages(string request, string name)
    {
        var names = ((string[])[request, request, $"{request}\u00F6", $"{request}\u00F8"])
            .Select(route => Build(SamplePage.Article("Title", route, body: "{}")).Name)
            .ToList();

        names[0].Should().Match(name);
        names.Should().OnlyContain(other => System.Text.Ascii.IsValid(other)).And.Subject.Distinct().Should().HaveCount(3);
    }

    [Test]
    public void A_page_without_a_body_has_neither_schema_nor_example()
    {
        var draft = Build(SamplePage.Article("Delete a kettle", "DELETE /v2/kettles/:guid?",
            SamplePage.Row("guid") + SamplePage.Row("async", values: ["true", "false"]), status: "204 No Content"));

        draft.Schema.Should().BeNull();
        draft.Example.Should().BeNull();
        draft.Endpoint["items"].Should().BeNull();
        draft.Endpoint["route"]!.GetValue<string>().Should().Be("/v2/kettles/{guid}");
        draft.Endpoint["response"]!["status"]!.GetValue<int>().Should().Be(204);
        Json(draft.Endpoint["parameters"]).Should().Be(
            """[{"name":"guid","kind":"path"},{"name":"async","kind":"other","values":["true","false"]}]""");
    }

    [Test]
    public void The_members_of_a_request_keep_their_marks_and_defaults()
    {
        var draft = Build(SamplePage.Article("Create a kettle", "POST /v2/kettles", fields:
            SamplePage.Row("name", cellClass: "required ") + SamplePage.Row("size", standard: "2", values: ["1", "2"])
            + SamplePage.Row("colour", rowClass: "deprecated ")
            + SamplePage.Row("whistle", cellClass: "experimental")
            + SamplePage.Row("age", rowClass: "readonly"), body: "{}"));

        Json(draft.Endpoint["request"]!["fields"]).Should().Be(
            """[{"name":"name","required":true},{"name":"size","default":"2","values":["1","2"]},{"name":"colour","deprecated":true},"""
                + """{"name":"whistle","experimental":true},{"name":"age","readOnly":true}]""");
    }

    [Test]
    public void The_description_of_a_parameter_gives_operators_filters_defaults_and_bounds()
    {
        var draft = Build(SamplePage.Article("List", "GET /v2/kettles", body: SamplePage.List(SamplePage.Item("""{ "name": "k" }""")),
            parameters:
            SamplePage.Row("q", "Ask.<br/> Valid ops: : &gt;= IN<br/> Valid filters: name, owner")
            + SamplePage.Row("order-direction", "Order: asc (default) or desc") + SamplePage.Row("per_page", "Size", values: ["1-500"])
            + SamplePage.Row("page", "Page", values: ["&gt;= 1"])
            + SamplePage.Row("orphan-relations", "0 - none", rowClass: "deprecated")));

        Json(draft.Endpoint["parameters"]).Should().Be(
            """[{"name":"q","kind":"filter","operators":[":",">=","IN"],"filters":[{"name":"name","field":"/entity/name"},"""
                + """{"name":"owner"}]},"""
            + """{"name":"order-direction","kind":"orderDirection","default":"asc","values":["asc","desc"]},"""
            + """{"name":"per_page","kind":"pageSize","minimum":1,"maximum":500},"""
            + """{"name":"page","kind":"page","minimum":1},"""
            + """{"name":"orphan-relations","kind":"relation","integer":true,"values":["0"],"deprecated":true}]""");
    }

    [Test]
    public void The_schema_is_inferred_from_all_items_together()
    {
        var entity = Entity(Build(SamplePage.Article("List", "GET /v2/kettles", body: SamplePage.List(
            SamplePage.Item("""{ "name": "a", "size": 1, "lid": null, "owner_guid": "0f3c1d2e-1111-4222-8333-944455566677","""
                + """ "cups_url": "/v2/cups", "state": "HOT", "note": null, "tags": [], "ratio": 1.5 }"""),
            SamplePage.Item("""{ "name": "b", "size": 2, "lid": null, "owner_guid": "0f3c1d2e-1111-4222-8333-944455566678","""
                + """ "cups_url": "/v2/cups", "state": "COLD", "note": "x", "tags": [], "ratio": 2, "extra": true }""")),
            responseFields: SamplePage.Row("state", values: ["HOT", "COLD", "BROKEN"]))));

        Json(entity["properties"]).Should().Be(
            """{"name":{"type":"string"},"size":{"type":"integer"},"lid":{"description":"only ever seen as null"}"""
                + ""","owner_guid":{"$ref":"#/definitions/guid"},"cups_url":{"$ref":"#/definitions/relativeLink"}"""
            + ""","state":{"type":"string","enum":["HOT","COLD","BROKEN"]}"""
            + ""","note":{"type":["string","null"],"description":"seen as null"}"""
            + ""","tags":{"type":"array","description":"only ever seen empty"},"ratio":{"type":"number"},"extra":{"type":"boolean"}}""");
        Json(entity["required"]).Should().NotContain("extra").And.Contain("lid");
    }

    [Test]
    public void Values_that_the_example_contradicts_are_no_enumeration()
    {
        var draft = Build(SamplePage.Article("List", "GET /v2/kettles",
            body: SamplePage.List(SamplePage.Item("""{ "state": "LUKEWARM" }""")),
            responseFields: SamplePage.Row("state", values: ["HOT", "COLD"])));

        Json(Entity(draft)["properties"]).Should().Be("""{"state":{"type":"string"}}""");
        draft.Warnings.Should().ContainSingle().Which.Should().Contain("'LUKEWARM'").And.Contain("/resources/*/entity/state");
    }

    [Test]
    public void Only_headers_that_do_not_vary_have_a_value() =>
        Json(Build(SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}")).Endpoint["response"]!["headers"]).Should().Be(
            """[{"name":"Content-Type","value":"application/json;charset=utf-8"},"""
                + """{"name":"X-VCAP-Request-ID","pattern":"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\\s\\S])"},"""
                + """{"name":"Location"}]""");

    [TestCase("text/html", "<p>moved</p>")]
    [TestCase("application/json", "  ")]
    public void A_body_that_is_not_meant_to_be_json_is_left_out(string contentType, string body) =>
        Build(SamplePage.Article("Get", "GET /v2/kettles/:guid/download", body: body, contentType: contentType)).Schema.Should().BeNull();

    [Test]
    public void A_page_that_shows_an_endpoint_twice_gives_one_draft_of_both()
    {
        var page = SamplePage.Article("List", "GET /v2/kettles", SamplePage.Row("page"),
            body: SamplePage.List(SamplePage.Item("""{ "name": null }""")))
            + SamplePage.Article("List more", "GET /v2/kettles", SamplePage.Row("q"),
                body: SamplePage.List(SamplePage.Item("""{ "name": "k" }""")));

        var draft = Build(page);

        Json(Entity(draft)["properties"]).Should().Be("""{"name":{"type":["string","null"],"description":"seen as null"}}""");
        draft.Endpoint["parameters"]!.AsArray().Should().HaveCount(2);
    }

    [Test]
    public void A_fault_in_a_body_is_placed_in_the_page_not_in_the_body()
    {
        var page = SamplePage.Article("Get", "GET /v2/kettles/:guid",
            body: "{\n  &quot;a&quot;: &quot;x&amp;y&quot;, &quot;b&quot;: oops\n}");
        var line = page.Split('\n').ToList().FindIndex(text => text.Contains("oops", StringComparison.Ordinal));
        var column = page.Split('\n')[line].IndexOf("oops", StringComparison.Ordinal);

        FluentActions.Invoking(() => Build(page)).Should().Throw<PageException>().WithMessage($"page.html:{line + 1}:{column + 1}: *");
    }

    [Test]
    public void Leniency_drops_the_item_around_a_fault_and_the_body_where_there_is_none()
    {
        var item = SamplePage.Item("""{ "name": "k" }""");
        var list = Build(SamplePage.Article("List", "GET /v2/kettles", body: SamplePage.List(item, item.Replace("\"k\"", "k"), item)),
            isLenient: true);
        list.Example.Should().Be(SamplePage.List(item, item).Replace(": 2", ": 3"));
        list.Warnings.Should().ContainSingle();

        var single = Build(SamplePage.Article("Get", "GET /v2/kettles/:guid", body: """{ "a": k }"""), isLenient: true);
        single.Schema.Should().BeNull();
        single.Warnings.Should().ContainSingle().Which.Should().EndWith("the body is left out");
    }

    [Test]
    public void Each_of_several_faults_is_placed()
    {
        var page = SamplePage.Article("List", "GET /v2/kettles",
            body: SamplePage.List("{ \"a\": 1 }", "\n{ \"a\": one }", "\n{ \"a\": six }"));
        var lines = ((string[])["one", "six"]).Select(fault => page.Split('\n')
            .ToList()
            .FindIndex(text => text.Contains($": {fault}", StringComparison.Ordinal))
            + 1);

        var draft = Build(page, isLenient: true);

        draft.Warnings.Select(warning => warning.Split(": ")[0]).Should().Equal(lines.Select(line => $"page.html:{line}:8"));
        draft.Example.Should().Contain("[{ \"a\": 1 }]");
    }

    // Unclosed marks of distinct attributes nest as well, and a comment that closes them does not.
    [TestCase("<div>")]
    [TestCase("<div><!--</div>-->")]
    [TestCase("<b>")]
    [TestCase("<table><tr><td>")]
    [CancelAfter(10_000)]
    public void A_page_that_is_nested_too_deeply_is_refused_before_it_takes_long(string opening, CancellationToken cancellation)
    {
        var page = "<html>\n<body>" + string.Concat(Enumerable.Repeat(opening, 300_000));

        FluentActions.Invoking(() => PageReader.Read(page, "page.html"))
            .Should().Throw<PageException>().WithMessage("page.html:2:*: the elements of the page are nested more than 100 deep");
        cancellation.IsCancellationRequested.Should().BeFalse();
    }

    [TestCase("<i></i>")]
    [TestCase("<br>")]
    [TestCase("<p>")]
    public void A_long_page_is_not_a_deep_one(string element)
    {
        var page = SamplePage
            .Article("Get", "GET /v2/kettles/:guid", body: "{}")
            .Replace("</body>", string.Concat(Enumerable.Repeat(element, 5_000)) + "</body>", StringComparison.Ordinal);

        Build(page).Name.Should().Be("kettles.get");
    }

    [TestCase("<html><body>nothing</body></html>")]
    [TestCase("nothing")]
    [TestCase("")]
    public void What_is_no_page_is_refused(string page) =>
        FluentActions.Invoking(() => PageReader.Read(page, "page.html"))
            .Should().Throw<PageException>().WithMessage("page.html: the page documents no request*");

    private static ContractDraft Build(string page, bool isLenient = false) =>
        DraftBuilder.Build(PageReader.Read(page, "page.html"), new(Lenient: isLenient)).Should().ContainSingle().Subject;

    private static JsonObject Entity(ContractDraft draft) => (JsonObject)draft.Schema!["definitions"]!["kettle"]!["properties"]!["entity"]!;

    private static string Json(JsonNode? node) => node?.ToJsonString(new(System.Text.Json.JsonSerializerOptions.Default)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    })
        ?? "";
}
