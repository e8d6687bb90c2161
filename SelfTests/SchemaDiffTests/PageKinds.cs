using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Pages that depart from the usual form, each with the drafts that are made of it and what is said about it.</summary>
public sealed class PageKinds
{
    private const string Guid = "0f3c1d2e-1111-4222-8333-944455566677";

    private static string Answer(string status = "200 OK", string body = "{}") =>
        $"<h3>Response</h3>\n<pre class=\"response status\">{status}</pre>\n<pre class=\"response body\">{body}</pre>\n<pre "
            + $"class=\"response headers\">Content-Type: application/json\nX-Kettle: on</pre>\n";

    private static string Example(string request) => $"<h3>Request</h3>\n<pre class=\"request route highlight\">{request}</pre>\n";

    private static string Page(string content) =>
        $"<html>\n<body><h1>Kettles API</h1>\n<div class=\"article\"><h2>Boil</h2>\n{content}</div></body></html>";

    private static IEnumerable<TestCaseData> Pages()
    {
        yield return Kind("no leading slash", Page("<h3>PUT v2/kettles/:guid/lids</h3>\n" + Answer()), "PUT /v2/kettles/{guid}/lids",
            "page.html:4:1: the path 'v2/kettles/:guid/lids' is read as '/v2/kettles/:guid/lids'");
        yield return Kind("a slash at the end", Page("<h3>POST /v2/kettles/</h3>\n" + Answer()), "POST /v2/kettles",
            "page.html:4:1: the path '/v2/kettles/' is read as '/v2/kettles'");
        yield return Kind("two slashes", Page("<h3>POST /v2//kettles</h3>\n" + Answer()), "POST /v2/kettles",
            "page.html:4:1: the path '/v2//kettles' is read as '/v2/kettles'");
        yield return Kind("a whole address", Page("<h3>GET https://api.example.org/v2/kettles/:guid</h3>" + Answer()),
            "GET /v2/kettles/{guid}");
        yield return Kind("other placeholders", Page("<h3>GET /v2/kettles/{guid}/lids/&lt;lid&gt;</h3>" + Answer()),
            "GET /v2/kettles/{guid}/lids/{lid}");
        yield return Kind("a remark behind the path", Page("<h3>GET /v2/kettles/:guid (deprecated)</h3>" + Answer()),
            "GET /v2/kettles/{guid}");
        yield return Kind("a heading of its own size", Page("<h4>GET /v2/kettles/:guid</h4>" + Answer()), "GET /v2/kettles/{guid}");
        yield return Kind("a heading before the path",
            Page("<h3 class=\"panel-title\">Warning:</h3><p>old</p><h3>GET /v2/kettles/:guid</h3>" + Answer()), "GET /v2/kettles/{guid}");
        yield return Kind("no path in a heading", Page(Example($"GET /v2/kettles/{Guid}/lids/7?page=2") + Answer()),
            "GET /v2/kettles/{guid}/lids/{lids_guid}",
            "page.html:5:38: no heading names method and path; 'GET /v2/kettles/:guid/lids/:lids_guid' is taken from the example");

        yield return Kind("an upload that is not shown", Page("<h3>PUT /v2/kettles/:guid/water</h3>\n<p>too wet to show</p>"),
            "PUT /v2/kettles/{guid}/water",
            "page.html:4:1: the page shows no answer to PUT /v2/kettles/:guid/water; status, headers and body are left out");
        yield return Kind("an answer without status", Page("<h3>GET /v2/kettles/:guid</h3>\n<pre class=\"response body\">{}</pre>"),
            "GET /v2/kettles/{guid}",
            "page.html:4:1: the page shows no status of the answer to GET /v2/kettles/:guid; it is left out");
        yield return Kind("a status in words", Page("<h3>GET /v2/kettles/:guid</h3>\n" + Answer("fine")), "GET /v2/kettles/{guid}",
            "page.html:6:30: 'fine' is not an HTTP status; it is left out",
            "page.html:4:1: the page shows no status of the answer to GET /v2/kettles/:guid; it is left out");
        yield return Kind("two statuses in one", Page("<h3>PUT /v2/kettles/:guid</h3>\n" + Answer("201 Created, 202 Accepted")),
            "PUT /v2/kettles/{guid} # 201",
            "page.html:6:30: the page gives the statuses 201, 202 for one answer; 201 is kept");
        yield return Kind("a status line", Page("<h3>GET /v2/kettles/:guid</h3>\n" + Answer("HTTP/1.1 203 Whatever")),
            "GET /v2/kettles/{guid} # 203");

        yield return Kind("two requests below one heading",
            Page("<h3>PUT /v2/kettles/:guid</h3>"
                + Example($"PUT /v2/kettles/{Guid}")
                + Answer(body: "{ \"lid\": null }")
                + Example($"PUT /v2/kettles/{Guid}")
                + Answer(body: "{ \"lid\": \"on\" }")),
            "PUT /v2/kettles/{guid} # {\"lid\":{\"type\":[\"string\",\"null\"],\"description\":\"seen as null\"}}");
        yield return Kind("two answers to one request",
            Page("<h3>PUT /v2/kettles/:guid</h3>\n" + Answer("201 Created") + Answer("202 Accepted")), "PUT /v2/kettles/{guid} # 201",
            "page.html:4:1: the page shows answers with the statuses 201, 202; 201 is kept");
        yield return Kind("another request below one heading",
            Page($"<h3>PUT /v2/kettles/:guid</h3>\n{Example($"PUT /v2/kettles/{Guid}")}{Answer()}"
                + Example($"DELETE /v2/kettles/{Guid}/lids/{Guid}") + Answer()),
            "PUT /v2/kettles/{guid}|DELETE /v2/kettles/{guid}/lids/{lids_guid}",
            $"page.html:13:38: the example asks 'DELETE /v2/kettles/{Guid}/lids/{Guid}', which is not the 'PUT /v2/kettles/:guid' of the "
                + $"heading; it is an operation of its own");
        yield return Kind("another request that starts with its table",
            Page($"<h3>PUT /v2/kettles</h3>\n{Example("PUT /v2/kettles")}{Answer()}<table "
                + $"class=\"parameters\">{SamplePage.Row("q")}</table>\n<pre class=\"request route\">GET /v2/kettles</pre>{Answer()}"),
            "PUT /v2/kettles # |GET /v2/kettles # q",
            "page.html:14:28: the example asks 'GET /v2/kettles', which is not the 'PUT /v2/kettles' of the heading; it is an "
                + "operation of its own");
        yield return Kind("an example that contradicts the heading",
            Page($"<h3>PUT /v2/kettles</h3>\n{Example($"PUT /v2/kettles/{Guid}")}{Answer()}"), "PUT /v2/kettles",
            $"page.html:6:38: the example asks 'PUT /v2/kettles/{Guid}', which is not the 'PUT /v2/kettles' of the heading");
        yield return Kind("an example that is none", Page($"<h3>PUT /v2/kettles</h3>\n{Example("see above")}{Answer()}"), "PUT /v2/kettles",
            "page.html:6:38: the example 'see above' is not a method and a path");
        yield return Kind("headers of some answers only",
            Page($"<h3>GET /v2/kettles/:guid</h3>\n{Answer()}{Answer().Replace("X-Kettle", "X-Lid", StringComparison.Ordinal)}"),
            "GET /v2/kettles/{guid}",
            "page.html:4:1: only some of the answers show X-Kettle, X-Lid; left out");
        yield return Kind("two headings in one section",
            Page("<h3>GET /v2/kettles/:guid</h3>" + Answer() + "<h3>DELETE /v2/kettles/:guid</h3>" + Answer("204 No Content", "")),
            "GET /v2/kettles/{guid}|DELETE /v2/kettles/{guid} # 204");
        yield return Kind("a section without a request",
            Page("<p>about kettles</p></div><div class=\"article\"><h2>Fill</h2><h3>PUT /v2/kettles/:guid</h3>" + Answer()),
            "PUT /v2/kettles/{guid}",
            "page.html:3:22: the section 'Boil' documents no request; it is passed over");
        yield return Kind("a section without a path",
            Page(Answer() + "</div><div class=\"article\"><h2>Fill</h2><h3>PUT /v2/kettles/:guid</h3>" + Answer()),
            "PUT /v2/kettles/{guid}",
            "page.html:5:30: the section 'Boil' shows a request or an answer but names no method and path");

        yield return Kind("no classes",
            Page("<h3>GET /v2/kettles</h3><h3>Request</h3><h4>Parameters</h4><table><tr><th>Name</th><th>Description</th></tr>"
            + "<tr><td>q</td><td>Valid filters: lid</td></tr></table>"
            + "<h3>Response</h3><h4>Status</h4><pre>203 So-so</pre><h4>Body</h4><pre>{ \"lid\": 1 }</pre><h4>Headers</h4><pre>X-Kettle: "
            + "on</pre><h3>Audit Records Created By The Request</h3><h4>Audit Record: boil</h4><pre>{ oops }</pre>"),
            "GET /v2/kettles # 203 # {\"lid\":{\"type\":\"integer\"}} # q");
        yield return Kind("tables before the requests",
            Page("<h3>GET /v2/kettles</h3><h3>Parameters</h3><table class=\"parameters\">"
                + SamplePage.Row("q")
                + "</table>"
                + Example("GET /v2/kettles?q=1")
                + Answer()
                + Example("GET /v2/kettles")
                + Answer()), "GET /v2/kettles # q");
        yield return Kind("text boxes",
            Page("<h3>GET /v2/kettles/:guid</h3><div class=\"request body\"><textarea>{ oops }</textarea></div><pre class=\"response "
                + "status\">200</pre><div class=\"response body\"><textarea>\n{ \"lid\": 1 }</textarea></div>"),
            "GET /v2/kettles/{guid} # {\"lid\":{\"type\":\"integer\"}}");
        yield return Kind("samples in tables",
            Page("<h3>GET /v2/kettles/:guid</h3>"
                + Answer()
                + "<h4>Body</h4><table class=\"response-fields\"><tbody><tr><td><span class=\"name\">a</span></td><td><pre>{ oops "
                + "}</pre></td></tr></tbody></table>"), "GET /v2/kettles/{guid}");
        yield return Kind("a query in the heading",
            Page("<h3>GET /v2/kettles/:guid?lid=:lid&amp;q=:q</h3><table class=\"parameters\">"
                + SamplePage.Row("q", values: ["1-5"])
                + "</table>"
                + Answer()), "GET /v2/kettles/{guid} # q,lid");

        yield return Kind("marks that are text",
            Page("<h3>GET /v2/kettles/:guid</h3>" + Answer(body: "{ \"<hidden>\": \"a < b &amp; c > d\", <b>\"x\"</b>: 1 }")),
            "GET /v2/kettles/{guid} # {\"<hidden>\":{\"type\":\"string\"},\"x\":{\"type\":\"integer\"}}");
        yield return Kind("line separators in a body", Page("<h3>GET /v2/kettles/:guid</h3>" + Answer(body: "{ \"a\u2028b\u0085\": 1 }")),
            "GET /v2/kettles/{guid} # {\"a\\u2028b\\u0085\":{\"type\":\"integer\"}}");
        yield return Kind("items called like a form of text",
            Page("<h3>GET /v2/guids</h3>" + Answer(body: SamplePage.List(SamplePage.Item("{}")))),
            "GET /v2/guids # guid_item,guid,relativeLink,timestamp");
        yield return Kind("two requests in plain text",
            "Kettles API\n\nPatch: a lid\n\nPUT v2/kettles\n\nRequest\n\nRoute\n\nPUT /v2/kettles\n\n{\n\nResponse\n\nStatus\n\nIt is "
                + "404 mostly.\n\n203 So-so\n\nBody\n\n{ \"lid\": 1 }\n\nRequest\n\nRoute\n\nPUT /v2/kettles\n\nResponse\n\nStatus\n\n"
                + "203 So-so\n\nBody\n\n{ \"lid\": null }\n\nAudit Records Created By The Request\n\nAudit Record: boil\n\nevent boil\n"
                + "\nDrop: a lid\n\nDELETE /v2/kettles/:guid\n\nResponse\n\nStatus\n\n204",
            "PUT /v2/kettles # 203 # {\"lid\":{\"type\":[\"integer\",\"null\"],\"description\":\"seen as null\"}}|DELETE "
                + "/v2/kettles/{guid} # 204", "page.html:5:1: the path 'v2/kettles' is read as '/v2/kettles'");

        static TestCaseData Kind(string name, string page, string drafts, params string[] warnings) =>
            new TestCaseData(page, drafts, warnings).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Pages))]
    public void A_page_is_read_and_what_departs_is_told(string page, string drafts, string[] warnings)
    {
        var read = PageReader.Read(page, "page.html");
        var built = DraftBuilder.Build(read, new());

        read.Warnings.Concat(built.SelectMany(draft => draft.Warnings)).Should().Equal(warnings);
        built.Should().HaveSameCount(drafts.Split('|'));
        foreach (var (draft, expected) in built.Zip(drafts.Split('|').Select(text => text.Split(" # "))))
        {
            $"{draft.Endpoint["method"]} {draft.Endpoint["route"]}".Should().Be(expected[0]);
            foreach (var detail in expected.Skip(1))
                Details(draft).Should().Contain(detail);
        }
    }

    [TestCase("<h2>Boil</h2>\n<pre class=\"response status\">200</pre>",
        "page.html:2:30: the section 'Boil' shows a request or an answer but names no method and path")]
    [TestCase("<p>\n<pre class=\"response status\">200</pre>",
        "page.html:2:30: the page shows a request or an answer but names no method and path")]
    [TestCase("<h2>Boil</h2><h3>GET the kettle</h3>", "page.html: the page documents no request: *")]
    public void A_page_without_method_and_path_is_refused(string page, string message) =>
        FluentActions.Invoking(() => PageReader.Read(page, "page.html")).Should().Throw<PageException>().WithMessage(message);

    [TestCase("pages.html",
        "<h1>Kettles API</h1><h2>Lids</h2><h3>Warning:</h3><ul><li><a href=\"lids/a.html\">a</a></li><li><a "
            + "href='lids/b.htm#x'>b</a></li></ul>", "it is an index: it documents no request and links to 2 pages")]
    [TestCase("index.txt", "Kettles API\n\nLids\n\nBoil a lid", "it is an index: it documents no request")]
    public void An_index_is_passed_over(string name, string page, string reason)
    {
        var read = PageReader.Read(page, name);

        read.Operations.Should().BeEmpty();
        read.Skipped.Should().Be(reason);
    }

    private static IEnumerable<string> Details(ContractDraft draft) =>
    [
        draft.Endpoint["response"]!["status"]?.ToString() ?? "no status",
        draft.Schema?["properties"]?.ToJsonString(new(System.Text.Json.JsonSerializerOptions.Default)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        })
            ?? "no schema",
        string.Join(',', draft.Schema?["definitions"]?.AsObject().Select(definition => definition.Key) ?? ["no definitions"]),
        string.Join(',', draft.Endpoint["parameters"]!.AsArray().Select(parameter => parameter!["name"])),
    ];
}
