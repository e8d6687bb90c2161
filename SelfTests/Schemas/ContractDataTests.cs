using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Suite;
using CloudController.Contract.Validation;
using CloudController.Contract.Versions;
using CloudController.ContractTests;
using NJsonSchema;

namespace CloudController.SelfTests.Schemas;

/// <summary>The files under schemas/ have the documented form, and every schema accepts what it should and refuses the rest.</summary>
public sealed class ContractDataTests
{
    private static readonly ContractLibrary Library = Committed.Library;

    public static IEnumerable<TestCaseData> Endpoints =>
        Library.Endpoints.Select(endpoint => new TestCaseData(endpoint).SetArgDisplayNames($"{endpoint.Edition}/{endpoint.Id.Folder}"));

    public static IEnumerable<TestCaseData> ContractFiles =>
        from pair in new[]
        {
            ("edition.json", "edition.schema.json"),
            ("endpoint.json", "endpoint.schema.json"),
            ("resources/*.json", "resource.schema.json"),
            ("valid/*.json", "instance.schema.json"),
            ("invalid/*.json", "instance.schema.json"),
        }
        from file in Files(pair.Item1)
        select new TestCaseData(file, pair.Item2).SetArgDisplayNames(Path.GetRelativePath(ContractLibrary.DefaultFolder, file));

    public static IEnumerable<TestCaseData> ValidInstances => Instances("valid");

    public static IEnumerable<TestCaseData> InvalidInstances => Instances("invalid");

    [TestCaseSource(nameof(ContractFiles))]
    public async Task Conforms_to_its_meta_schema(string file, string metaSchema)
    {
        var text = await File.ReadAllTextAsync(file);
        StrictJson.Read(await File.ReadAllBytesAsync(file)).Problem.Should().BeEmpty();
        var schema = await JsonSchema.FromJsonAsync(SchemaBundle
            .Of(Path.Combine(ContractLibrary.DefaultFolder, metaSchema))
            .ToJsonString());
        schema.Validate(text).Select(error => error.ToString()).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Endpoints))]
    public void The_documented_body_conforms(EndpointContract endpoint) =>
        endpoint.Schema?.Validate(endpoint.Example!.Value).Should().BeEmpty();

    [TestCaseSource(nameof(ValidInstances))]
    public void A_valid_instance_conforms(EndpointContract endpoint, JsonElement instance) =>
        SchemaOf(endpoint, instance).Validate(instance.GetProperty("body")).Should().BeEmpty();

    [TestCaseSource(nameof(InvalidInstances))]
    public void An_invalid_instance_breaks_exactly_the_named_constraint(EndpointContract endpoint, JsonElement instance)
    {
        var breaks = instance.GetProperty("breaks");
        SchemaOf(endpoint, instance).Validate(instance.GetProperty("body")).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new
            {
                Pointer = breaks.GetProperty("pointer").GetString(),
                Rule = breaks.GetProperty("rule").GetString(),
            });
    }

    [TestCaseSource(nameof(Endpoints))]
    public void Clause_ids_are_typeable_and_say_where_they_belong(EndpointContract endpoint)
    {
        var checks = ContractTopics.Catalog.Of(endpoint);
        checks.Should().NotBeEmpty().And.OnlyHaveUniqueItems(check => check.Clause.Id);
        checks.Should().AllSatisfy(check =>
        {
            check.Clause.Id.Should().MatchRegex("^v[23]\\.[a-z0-9_-]+(\\.[a-z0-9_-]+)?/[a-z-]+/[a-z0-9-]+$")
                .And.StartWith(endpoint.Name + "/");
            check.Clause.Statement.Should().NotBeNullOrWhiteSpace();
            check.Clause.Source.Document.Should().Contain(endpoint.Document.Title);
            check.Clause.Source.Section.Should().NotBeNullOrWhiteSpace();
        });
    }

    /// <summary>The schema of the version that the instance is of.</summary>
    private static ResponseSchema SchemaOf(EndpointContract endpoint, JsonElement instance) =>
        JsonPointer.FindText(instance, "/at") is { } version ? endpoint.History.At(ApiVersion.Of(version)!)!.Schema! : endpoint.Schema!;

    private static IEnumerable<TestCaseData> Instances(string kind) =>
        from endpoint in Library.Endpoints
        where endpoint.Schema is not null
        let folder = Path.Combine(Path.GetDirectoryName(endpoint.Schema!.File)!, kind)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        select new TestCaseData(endpoint,
            StrictJson.Read(File.ReadAllBytes(file)).Root).SetArgDisplayNames(Path.GetRelativePath(ContractLibrary.DefaultFolder, file));

    private static IEnumerable<string> Files(string pattern)
    {
        var (folder, name) = pattern.Split('/') is [var parent, var file] ? (parent, file) : (null, pattern);
        return Directory.EnumerateFiles(ContractLibrary.DefaultFolder, name, SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Where(path => folder is null ? true : Path.GetFileName(Path.GetDirectoryName(path)) == folder)
            .Order(StringComparer.Ordinal);
    }
}
