using System.Globalization;
using System.Text.Json.Nodes;
using CloudController.Contract.Validation;
using CloudController.Reference;
using CloudController.SelfTests.SchemaDiffTests;
using Microsoft.Data.Sqlite;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>One fresh controller of the current editions for each test, whose database can be looked at.</summary>
public abstract class WritingFixture : CurrentFixture
{
    private static readonly string[] Today = ["2.293.0", "3.228.0"];

    private TemporaryFolder _folder = null!;

    protected override ReferenceOptions Options => base.Options with { Database = File };

    private string File => Path.Combine(_folder.Path, $"{TestContext.CurrentContext.Test.ID}.db");

    [OneTimeSetUp]
    public void MakeFolder() => _folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    protected async Task<JsonObject> Made(WrittenResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var answer = await Send(HttpMethod.Post, resource.Path, await Filled(resource.Body));
        ((int)answer.Status).Should().Be(201, answer.Text);
        return answer.Json.AsObject();
    }

    protected Task<string> Filled(string text) =>
        WrittenResources.FillAsync(text, async path => (string)(await Items(path))[0]["guid"]!);

    protected static DateTimeOffset Time(JsonNode? node) => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture);

    /// <summary>What today's edition says of an answer.</summary>
    protected static ResponseSchema Schema(string endpoint) =>
        Committed.Library.Endpoints.Single(other => other.Name == endpoint && Today.Contains(other.Edition.Version)).Schema!;

    /// <summary>Every row of every table but that of the jobs, which are kept.</summary>
    protected string Dump()
    {
        using var connection = Open();
        return string.Join('\n', Tables(connection).Where(table => table != "jobs")
            .Select(table => $"{table}\n{string.Join('\n', Rows(connection, $"SELECT * FROM {table}"))}"));
    }

    /// <summary>The references that lead to no item, each with its table.</summary>
    protected IEnumerable<string> Dangling()
    {
        using var connection = Open();
        var tables = Tables(connection);
        var guids = tables.SelectMany(table => Rows(connection, $"SELECT guid FROM {table}")).ToHashSet();
        return
        [
            .. from table in tables
               from column in Rows(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE name LIKE '%_guid'")
               from guid in Rows(connection, $"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
               where !guids.Contains(guid)
               select $"{table}.{column}",
        ];
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<string> Tables(SqliteConnection connection) =>
        Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at))));
        return rows;
    }
}
