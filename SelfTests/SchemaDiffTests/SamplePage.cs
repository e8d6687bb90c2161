namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Pages in the form of the generator, about things that no Cloud Controller has.</summary>
internal static class SamplePage
{
    private const string Guid = "0f3c1d2e-1111-4222-8333-944455566677";

    internal static string Article(
        string title,
        string request,
        string parameters = "",
        string fields = "",
        string? body = null,
        string status = "200 OK",
        string responseFields = "",
        string contentType = "application/json;charset=utf-8") => $$"""
        <!DOCTYPE html>
        <html><head><title>Kettles API</title></head><body>
        <h1>Kettles API</h1>
        <div class="article">
          <h2>{{title}}</h2>
          <h3>{{request}}</h3>
          <h3>Request</h3>
          <pre class="request route highlight">{{request}}</pre>
          <table class="parameters"><thead><tr><th>Name</th></tr></thead><tbody>{{parameters}}</tbody></table>
          <table class="fields"><tbody>{{fields}}</tbody></table>
          <pre class="request headers">Content-Type: application/json
        Host: example.org</pre>
          <pre class="response status">{{status}}</pre>
          <table class="response-fields"><tbody>{{responseFields}}</tbody></table>
          {{(body is null ? "" : $"<pre class=\"response body\">{body}</pre>")}}
          <pre class="response headers">Content-Type: {{contentType}}
        X-VCAP-Request-ID: {{Guid}}
        Location: /v2/kettles/{{Guid}}</pre>
        </div></body></html>
        """;

    internal static string Row(
        string name,
        string description = "",
        string rowClass = "",
        string cellClass = "",
        string standard = "",
        params string[] values) =>
        $"""<tr class="{rowClass}"><td class="{cellClass}"><span class="name">{name}</span></td>"""
        + $"""<td><span class="description">{description}</span></td>{"\n"}"""
        + $"""<td><span class="default">{standard}</span></td>"""
        + $"""<td><ul class="valid_values">{string.Concat(values.Select(value => $"<li>{value}</li>"))}</ul></td></tr>""";

    internal static string List(params string[] items) => $$"""
        {
          "total_results": {{items.Length}},
          "resources": [{{string.Join(", ", items)}}]
        }
        """;

    internal static string Item(string entity, string updated = "null") =>
        $$"""{ "metadata": { "guid": "{{Guid}}", "url": "/v2/kettles/{{Guid}}", "created_at": "2015-01-02T03:04:05Z","""
            + $$""" "updated_at": {{updated}} }, "entity": {{entity}} }""";
}
