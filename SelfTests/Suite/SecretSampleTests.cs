using CloudController.Contract.Findings;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudController.SelfTests.Suite;

/// <summary>
/// What a target shows of the run's secrets is never repeated in a request; the clauses are decided with the other data, or say why not.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class SecretSampleTests
{
    private const string Secret = "correct-horse/battery+staple";
    private const string AnotherSecret = "correct-battery.horse-staple";
    private const string Why = "because a secret shows in";
    private const string Names = "UPDATE buildpacks SET name = ";
    private const string HalfTheNames = Names
        + "'a-' || CASE id % 2 WHEN 0 THEN 'correct-horse/battery+staple' ELSE 'plain' END || '-' || id";

    private static readonly string[] Shown = ["horse/battery", "battery.horse", "api-token"];

    private static readonly Row[] Rows =
    [
        new("every name", "2015", Names + "'correct-horse/battery+staple' || id", "v2.buildpacks/filtering/equality"),
        new("every name", "current", Names + "id || 'correct-horse/battery+staple'", "v3.buildpacks/filtering/names-one"),
        new("every name, encoded", "current", Names + "'correct-horse%2Fbattery%2Bstaple' || id", "v2.buildpacks/filtering/in-is-union"),
        new("every name, in part", "2015", Names + "id || 'horse/battery'", "v2.buildpacks/filtering/in-all"),
        new("every second name", "2015", HalfTheNames, null),
        new("every second name", "current", HalfTheNames, null),
        new("every stack", "current", Names + "'n' || id, stack = 'correct-horse/battery+staple' || id",
            "v3.buildpacks/filtering/stacks-all"),
        new(
            "every label",
            "current",
            """UPDATE packages SET labels = '{"env":"correct-horse/battery+staple"}'""",
            "v3.packages/filtering/label-selector-equals"),
        new(
            "every label, by its name",
            "current",
            """UPDATE packages SET labels = '{"api-token":"x"}'""",
            "v3.packages/filtering/label-selector-exists"),
        new("every guid", "current", "UPDATE packages SET guid = 'correct-battery.horse-staple' || id", "v3.packages/filtering/guids-one"),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        Rows.Select(row => new TestCaseData(row).SetName($"{row.Edition}: a secret in {row.Name}"));

    [TestCaseSource(nameof(Cases))]
    public async Task A_secret_is_no_sample(object row)
    {
        var (_, edition, sql, undecided) = (Row)row;
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"secret-{Guid.NewGuid():n}.db");
        try
        {
            var options = new ReferenceOptions { Edition = edition, Buildpacks = 8, Packages = 12, Database = file };
            await (await ReferenceCloudController.StartAsync(options)).DisposeAsync();
            await using (var database = new SqliteConnection($"Data Source={file};Pooling=False"))
                (await database.ExecuteAsync(sql)).Should().BePositive("the data must show the secret");
            await using var controller = await ReferenceCloudController.StartAsync(options);
            using var honest = new HonestController(controller, controller.AdminToken);
            await using var server = new HostileServer(honest, controller.Endpoint, Spoil.Honestly);

            var plan = SuiteRun.Plan(
                server.Endpoint, controller, Committed.Library.Only(endpoint => sql.Contains(endpoint.Id.Resource)));
            var report = await SuiteRun.DecideAsync(plan with { Redactor = new(controller.AdminToken, Secret, AnotherSecret) });

            server.Received.Select(head => Uri.UnescapeDataString(head.Target)).Should().NotContain(target =>
                Shown.Any(secret => target.Contains(secret, StringComparison.Ordinal)));
            report.Having(ClauseStatus.Failed, ClauseStatus.Error).Should().BeEmpty();
            if (undecided is null)
                report.Having(ClauseStatus.Inconclusive).Should().BeEmpty("there are other values to filter by");
            else
                report.Having(ClauseStatus.Inconclusive).Should()
                    .Contain(clause => clause.StartsWith(undecided + ":", StringComparison.Ordinal) && clause.Contains(Why));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <param name="Name">What shows the secret.</param>
    /// <param name="Edition">The edition of the controller.</param>
    /// <param name="Sql">Makes it so.</param>
    /// <param name="Undecided">A clause that finds no other sample; <c>null</c> where every clause does.</param>
    private sealed record Row(string Name, string Edition, string Sql, string? Undecided);
}
