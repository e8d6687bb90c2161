using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What is known to have changed from 2015 to the current editions is told, row by row.</summary>
public sealed class NetChanges
{
    [Test]
    public async Task All_rows_of_the_packages_are_told() =>
        (await Rows("v3@2.42.0-experimental", "v3@3.228.0", "packages.list")).Should().BeEquivalentTo(
            "edition-stable /stability",
            "links-absolute /linkForm",
            "field-removed /code",
            "field-removed /description",
            "field-removed /error_code",
            "field-added /errors",
            "error-case /errors/invalidBody",
            "endpoint-stable ",
            "endpoint-detail /roles",
            "scope-removed /authorization/scopes/cloud_controller.write",
            "parameter-added /parameters/app_guids",
            "parameter-added /parameters/created_ats",
            "parameter-added /parameters/guids",
            "parameter-added /parameters/label_selector",
            "parameter-added /parameters/order_by",
            "parameter-added /parameters/organization_guids",
            "parameter-added /parameters/space_guids",
            "parameter-added /parameters/states",
            "parameter-added /parameters/types",
            "parameter-added /parameters/updated_ats",
            "header-value /response/headers/Content-Type/value",
            "field-added /pagination/total_pages",
            "field-moved /resources/*/data/checksum [type=bits]",
            "field-value-added /resources/*/data/checksum/type [type=bits]",
            "field-format /resources/*/data/checksum/value [type=bits]",
            "field-removed /resources/*/data/credentials [type=docker]",
            "field-removed /resources/*/data/error [type=docker]",
            "field-removed /resources/*/data/hash [type=docker]",
            "field-added /resources/*/data/password [type=docker]",
            "field-removed /resources/*/data/store_image [type=docker]",
            "field-added /resources/*/data/username [type=docker]",
            "field-added /resources/*/metadata",
            "field-added /resources/*/relationships",
            "field-not-null /resources/*/updated_at",
            "link-method-removed /links/download/method",
            "link-detail /links/app/by",
            "link-removed /links/stage",
            "order-removed /resource/order",
            "invariant-added /invariants/awaited-bits-have-no-checksum",
            "invariant-removed /invariants/awaited-bits-have-no-hash",
            "invariant-removed /invariants/docker-has-no-hash",
            "invariant-removed /invariants/expired-bits-have-no-hash",
            "invariant-added /invariants/no-password-without-username",
            "invariant-added /invariants/password-with-username",
            "invariant-added /invariants/ready-bits-have-a-checksum",
            "invariant-removed /invariants/ready-bits-have-a-hash");

    [Test]
    public async Task All_rows_of_the_buildpacks_are_told() =>
        (await Rows("v2@2.33.0", "v2@2.293.0", "buildpacks.list")).Should().BeEquivalentTo(
            "filter-added /parameters/q/filters/stack",
            "field-added /resources/*/entity/stack",
            "undocumented-added /parameters/q/filters/lifecycle",
            "undocumented-added /resources/*/entity/lifecycle",
            "field-not-null /resources/*/metadata/updated_at",
            "order-removed /resource/order",
            "invariant-removed /invariants/name-unique",
            "invariant-removed /invariants/position-unique");

    [Test]
    public async Task The_members_of_the_buildpacks_are_found_again_in_the_next_family() =>
        (await Rows("v2@2.293.0", "v3@3.228.0", "buildpacks.list")).Should().Contain(
        [
            "endpoint-route /route",
            "paging /paging",
            "links-absolute /linkForm",
            "unknown-parameters-refused /unknownParameters",
            "parameter-removed /parameters/q",
            "parameter-added /parameters/names",
            "parameter-added /parameters/stacks",
            "parameter-added /parameters/lifecycle",
            "parameter-added /parameters/order_by",
            "parameter-added /parameters/label_selector",
            "field-moved /resources/*/guid",
            "field-moved /resources/*/created_at",
            "field-moved /resources/*/updated_at",
            "field-moved /resources/*/name",
            "field-moved /resources/*/stack",
            "field-moved /resources/*/position",
            "field-moved /resources/*/enabled",
            "field-moved /resources/*/locked",
            "field-moved /resources/*/filename",
            "field-added /resources/*/state",
            "field-added /resources/*/lifecycle",
            "field-added /resources/*/metadata/labels",
            "field-added /resources/*/metadata/annotations",
            "link-removed /links/url",
            "link-added /links/self",
            "link-added /links/upload",
        ]);

    [Test]
    public async Task A_successor_of_another_family_has_the_fields_elsewhere()
    {
        using var files = new TemporaryFolder();
        var old = files.Write("old.schema.json",
            Page("""{ "metadata": { "type": "object", "properties": { "guid": { "type": "string" } } }, "entity": { "type": "object","""
                + """ "properties": { "name": { "type": "string" } } } }"""));
        var now = files.Write("new.schema.json",
            Page("""{ "guid": { "type": "string" }, "name": { "type": "string" }, "metadata": { "type": "object", "properties": """
                + """{ "labels": { "type": "object" } } } }"""));

        (await ChangeLines.Diff(old, now))
            .Select(change => $"{change.Rule.Id} {change.OldPointer} {change.NewPointer}")
            .Should().BeEquivalentTo(
            "field-moved /resources/*/metadata/guid /resources/*/guid",
            "field-moved /resources/*/entity/name /resources/*/name",
            "field-removed /resources/*/entity ",
            "field-added  /resources/*/metadata/labels");
    }

    private static string Page(string item) => $$"""
        { "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "resources": { "type": "array",
          "items": { "type": "object", "properties": {{item}} } } } }
        """;

    private static async Task<IReadOnlyList<string>> Rows(string old, string now, string endpoint)
    {
        var (code, output, error) = await Tool.Run("diff", old, now, "--endpoint", endpoint, "--format", "json", "--fail-on", "none");
        code.Should().Be(0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("changes").EnumerateArray()
            .Select(change =>
                $"{Text(change, "rule")} {Text(change, "pointer")}"
                    + (Text(change, "variant") is { Length: > 0 } variant ? $" [{variant}]" : ""))
            .ToList();
    }

    private static string Text(JsonElement change, string name) => change.GetProperty(name).GetString()!;
}
