using System.Text.Json.Nodes;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Deriving;
using CloudController.SchemaDiff.Drafts;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What is known to have changed from 2015 to the current editions can be told, row by row, and nothing else is told.</summary>
public sealed class NetChanges
{
    [Test]
    public async Task All_rows_of_the_packages_are_told()
    {
        using var current = new TemporaryFolder();
        await Current("v3/2.42.0-experimental", "packages.list", current);
        current.Write("error.schema.json", """
            { "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["errors"], "properties": { "errors": { "type": "array", "items": { "type": "object" } } } }
            """);
        var edition = await File.ReadAllTextAsync(Path.Combine(Workspace.Folder, "schemas/v3/2.42.0-experimental/edition.json"));
        current.Write("edition.json", edition.Replace("\"linkForm\": \"relative\"", "\"linkForm\": \"absolute\"", StringComparison.Ordinal).Replace("\"stability\": \"experimental\"", "\"stability\": \"stable\"", StringComparison.Ordinal));

        (await Rows("v3/2.42.0-experimental", current)).Should().BeEquivalentTo(
            "edition-stable /stability",
            "endpoint-stable ",
            "parameter-added /parameters/guids",
            "parameter-added /parameters/states",
            "parameter-added /parameters/types",
            "parameter-added /parameters/app_guids",
            "parameter-added /parameters/space_guids",
            "parameter-added /parameters/organization_guids",
            "parameter-added /parameters/order_by",
            "parameter-added /parameters/label_selector",
            "parameter-added /parameters/created_ats",
            "parameter-added /parameters/updated_ats",
            "field-added /pagination/total_pages",
            "field-added /resources/*/metadata",
            "field-added /resources/*/relationships",
            "field-moved /resources/*/data/checksum [type=bits]",
            "field-value-added /resources/*/data/checksum/type [type=bits]",
            "field-format /resources/*/data/checksum/value [type=bits]",
            "field-removed /resources/*/data/hash [type=docker]",
            "field-removed /resources/*/data/error [type=docker]",
            "field-removed /resources/*/data/credentials [type=docker]",
            "field-removed /resources/*/data/store_image [type=docker]",
            "field-added /resources/*/data/username [type=docker]",
            "field-added /resources/*/data/password [type=docker]",
            "field-not-null /resources/*/updated_at",
            "link-removed /links/stage",
            "link-method-removed /links/download/method",
            "links-absolute /linkForm",
            "field-added /errors",
            "field-removed /code",
            "field-removed /description",
            "field-removed /error_code");
    }

    [Test]
    public async Task All_rows_of_the_buildpacks_are_told()
    {
        using var current = new TemporaryFolder();
        await Current("v2/2.33.0", "buildpacks.list", current);

        (await Rows("v2/2.33.0", current)).Should().BeEquivalentTo(
            "filter-added /parameters/q/filters/stack",
            "filter-added /parameters/q/filters/lifecycle",
            "field-added /resources/*/entity/stack",
            "field-added /resources/*/entity/lifecycle",
            "field-not-null /resources/*/metadata/updated_at");
    }

    [Test]
    public async Task A_successor_of_another_family_has_the_fields_elsewhere()
    {
        using var files = new TemporaryFolder();
        var old = files.Write("old.schema.json", Page("""{ "metadata": { "type": "object", "properties": { "guid": { "type": "string" } } }, "entity": { "type": "object", "properties": { "name": { "type": "string" } } } }"""));
        var now = files.Write("new.schema.json", Page("""{ "guid": { "type": "string" }, "name": { "type": "string" }, "metadata": { "type": "object", "properties": { "labels": { "type": "object" } } } }"""));

        (await ChangeLines.Diff(old, now)).Select(change => $"{change.Rule.Id} {change.OldPointer} {change.NewPointer}").Should().BeEquivalentTo(
            "field-moved /resources/*/metadata/guid /resources/*/guid",
            "field-moved /resources/*/entity/name /resources/*/name",
            "field-removed /resources/*/entity ",
            "field-added  /resources/*/metadata/labels");
    }

    private static string Page(string item) => $$"""
        { "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "resources": { "type": "array", "items": { "type": "object", "properties": {{item}} } } } }
        """;

    /// <summary>The committed contract with an overlay that makes it the current one.</summary>
    private static async Task Current(string edition, string endpoint, TemporaryFolder output)
    {
        var committed = Path.Combine(Workspace.Folder, "schemas", edition, endpoint);
        var overlay = await Overlay.ReadAsync(Path.Combine(Workspace.Folder, "SelfTests", "SchemaDiffTests", "Data", $"{endpoint.Split('.')[0]}-current.overlay.json"), CancellationToken.None);
        var draft = overlay.Apply(new ContractDraft(endpoint, await Json("endpoint.json"), await Json("response.schema.json"), null, []));
        output.Write($"{endpoint}/endpoint.json", draft.Endpoint.ToJsonString());
        output.Write($"{endpoint}/response.schema.json", draft.Schema!.ToJsonString());

        async Task<JsonObject> Json(string file) => (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(committed, file)))!;
    }

    private static async Task<IReadOnlyList<string>> Rows(string edition, TemporaryFolder current) =>
        (await ChangeLines.Diff(Path.Combine(Workspace.Folder, "schemas", edition), current.Path))
            .Select(change => $"{change.Rule.Id} {change.Pointer}{(change.Variant.Length > 0 ? $" [{change.Variant}]" : "")}")
            .ToList();
}
