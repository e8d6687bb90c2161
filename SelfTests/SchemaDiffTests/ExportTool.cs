namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>export</c> says to the script that called it.</summary>
public sealed class ExportTool
{
    private SampleEdition _edition = null!;

    [SetUp]
    public void Create() => _edition = new();

    [TearDown]
    public void Delete() => _edition.Dispose();

    [TestCase("it.json", "{")]
    [TestCase("it.yaml", "openapi: '3.1.")]
    [TestCase("it.YML", "openapi: '3.1.")]
    public async Task The_form_of_the_file_is_that_of_its_extension(string name, string start)
    {
        var file = Path.Combine(_edition.Path, name);

        var (code, output, _) = await _edition.Export("--output", file);

        (code, output.Trim()).Should().Be((0, $"v3@9.8.7: 1 endpoint and 1 schema written to {file}"));
        (await File.ReadAllTextAsync(file)).Should().StartWith(start).And.EndWith("\n");
    }

    [TestCase("\"maxItems\": 0", "kettles.get/response.schema.json: #/maxItems: contracts do not use the keyword 'maxItems' so")]
    [TestCase("\"additionalProperties\": { \"type\": \"string\" }", "#/additionalProperties: contracts do not use the keyword")]
    [TestCase("\"items\": { \"$ref\": \"#/definitions/none\" }", "the reference #/definitions/none leads to no schema")]
    [TestCase("\"items\": { \"$ref\": \"../none.schema.json\" }", "none.schema.json")]
    public async Task A_schema_that_cannot_be_described_is_3(string keyword, string message)
    {
        _edition.WriteSchema($"{{ {keyword} }}");

        var (code, output, error) = await _edition.Export();

        (code, output).Should().Be((3, ""));
        error.Should().Contain(message);
    }

    [TestCase("#/definitions/none", "the reference to error.schema.json#/definitions/none leads to no schema")]
    [TestCase("none.schema.json", "the reference to none.schema.json# leads to no schema")]
    public async Task A_reference_of_the_error_that_leads_nowhere_is_3(string reference, string message)
    {
        _edition.WriteSchema("error.schema.json", $$"""{ "items": { "$ref": "{{reference}}" } }""");

        var (code, _, error) = await _edition.Export();

        code.Should().Be(3);
        error.Should().Contain(message);
    }

    [TestCase("v3@1.2.3", "v3@1.2.3: there is no such edition; there are v3@9.8.7")]
    [TestCase("v3", "v3: there is no such edition; there are v3@9.8.7")]
    [TestCase("v3@..", "v3@..: there is no such edition; there are v3@9.8.7")]
    public async Task An_edition_that_is_not_there_is_3(string edition, string message)
    {
        var (code, output, error) = await Tool.Run("export", "openapi", edition, "--schemas", _edition.Path);

        (code, output, error.Trim()).Should().Be((3, "", message));
    }

    [TestCase("edition.json", "{ ", "edition.json")]
    [TestCase("kettles.get/endpoint.json", """{ "kettle": 1 }""", "kettles.get")]
    [TestCase("kettles.get/example.json", "[", "example.json")]
    public async Task A_file_that_cannot_be_read_is_3(string file, string content, string named)
    {
        _edition.Write(file, content);

        var (code, output, error) = await _edition.Export();

        (code, output).Should().Be((3, ""));
        error.Should().Contain(named);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_3([Values("nowhere/it.yaml", "folder.json")] string name)
    {
        Directory.CreateDirectory(Path.Combine(_edition.Path, "folder.json"));

        var (code, output, error) = await _edition.Export("--output", Path.Combine(_edition.Path, name));

        (code, output).Should().Be((3, ""));
        error.Should().Contain(name);
    }

    [TestCase("it.txt")]
    [TestCase("it")]
    [TestCase("")]
    public async Task A_file_of_another_form_is_2(string name)
    {
        var (code, _, error) = await _edition.Export("--output", name);

        code.Should().Be(2);
        error.Should().Contain($"the file '{name}' has none of the extensions .json, .yaml, .yml");
    }

    [Test]
    public async Task Two_endpoints_with_one_route_are_3()
    {
        _edition.WriteEndpoint("", name: "kettles.list");

        var (code, _, error) = await _edition.Export();

        (code, error.Trim()).Should().Be((3, "v3@9.8.7: two endpoints have the route /v3/kettles/{guid}"));
    }

    [Test]
    public async Task Drafts_of_requests_that_change_something_are_left_out()
    {
        _edition.Write("writes/kettles.create/endpoint.json", """{ "document": { "title": "a, b" }, "method": "POST" }""");

        (await _edition.Describe())["paths"]!.AsObject().Should().ContainSingle();
    }
}
