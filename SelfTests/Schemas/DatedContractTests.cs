using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Suite;
using CloudController.Contract.Versions;
using CloudController.SelfTests.SchemaDiffTests;
using FsCheck;
using FsCheck.Fluent;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

namespace CloudController.SelfTests.Schemas;

/// <summary>Dates in contract files: what a version has, and which dates are refused.</summary>
public sealed class DatedContractTests
{
    private static readonly ContractLibrary Library = Committed.Library;

    private const string Parameters =
        """{ "list": [ { "name": "a" }, { "name": "b", "since": "3.10.0" }, { "name": "c", "until": "3.10.0" }, { "name": "d","""
            + """ "since": "3.9.0", "until": "3.11.0" } ] }""";

    private const string Schema =
        """{ "required": ["a", "b", "c"], "properties": { "a": {}, "b": { "since": "3.10.0" }, "c": { "until": "3.10.0" }, "since": """
            + """{ "type": "string" } } }""";

    private const string Overlay =
        """{ "form": "absolute", "code": 2, "before": { "3.10.0": { "form": "relative", "extra": 1 }, "3.5.0": { "form": "none","""
            + """ "code": null, "extra": null } } }""";

    [TestCase(Parameters, "3.8.0", """{ "list": [ { "name": "a" }, { "name": "c" } ] }""")]
    [TestCase(Parameters, "3.9.9", """{ "list": [ { "name": "a" }, { "name": "c" }, { "name": "d" } ] }""")]
    [TestCase(Parameters, "3.10.0-rc.1", """{ "list": [ { "name": "a" }, { "name": "d" } ] }""")]
    [TestCase(Parameters, "3.10.0", """{ "list": [ { "name": "a" }, { "name": "b" }, { "name": "d" } ] }""")]
    [TestCase(Parameters, "3.10.0+cf-k8s", """{ "list": [ { "name": "a" }, { "name": "b" }, { "name": "d" } ] }""")]
    [TestCase(Parameters, "3.10", """{ "list": [ { "name": "a" }, { "name": "b" }, { "name": "d" } ] }""")]
    [TestCase(Parameters, "3.100.0", """{ "list": [ { "name": "a" }, { "name": "b" } ] }""")]
    [TestCase(Parameters, null, """{ "list": [ { "name": "a" }, { "name": "b" } ] }""")]
    [TestCase(Schema, "3.9.0", """{ "required": ["a", "c"], "properties": { "a": {}, "c": {}, "since": { "type": "string" } } }""")]
    [TestCase(Schema, "3.10.0", """{ "required": ["a", "b"], "properties": { "a": {}, "b": {}, "since": { "type": "string" } } }""")]
    [TestCase(Schema, "3.10.0-rc.1",
        """{ "required": ["a"], "properties": { "a": {}, "b": {}, "c": {}, "since": { "type": "string" } } }""")]
    [TestCase(Overlay, "3.10.0", """{ "form": "absolute", "code": 2 }""")]
    [TestCase(Overlay, "3.9.0", """{ "code": 2, "form": "relative", "extra": 1 }""")]
    [TestCase(Overlay, "3.4.0", """{ "form": "none" }""")]
    [TestCase(Overlay, null, """{ "form": "absolute", "code": 2 }""")]
    [TestCase("""{ "oneOf": [ { "type": "string" }, { "type": "null", "until": "3.10.0" } ] }""", "3.10.0-rc.1",
        """{ "oneOf": [ { "type": "string" }, { "type": "null" } ] }""")]
    public void A_version_has_what_came_before_it_and_was_not_removed_yet(string document, string? version, string expected)
    {
        var actual = DatedJson.At(Json(document), version is null ? null : ApiVersion.Of(version));
        JsonElement.DeepEquals(actual, Json(expected)).Should().BeTrue("it is {0}", actual);
    }

    [TestCase("3.300.0", "the dates of v3@3.228.0 mention 3.300.0, which is newer")]
    [TestCase("soon", "'soon' is not a version like 3.195.0")]
    [TestCase("3.10", "'3.10' is not a version like 3.195.0")]
    [TestCase("3.10.0-rc.1", "'3.10.0-rc.1' is not a version like 3.195.0")]
    public void A_date_that_cannot_be_is_refused(string since, string message)
    {
        using var folder = new TemporaryFolder();
        var endpoint = Copy(folder, "v3/3.228.0/packages.list/endpoint.json");
        File.WriteAllText(endpoint,
            File.ReadAllText(endpoint).Replace("\"since\": \"3.65.0\"", $"\"since\": \"{since}\"", StringComparison.Ordinal));
        var load = () => ContractLibrary.Load(Path.Combine(folder.Path, "schemas"));
        load.Should().Throw<ContractDataException>().WithMessage($"*{message}").And.Message.Should().Contain("packages.list");
    }

    [Test]
    public void What_is_removed_before_it_came_is_refused()
    {
        var read = () => DatedJson.Newest(Json("""{ "a": { "since": "3.2.0", "until": "3.2.0" } }"""));
        read.Should().Throw<FormatException>().WithMessage("what came with 3.2.0 cannot have been removed with 3.2.0");
    }

    [FsCheck.NUnit.Property]
    public Property Between_two_changes_nothing_changes(NonNegativeInt one, NonNegativeInt other)
    {
        var history = Library.Endpoints.Single(endpoint => endpoint is { Name: "v3.packages", Edition.Number.Major: 3 }).History;
        int[] minors = [1 + (one.Get * 7 % 227), 1 + (other.Get * 7 % 227)];
        var (low, high) = (new Version(3, minors.Min(), 0), new Version(3, minors.Max(), 0));
        var isSame = history.Versions.All(change => change <= low || change > high);
        return (!isSame || Names(history.At(new(low))!).SequenceEqual(Names(history.At(new(high))!))).ToProperty();

        static IEnumerable<string> Names(EndpointContract endpoint) =>
        [
            .. endpoint.Parameters.Select(parameter => parameter.Name),
            .. endpoint.Links.Select(link => link.Relation),
            .. endpoint.Schema!.Fields.All.Select(field => field.Pointer),
        ];
    }

    [TestCase("3.3.0", null)]
    [TestCase("2.32.0", null)]
    [TestCase("2.33.0", "2.33.0")]
    [TestCase("2.99.0", "2.33.0")]
    [TestCase("2.100.0-rc.1", "2.33.0")]
    [TestCase("2.100.0", "2.293.0")]
    [TestCase("2.130.0", "2.293.0")]
    [TestCase("2.293.0", "2.293.0")]
    [TestCase("2.300.0", "2.293.0")]
    public void The_nearest_edition_is_one_whose_dates_reach_the_target(string stated, string? expected)
    {
        var choice = EditionChoice.Fitting("v2", "Contract:EditionV2", stated, Library);
        (choice.Edition?.Version).Should().Be(expected);
    }

    /// <summary>A folder of contracts with nothing changed but a copy of <paramref name="file"/>, whose place is returned.</summary>
    private static string Copy(TemporaryFolder folder, string file)
    {
        var edition = Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        foreach (var source in Directory.EnumerateFiles(
            Path.Combine(ContractLibrary.DefaultFolder, edition), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder.Path, "schemas", Path.GetRelativePath(ContractLibrary.DefaultFolder, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        return Path.Combine(folder.Path, "schemas", file);
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
