using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Validation;
using CloudController.Reference;
using CloudController.Reference.Auth;
using CloudController.SelfTests.SchemaDiffTests;
using Microsoft.Data.Sqlite;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>What v3 makes, changes and deletes today.</summary>
[TestFixture]
public sealed class CurrentWrites : CurrentFixture
{
    private TemporaryFolder _folder = null!;

    private static WrittenResource[] Resources => WrittenResources.V3;

    private static IEnumerable<TestCaseData> Refusals =>
        from resource in Resources from body in resource.Refused.Append("[]") select new TestCaseData(resource, body);

    private static IEnumerable<TestCaseData> RefusedChanges =>
        from resource in Resources from body in resource.RefusedChanges select new TestCaseData(resource, body);

    private static IEnumerable<WrittenResource> Changing => Resources.Where(resource => resource.Change is not null);

    protected override ReferenceOptions Options => base.Options with { Database = File };

    private string File => Path.Combine(_folder.Path, $"{TestContext.CurrentContext.Test.ID}.db");

    [OneTimeSetUp]
    public void MakeFolder() => _folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Resources))]
    public async Task A_new_item_is_answered_whole_and_found(WrittenResource resource)
    {
        var made = await Made(resource);
        var guid = (string)made["guid"]!;
        (await Get($"{resource.Path}/{guid}")).Json.ToJsonString().Should().Be(made.ToJsonString());
        Schema(resource.Name).Validate(JsonDocument.Parse(made.ToJsonString()).RootElement).Should().BeEmpty();
        foreach (var query in resource.Found.Append("order_by=-created_at"))
        {
            var found = await Items($"{resource.Path}?{(await Filled(query)).Replace("{guid}", guid, StringComparison.Ordinal)}");
            found.Should().Contain(item => (string)item["guid"]! == guid, "{0} finds it", query);
        }

        foreach (var list in resource.Below)
            (await Items(await Filled(list))).Should().Contain(item => (string)item["guid"]! == guid, "{0} has it", list);
    }

    [TestCaseSource(nameof(Changing))]
    public async Task A_change_changes_what_is_sent_alone(WrittenResource resource)
    {
        var made = await Made(resource);
        var said = JsonNode.Parse(await Filled(resource.Change!))!.AsObject();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var answer = await Send(HttpMethod.Patch, $"{resource.Path}/{made["guid"]}", said.ToJsonString());
        ((int)answer.Status).Should().Be(200, answer.Text);
        var changed = answer.Json.AsObject();
        Time(changed["updated_at"]).Should().BeAfter(Time(made["updated_at"]));
        changed["updated_at"] = (string)made["updated_at"]!;
        changed.ToJsonString().Should().Be(resource.Expected(made, said).ToJsonString());
        (await Get($"{resource.Path}/{made["guid"]}")).Text.Should().Be(answer.Text);
    }

    [TestCaseSource(nameof(Resources))]
    public async Task A_deletion_leaves_the_data_as_they_were(WrittenResource resource)
    {
        var before = Dump();
        var path = $"{resource.Path}/{(await Made(resource))["guid"]}";
        Dump().Should().NotBe(before);
        var answer = await Send(HttpMethod.Delete, path);
        ((int)answer.Status).Should().Be(resource.Deleted, answer.Text);
        answer.Text.Should().BeEmpty();
        Dump().Should().Be(before);
        ((int)(await Get(path)).Status).Should().Be(404);
        ((int)(await Send(HttpMethod.Delete, path)).Status).Should().Be(404);
        if (resource.Deleted != 202)
            return;
        var job = await Get(new Uri(answer.Headers["Location"]).AbsolutePath);
        ((int)job.Status).Should().Be(200);
        ((string?)job.Json["state"]).Should().Be("COMPLETE");
        ((string?)job.Json["operation"]).Should().Be($"{resource.Name[..^1]}.delete");
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task A_body_that_makes_no_sense_is_refused_and_changes_nothing(WrittenResource resource, string body)
    {
        var before = Dump();
        var answer = await Send(HttpMethod.Post, resource.Path, await Filled(body));
        var expected = body == "[]" ? (400, 1001) : (422, 10008);
        ((int)answer.Status, (int)answer.Json["errors"]![0]!["code"]!).Should().Be(expected, answer.Text);
        Dump().Should().Be(before);
    }

    [TestCaseSource(nameof(RefusedChanges))]
    public async Task A_change_that_makes_no_sense_is_refused_and_changes_nothing(WrittenResource resource, string body)
    {
        var path = $"{resource.Path}/{(await Made(resource))["guid"]}";
        var before = Dump();
        var answer = await Send(HttpMethod.Patch, path, await Filled(body));
        ((int)answer.Status).Should().Be(422, answer.Text);
        Dump().Should().Be(before);
    }

    [TestCaseSource(nameof(Resources))]
    public async Task What_is_there_already_is_refused_and_nothing_is_made_without_being_an_admin(WrittenResource resource)
    {
        var body = await Filled(resource.Body);
        var token = Controller.IssueToken(TokenGrant.Admin with { Scopes = ["cloud_controller.read", "cloud_controller.write"] });
        var before = Dump();
        ((int)(await Send(HttpMethod.Post, resource.Path, null, body)).Status).Should().Be(401);
        ((int)(await Send(HttpMethod.Post, resource.Path, $"bearer {token}", body)).Status).Should().Be(403);
        Dump().Should().Be(before);
        if (!resource.IsUnique)
            return;
        await Made(resource);
        before = Dump();
        ((int)(await Send(HttpMethod.Post, resource.Path, body)).Status).Should().Be(422);
        Dump().Should().Be(before);
    }

    private async Task<JsonObject> Made(WrittenResource resource)
    {
        var answer = await Send(HttpMethod.Post, resource.Path, await Filled(resource.Body));
        ((int)answer.Status).Should().Be(201, answer.Text);
        return answer.Json.AsObject();
    }

    private Task<string> Filled(string text) =>
        WrittenResources.FillAsync(text, async path => (string)(await Items(path))[0]["guid"]!);

    private static DateTimeOffset Time(JsonNode? node) => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture);

    private static ResponseSchema Schema(string resource) =>
        Committed.Library.Endpoints.Last(endpoint => endpoint.Name == $"v3.{resource}.get").Schema!;

    /// <summary>Every row of every table but that of the jobs, which are kept.</summary>
    private string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'jobs' ORDER BY name");
        return string.Join('\n', tables.Select(table => $"{table}\n{string.Join('\n', Rows(connection, $"SELECT * FROM {table}"))}"));
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are written down here.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at))));
        return rows;
    }
}
