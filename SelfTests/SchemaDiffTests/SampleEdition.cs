using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>An edition with one endpoint, about things that no Cloud Controller has, for <c>export</c> to describe.</summary>
internal sealed class SampleEdition : IDisposable
{
    internal const string Name = "v3@9.8.7";

    private const string Folder = "v3/9.8.7";

    private const string Draft = "\"$schema\": \"http://json-schema.org/draft-04/schema#\"";

    private const string Edition = """
        { "documented": "2026-01-02", "apiVersion": "9.8.7", "stability": "experimental", "paging": "links", "linkForm": "absolute",
          "unknownParameters": "refused", "authorization": { "scheme": "bearer", "scopes": [] },
          "headers": [{ "name": "Content-Type", "value": "application/json" }, { "name": "X-Kitchen", "value": "warm" }],
          "errors": { "schema": "error.schema.json", "code": "/code", "name": "/name",
            "missingToken": { "status": 401, "code": 1, "name": "CF-A" }, "invalidToken": { "status": 401, "code": 2, "name": "CF-B" },
            "badParameter": { "status": 400, "code": 3, "name": "CF-C" }, "unknownRoute": { "status": 404, "code": 4, "name": "CF-D" },
            "unknownItem": { "status": 404, "code": 5, "name": "CF-E" } } }
        """;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryFolder _files = new();

    internal SampleEdition()
    {
        Write("edition.json", Edition);
        WriteSchema("error.schema.json", """{ "type": "object" }""");
        WriteSchema("resources/lid.schema.json", """{ "type": "string" }""");
        WriteEndpoint("");
    }

    /// <summary>The folder around its family.</summary>
    internal string Path => _files.Path;

    public void Dispose() => _files.Dispose();

    internal void Write(string file, string content) => _files.Write($"{Folder}/{file}", content);

    /// <summary>Writes an endpoint with one more <paramref name="member"/>.</summary>
    internal void WriteEndpoint(string member, string name = "kettles.get", string answer = """{ "object": {} }""")
    {
        Write($"{name}/endpoint.json", $$"""
            { "document": { "title": "Kettles, Get a kettle" }, "route": "/v3/kettles/{guid}", "answer": {{answer}}
              {{(member.Length > 0 ? ", " : "")}}{{member}} }
            """);
        if (answer.Contains("file", StringComparison.Ordinal))
            File.Delete(System.IO.Path.Combine(Path, Folder, name, "response.schema.json"));
        else
            WriteSchema($"{name}/response.schema.json", """{ "type": "object" }""");
    }

    /// <summary>Writes the schema of the answer.</summary>
    internal void WriteSchema(string schema) => WriteSchema("kettles.get/response.schema.json", schema);

    /// <summary>Writes the schema in <paramref name="file"/>.</summary>
    internal void WriteSchema(string file, string schema) => Write(file, $"{{ {Draft}, {schema.TrimStart(' ', '{')}");

    internal Task<(int Code, string Output, string Error)> Export(params string[] more) =>
        Tool.Run(["export", "openapi", Name, "--schemas", Path, .. more]);

    /// <summary>Its description.</summary>
    internal async Task<JsonNode> Describe()
    {
        var (code, output, error) = await Export();
        code.Should().Be(0, error);
        return JsonNode.Parse(output)!;
    }

    /// <summary>Its only operation, without the parameter of its route.</summary>
    internal async Task<JsonNode> Operation()
    {
        var operation = (await Describe())["paths"]!["/v3/kettles/{guid}"]!["get"]!;
        operation["parameters"]!.AsArray().RemoveAt(0);
        return operation;
    }

    internal static string Text(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "";
}
