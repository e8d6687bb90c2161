using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>
/// What <c>export openapi</c> makes of the committed editions: valid descriptions that say of answers what the contracts say.
/// </summary>
public sealed class OpenApiExports
{
    private const string V2 = "v2@2.293.0";
    private const string V3 = "v3@3.228.0";
    private const string OldV2 = "v2@2.33.0";
    private const string OldV3 = "v3@2.42.0-experimental";

    private static readonly string[] Editions = [V2, V3, OldV2, OldV3];

    private static readonly string Schemas = Path.Combine(Workspace.Folder, "schemas");

    [Test]
    public async Task A_description_is_read_without_a_remark([ValueSource(nameof(Editions))] string edition,
        [Values("json", "yaml")] string format)
    {
        using var files = new TemporaryFolder();

        var read = Parse(await Export(files, edition, format), format);

        read.Diagnostic!.Errors.Should().BeEmpty();
        read.Diagnostic.Warnings.Should().BeEmpty();
        read.Diagnostic.SpecificationVersion.Should().Be(OpenApiSpecVersion.OpenApi3_1);
    }

    [TestCaseSource(nameof(Editions))]
    public async Task Both_forms_say_the_same(string edition)
    {
        using var files = new TemporaryFolder();
        var json = await Export(files, edition, "json");
        var yaml = Parse(await Export(files, edition, "yaml"), "yaml").Document!;

        var same = await yaml.SerializeAsync(OpenApiSpecVersion.OpenApi3_1, "json");

        JsonNode.DeepEquals(JsonNode.Parse(same), JsonNode.Parse(json)).Should().BeTrue();
    }

    [Test]
    public async Task A_strict_description_allows_the_answers_that_the_contract_allows([ValueSource(nameof(Editions))] string edition)
    {
        using var files = new TemporaryFolder();

        var changes = await Compare(edition, await Export(files, edition, "json", "--strict"));

        changes.Select(change => $"{change.Endpoint} {change.Rule.Id} {change.Pointer}").Should().BeEmpty();
    }

    [Test]
    public async Task Without_strictness_answers_may_have_other_members_and_nothing_else_differs(
        [ValueSource(nameof(Editions))] string edition)
    {
        using var files = new TemporaryFolder();

        var changes = await Compare(edition, await Export(files, edition, "json"));

        changes.Select(change => change.Rule.Id).Distinct().Should().Equal("field-open");
    }

    [TestCaseSource(nameof(Editions))]
    public async Task An_answer_has_the_documented_body_as_its_example(string edition)
    {
        using var files = new TemporaryFolder();
        var paths = JsonNode.Parse(await Export(files, edition, "json"))!["paths"]!;

        foreach (var endpoint in Committed.Library.Endpoints.Where(endpoint => endpoint.Edition.ToString() == edition))
        {
            var content = paths[endpoint.Route]!["get"]!["responses"]!["200"]!["content"]!;
            // The library writes no example that is empty.
            var isShown = endpoint.Example is { } body && body.EnumerateObject().Any();
            var documented = isShown ? JsonNode.Parse(endpoint.Example!.Value.GetRawText()) : null;
            JsonNode.DeepEquals(content["application/json"]?["example"], documented).Should().BeTrue("{0} shows it", endpoint.Name);
        }
    }

    [Test]
    public async Task A_linter_finds_nothing([ValueSource(nameof(Editions))] string edition,
        [ValueSource(typeof(OpenApiRules), nameof(OpenApiRules.All))] OpenApiRule rule)
    {
        using var files = new TemporaryFolder();

        rule.Offenders(JsonNode.Parse(await Export(files, edition, "json"))!).Should().BeEmpty();
    }

    internal static async Task<string> Export(TemporaryFolder files, string edition, string format, params string[] more)
    {
        var file = Path.Combine(files.Path, $"{edition}.{format}");
        var (code, _, error) = await Tool.Run(["export", "openapi", edition, "--schemas", Schemas, "--output", file, .. more]);
        code.Should().Be(0, error);
        return await File.ReadAllTextAsync(file);
    }

    private static ReadResult Parse(string text, string format)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        return OpenApiDocument.Parse(text, format, settings);
    }

    /// <summary>The changes from the schemas of an edition to those of its description.</summary>
    private static async Task<IReadOnlyList<Change>> Compare(string edition, string description)
    {
        var (whole, _) = await SnapshotReader.Default(Schemas).ReadAsync(edition, edition, CancellationToken.None);
        var committed = whole.OnlyReads(edition);
        var root = JsonNode.Parse(description)!;
        var components = root["components"]!["schemas"]!;
        return SnapshotComparison.Compare(committed, committed with
        {
            ErrorSchema = Whole(root["components"]!["responses"]!["Refusal"]!, components),
            Endpoints = committed.Endpoints.Values.ToDictionary(endpoint => endpoint.Name, endpoint => endpoint with
            {
                Schema = Whole(root["paths"]![endpoint.Contract!.Value.GetProperty("route").GetString()!]!["get"]!["responses"]!["200"]!,
                    components),
            }),
        });
    }

    /// <summary>The schema of <paramref name="answer"/> with the components that it refers to, as one text.</summary>
    private static JsonElement? Whole(JsonNode answer, JsonNode components)
    {
        if (answer["content"]!["application/json"]?["schema"] is not JsonObject schema)
            return null;
        var whole = (JsonObject)schema.DeepClone();
        whole["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        whole["definitions"] = components.DeepClone();
        return JsonSerializer.Deserialize<JsonElement>(
            whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
    }
}
