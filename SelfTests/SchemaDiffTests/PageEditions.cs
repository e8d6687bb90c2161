using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Validation;
using CloudController.SchemaDiff.Deriving;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>
/// The pages of the v2 documentation in two editions: what is derived of them, and what changed between those that both have.
/// </summary>
public sealed class PageEditions
{
    private static readonly string[] Pages =
    [
        "apps/list_all_apps", "buildpacks/list_all_buildpacks", "buildpacks/retrieve_a_particular_buildpack", "events/list_all_events",
        "info/get_info", "organizations/list_all_organizations", "routes/list_all_routes", "services/list_all_services",
        "spaces/list_all_spaces", "stacks/list_all_stacks",
    ];

    [TestCaseSource(nameof(Pages))]
    public async Task The_changes_between_two_editions_of_a_page_are_the_approved_ones(string page)
    {
        using var output = new TemporaryFolder();
        var old = await Derive("2.57.0", page, output.Path);
        var now = await Derive("2.293.0", page, output.Path);

        var changes = string.Concat((await ChangeLines.Diff(old, now)).Select(change => ChangeLines.Of(change) + "\n"));

        var file = Path.Combine(Workspace.Folder, "SelfTests", "SchemaDiffTests", "Approved", page.Split('/')[1] + ".txt");
        if (Approval.IsGiven)
            await File.WriteAllTextAsync(file, changes);
        changes.Should().Be((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), $"this is what {file} approves of");
    }

    /// <summary>
    /// Every page whose documented body is no JSON, and why; the generator did not write these bodies, a person did. No other page is left
    /// out.
    /// </summary>
    private static readonly (string Page, string Fault)[] Broken =
    [
        ("2.293.0/buildpacks/list_all_buildpacks.html", "289:18: the documented body is not JSON: 'c' is an invalid start of a value."),
        ("2.293.0/service_instances/list_all_service_instances.html",
            "749:9: the documented body is not JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'."),
        ("2.293.0/spaces/list_all_security_groups_for_the_space.html",
            "286:9: the documented body is not JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'."),
    ];

    [Test]
    public async Task A_folder_of_pages_gives_a_draft_for_each_page_but_the_broken_ones()
    {
        using var output = new TemporaryFolder();
        var derivation = new Derivation(SharedDocuments.Find("v2-pages"), output.Path, new());

        var outcomes = new List<PageOutcome>();
        foreach (var page in derivation.Pages())
            outcomes.Add(await derivation.DeriveAsync(page, CancellationToken.None));

        outcomes.Where(outcome => outcome.Page.StartsWith("2.293.0/", StringComparison.Ordinal)).Should().HaveCount(293);
        outcomes.SelectMany(outcome => outcome.Errors).Should().Equal(Broken.Select(broken => $"{broken.Page}:{broken.Fault}"));
        outcomes.Should().OnlyContain(outcome => outcome.Folders.Count > 0 != (outcome.Errors.Count > 0) && outcome.Skipped == null);
        outcomes.SelectMany(outcome => outcome.Folders).Should().OnlyHaveUniqueItems().And.HaveCount(outcomes.Count - Broken.Length);
        foreach (var schema in Directory.EnumerateFiles(output.Path, "response.schema.json", SearchOption.AllDirectories))
            ResponseSchema.Load(schema).Validate(Example(schema)).Should().BeEmpty($"the example conforms to {schema}");
    }

    [Test]
    public async Task A_derived_list_is_an_endpoint_contract()
    {
        using var output = new TemporaryFolder();

        var folder = await Derive("2.57.0", "apps/list_all_apps", output.Path);

        var contract = System.Text.Json.JsonSerializer.Deserialize<EndpointContract>(
            await File.ReadAllTextAsync(Path.Combine(folder, "endpoint.json")), ContractLibrary.Json)!;
        contract.Route.Should().Be("/v2/apps");
        contract.Resource!.Route.Should().Be("/v2/apps/{guid}");
        contract.Parameter(ParameterKind.Filter)!.Filters.Select(filter => filter.Name)
            .Should().Equal("name", "space_guid", "organization_guid", "diego", "stack_guid");
        contract.ParametersOf(ParameterKind.Relation).Should().OnlyContain(parameter => parameter.Deprecated);
        contract.Response.Fields!.Single(field => field.Name == "ports").Experimental.Should().BeTrue();
        contract.Links.Should().Contain(link => link.Relation == "space" && link.Href == "/v2/spaces/{space_guid}");
    }

    [Test]
    public async Task The_broken_page_gives_a_lenient_draft_without_the_broken_item()
    {
        using var output = new TemporaryFolder();
        var page = SharedDocuments.Find("v2-pages", "2.293.0", "buildpacks", "list_all_buildpacks.html");

        var outcome = await new Derivation(page, output.Path, new(Lenient: true)).DeriveAsync(page, CancellationToken.None);

        outcome.Warnings.Should().ContainSingle().Which.Should().Contain(":289:18:").And.EndWith("the item around it is left out");
        Example(Path.Combine(output.Path, outcome.Folders[0], "response.schema.json")).GetProperty("resources").GetArrayLength()
            .Should().Be(2);
    }

    private static System.Text.Json.JsonElement Example(string schema) =>
        System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(File.ReadAllText(Path.Combine(
            Path.GetDirectoryName(schema)!, "example.json")));

    private static async Task<string> Derive(string edition, string page, string output)
    {
        var file = SharedDocuments.Find(["v2-pages", edition, .. $"{page}.html".Split('/')]);
        var outcome = await new Derivation(file, Path.Combine(output, edition),
            new(Lenient: true)).DeriveAsync(file, CancellationToken.None);
        outcome.Error.Should().BeNull();
        return Path.Combine(output, edition, outcome.Folders.Single());
    }
}
