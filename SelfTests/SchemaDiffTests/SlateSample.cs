using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Editions;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Whole editions in the form of the v3 documentation, about things that no Cloud Controller has.</summary>
internal static class SlateSample
{
    internal const string Id = "0f3c1d2e-1111-4222-8333-944455566677";

    private const string Nothing = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{}";

    private const string Columns = "<tr><th>Name</th><th>Type</th><th>Description</th></tr>";

    private const string Paging = """
        "pagination": { "total_results": 1, "total_pages": 1, "first": { "href": "https://api.example.org/v3/x?page=1" },
        "last": { "href": "https://api.example.org/v3/x?page=1" }, "next": null, "previous": null }
        """;

    internal static string Page(params string[] parts) =>
        "<html><head><title>Kitchen</title></head><body><p>Version 9.8.7</p><h1 id=\"resources\">Resources</h1>\n"
        + $"<h2 id=\"kettles\">Kettles</h2>\n{string.Join('\n', parts)}</body></html>";

    /// <summary>A request as Slate prints it: the answer first, then method and path, then tables.</summary>
    internal static string Request(string title, string definition, string answer = Nothing, string tables = "") => $"""
        <h3 id="{Anchor(title)}">{title}</h3>
        <pre class="highlight http tab-http"><code>{answer}</code></pre>
        <h4 id="definition">Definition</h4>
        <p><code class="prettyprint">{definition}</code></p>
        {tables}
        """;

    internal static string List(string title, string definition, string item, string tables = "") =>
        Request(title, definition, Ok($$"""{ {{Paging}}, "resources": [ {{item}} ] }"""), tables);

    internal static string Ok(string body, string head = "HTTP/1.1 200 OK\nContent-Type: application/json") => $"{head}\n\n{body}\n";

    /// <summary>An item that links to itself.</summary>
    internal static string Item(string collection, string members = "", string guid = Id) =>
        $$"""{ "guid": "{{guid}}", {{members}} "links": { "self": { "href": "https://api.example.org/v3/{{collection}}/{{guid}}" } } }""";

    internal static string Table(string heading, params string[] rows) =>
        $"<h4 id=\"{Anchor(heading)}\">{heading}</h4>\n<table><thead>{Columns}</thead><tbody>{string.Concat(rows)}</tbody></table>";

    internal static string Query(params string[] rows) => Table("Query parameters", rows);

    internal static string Row(string name, string type, string description = "") =>
        $"<tr><td><strong>{name}</strong></td><td><em>{type}</em></td><td>{description}</td></tr>";

    internal static string Object(string title, params string[] rows) =>
        $"<h3 id=\"{Anchor(title)}\">{title}</h3>\n<table>{Columns}{string.Concat(rows)}</table>";

    private static string Anchor(string title) => title.ToLowerInvariant().Replace(' ', '-');

    internal static EditionDraft Derive(string page, string? witness = null) =>
        EditionBuilder.Build([PageReader.Read(page, "page.html")], witness is null ? [] : [PageReader.Read(witness, "other.yaml")], new());
}
