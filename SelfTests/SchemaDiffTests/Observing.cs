using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;
using CloudController.Contract.Validation;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>observe</c> writes of a live target, and what it says where it cannot.</summary>
public sealed class Observing
{
    private static readonly ResponseSchema Published = ResponseSchema.Load(Path.Combine(
        Workspace.Folder, "SchemaDiff", "observation.schema.json"));

    private TemporaryFolder _files = null!;

    private string Seen => Path.Combine(_files.Path, "seen");

    [SetUp]
    public void Create() => _files = new();

    [TearDown]
    public void Delete() => _files.Dispose();

    [TestCase("2015", "v2@2.33.0", "v3@2.42.0-experimental")]
    [TestCase("current", "v2@2.293.0", "v3@3.228.0")]
    public async Task A_conforming_target_shows_nothing_that_its_edition_does_not_state(string edition, params string[] stated)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition });

        var (code, output, error) = await Observe(controller.Endpoint, controller.AdminToken);

        (code, error).Should().Be((0, ""));
        output.Should().Contain(", the whole list; ").And.Contain(" 0 undocumented");
        foreach (var file in Directory.EnumerateFiles(Seen))
            Published.Validate(Read(file)).Should().BeEmpty();
        foreach (var side in stated)
        {
            (await ChangeLines.Diff(side, Seen)).Select(ChangeLines.Of).Should().BeEmpty();
            (await ChangeLines.Diff(Seen, side)).Select(ChangeLines.Of).Should().BeEmpty();
        }
    }

    [TestCase("v2-link-url-absolute", "2015", "v2@2.33.0", "breaking observed-link-absolute /resources/*/metadata/url")]
    [TestCase("v2-links-absolute", "2015", "v2@2.33.0", "breaking observed-link-absolute /next_url",
        "breaking observed-link-absolute /prev_url")]
    [TestCase("v3-link-app-absolute", "2015", "v3@2.42.0-experimental", "breaking observed-link-absolute /resources/*/links/app/href")]
    [TestCase("v3-current-packages-item-links-relative", "current", "v3@3.228.0",
        "breaking observed-link-relative /resources/*/links/self/href")]
    [TestCase("v2-metadata-created-at-ruby-time", "2015", "v2@2.33.0", "risky observed-form /resources/*/metadata/created_at")]
    [TestCase("v3-guid-braced", "2015", "v3@2.42.0-experimental", "risky observed-form /resources/*/guid")]
    public async Task A_text_in_another_form_than_stated_is_a_change(string fault, string edition, string stated, params string[] expected)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new()
        {
            Edition = edition,
            Faults = [fault],
            Buildpacks = 250,
        });

        (await Observe(controller.Endpoint, controller.AdminToken)).Code.Should().Be(0);

        foreach (var file in Directory.EnumerateFiles(Seen))
            Published.Validate(Read(file)).Should().BeEmpty();
        var changes = (await ChangeLines.Diff(stated, Seen)).Select(change =>
            $"{change.Rule.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} {change.Pointer}");
        changes.Should().Contain(expected).And.OnlyContain(change => change
            .Split(' ', 3)[1]
            .StartsWith("observed-", StringComparison.Ordinal));
    }

    [Test]
    public async Task Every_item_is_counted_once()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Packages = 130 });

        await Observe(controller.Endpoint, controller.AdminToken, "--endpoint", "packages.list");

        var seen = Read(Directory.EnumerateFiles(Seen).Should().ContainSingle().Subject);
        seen.GetProperty("items").GetInt32().Should().Be(130);
        seen
            .GetProperty("fields")
            .EnumerateArray()
            .Single(field => JsonPointer.FindText(field, "/pointer") == "/resources/*/guid")
            .GetProperty("present")
            .GetInt32()
            .Should().Be(130);
    }

    [Test]
    public async Task A_list_that_the_cap_ended_says_so()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Buildpacks = 250 });

        var (_, output, _) = await Observe(controller.Endpoint, controller.AdminToken, """, "Data": { "MaxPagesPerWalk": "2" }""",
            "--endpoint", "v2.buildpacks");

        output.Should().Contain("200 items on 2 pages, cut by Data:MaxPagesPerWalk");
    }

    [Test]
    public async Task Neither_secrets_nor_names_given_by_people_are_written()
    {
        var canary = new Canary();
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current" });
        using var honest = new HonestController(controller, canary.Value);
        await using var server = new HostileServer(
            honest, controller.Endpoint, async call => await call.Send(Spoilt(await call.Honest(), canary.Value)));

        var (code, output, error) = await Observe(server.Endpoint, canary.Value, "--endpoint", "v3.packages");

        code.Should().Be(0, error);
        var text = await File.ReadAllTextAsync(Directory.EnumerateFiles(Seen).Single());
        text.Should().Contain("[redacted]").And.NotContain("alice").And.Contain("/resources/*/people");
        Published.Validate(Read(Directory.EnumerateFiles(Seen).Single())).Should().BeEmpty();
        canary.FoundIn(text + output).Should().BeNull();
        var changes = await ChangeLines.Diff("v3@3.228.0", Seen);
        changes.Select(change => change.Rule.Id).Distinct().Should().BeEquivalentTo("observed-undocumented", "observed-value");
    }

    [Test]
    public async Task Without_a_target_the_setting_is_named()
    {
        _files.Write("appsettings.json", "{}");

        var (code, _, error) = await Tool.Run("observe", Seen, "--settings", _files.Path);

        code.Should().Be(2);
        error.Should().Contain("CloudController:Endpoint is not set");
    }

    [Test]
    public async Task An_endpoint_that_no_edition_has_is_a_wrong_command_line()
    {
        await using var controller = await ReferenceCloudController.StartAsync();

        var (code, _, error) = await Observe(controller.Endpoint, controller.AdminToken, "--endpoint", "kettles.list");

        code.Should().Be(2);
        error.Should().Contain("kettles.list").And.Contain("v3.packages");
    }

    [Test]
    public async Task A_refused_token_is_one_message()
    {
        await using var controller = await ReferenceCloudController.StartAsync();

        await FailsWith(controller.Endpoint, controller.ExpiredToken, "the token was refused");
    }

    [Test]
    public async Task A_target_that_nobody_answers_for_is_one_message()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var gone = controller.Endpoint;
        await controller.DisposeAsync();

        await FailsWith(gone, "token", "/v2/info");
    }

    private async Task FailsWith(Uri endpoint, string token, string message)
    {
        var (code, output, error) = await Observe(endpoint, token);

        (code, output).Should().Be((3, ""));
        error.Trim().Split('\n').Should().ContainSingle().Which.Should().Contain(message).And.NotContain(token.Length > 20
            ? token
            : "bearer");
        Directory.Exists(Seen).Should().BeFalse();
    }

    private Task<(int Code, string Output, string Error)> Observe(Uri endpoint, string token, params string[] options)
    {
        var more = options.FirstOrDefault(option => option.StartsWith(',')) ?? "";
        _files.Write("appsettings.json",
            $$"""{ "CloudController": { "Endpoint": "{{endpoint}}" }, "Authentication": """
                + $$"""{ "BearerToken": {{JsonSerializer.Serialize(token)}} }{{more}} }""");
        return Tool.Run(["observe", Seen, "--settings", _files.Path, .. options.Where(option => option != more)]);
    }

    /// <summary>Every item of a page has a new state, a member named after the secret, and members named after people.</summary>
    private static Reply Spoilt(Reply honest, string secret) => honest.WithItems((item, _) =>
    {
        item["state"] = secret;
        item[secret] = secret;
        item["people"] = new JsonArray(new JsonObject { ["alice@example.org"] = 1 });
        item["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["alice"] = "1" }, ["annotations"] = new JsonObject() };
    });

    private static JsonElement Read(string file)
    {
        var reading = StrictJson.Read(File.ReadAllBytes(file));
        reading.Fault.Should().Be(JsonFault.None);
        return reading.Root;
    }
}
