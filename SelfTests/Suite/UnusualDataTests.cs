using CloudController.Contract.Findings;
using CloudController.Reference;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudController.SelfTests.Suite;

/// <summary>
/// A conforming server may hold anything: names that mean something in a query, values that all are the same, times that are missing.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class UnusualDataTests
{
    private const string Names = "UPDATE buildpacks SET name = ";

    private static readonly Row[] Rows =
    [
        new("names in cases", Names + "CASE id % 3 WHEN 0 THEN 'Java' || id WHEN 1 THEN 'java' || (id - 1) ELSE 'JAVA' || (id - 2) END"),
        new("names that begin alike", Names + "substr('aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, id)"),
        new("names of digits", Names + "'00' || (id * 7)"),
        new("names with commas", Names + "'a,b' || id"),
        new("names with semicolons", Names + "'a;name:b' || id"),
        new("names with operators", Names + "'>=' || id || ':<IN '"),
        new("names with quotes", Names + "'''\"`' || id"),
        new("names with wildcards", Names + "'%_*?' || id"),
        new("names with spaces", Names + "'  a  b' || id || ' '"),
        new("names with plus and percent", Names + "'a+b%20c%2C%zz' || id"),
        new("names with the signs of addresses", Names + "'a&page=2#/../?=' || id || '\\'"),
        new("names with brackets", Names + "'[lt]{}' || id"),
        new("names with controls", Names + "'a' || char(9, 10, 13, 127) || id"),
        new("names with markup", Names + "'<b>&amp;]]>::error::|`' || id"),
        new("names beyond ASCII", Names + "'ÄÖÜ-ß-日本語-🚀-' || id"),
        new("names that combine", Names + "'e' || char(769) || 'é' || id"),
        new("names from right to left", Names + "'שלום' || char(8238) || id"),
        new("names of a kilobyte", Names + "printf('%.1000c', 'x') || id"),
        new(
            "names compared without case, as some databases do",
            "DROP INDEX buildpack_names; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT NOT NULL,', "
                + "'name TEXT NOT NULL COLLATE NOCASE,') WHERE name = 'buildpacks'",
            Tells: "v2.buildpacks/filtering/equality-is-case-sensitive"),
        new("one odd name among plain ones", Names + "'a,b;c:d>e' WHERE id = 3"),
        new("positions all the same", "UPDATE buildpacks SET position = 1", Tells: "v2.buildpacks/resources/position-unique"),
        new("positions with ties", "UPDATE buildpacks SET position = 1 + id / 3", Tells: "v2.buildpacks/resources/position-unique"),
        new("positions with gaps", "UPDATE buildpacks SET position = id * 1000000"),
        new("no updated_at", "UPDATE buildpacks SET updated_at = NULL; UPDATE packages SET updated_at = NULL", Editions: "2015"),
        new("every updated_at as created_at", "UPDATE buildpacks SET updated_at = created_at; UPDATE packages SET updated_at = created_at"),
        new("one second for all",
            "UPDATE buildpacks SET created_at = '2016-02-29T23:59:59Z', updated_at = '2016-02-29T23:59:59Z'; UPDATE packages SET "
                + "created_at = '2016-02-29T23:59:59Z', updated_at = '2016-02-29T23:59:59Z'"),
        new("seconds with ties",
            "UPDATE buildpacks SET created_at = '2016-02-29T23:59:5' || (id / 4) || 'Z', updated_at = '2016-03-01T00:00:0' || (id / 5) "
                + "|| 'Z'; UPDATE packages SET created_at = '2016-02-29T23:59:5' || (id / 4) || 'Z', updated_at = '2016-03-01T00:00:0' "
                + "|| (id / 5) || 'Z'"),
        new("the beginning of time",
            "UPDATE buildpacks SET created_at = '1970-01-01T00:00:00Z'; UPDATE packages SET created_at = '1970-01-01T00:00:00Z'"),
        new("buildpacks created backwards", "UPDATE buildpacks SET created_at = '2013-02-28T23:00:' || (50 - id) || 'Z'"),
        new("no bits", "UPDATE buildpacks SET filename = NULL"),
        new("odd filenames", "UPDATE buildpacks SET filename = 'a b/..\\%00-日本.zip'"),
        new("all locked", "UPDATE buildpacks SET locked = 1, enabled = 0"),
        new("one stack", "UPDATE buildpacks SET name = 'n' || id, stack = 'cflinuxfs4'", Editions: "current"),
        new("no stack", "UPDATE buildpacks SET name = 'n' || id, stack = NULL", Editions: "current"),
        new("stacks with commas", "UPDATE buildpacks SET name = 'n' || id, stack = 'a,b' || (id % 3)", Editions: "current"),
        new("one name on many stacks", "UPDATE buildpacks SET name = 'ruby', stack = 's' || id", Editions: "current"),
        new("one lifecycle", "UPDATE buildpacks SET name = 'n' || id, lifecycle = 'cnb'", Editions: "current"),
        new("docker only", "DELETE FROM packages WHERE type <> 'docker'"),
        new("bits only", "DELETE FROM packages WHERE type <> 'bits'"),
        new("failed packages only",
            "UPDATE packages SET state = 'FAILED', error = 'out of' || char(10) || 'space ''\"<' WHERE type = 'bits'; DELETE FROM "
                + "packages WHERE type <> 'bits'"),
        new("no hash before the bits are there", "UPDATE packages SET hash = NULL, state = 'AWAITING_UPLOAD' WHERE type = 'bits'"),
        new("one app", "UPDATE packages SET app_guid = (SELECT min(app_guid) FROM packages)"),
        new("odd images", "UPDATE packages SET image = 'registry.example.com:5000/a/b@sha256:0?x=1&y,z日本' WHERE image IS NOT NULL"),
        new("labels of many kinds",
            """UPDATE packages SET labels = '{"a":"","example.com/b":"c-d_e.f"}';"""
                + """ UPDATE buildpacks SET labels = '{"a":"","example.com/b":"c"}', annotations = '{"n":"日本,"""
                + """ <b> and more"}'""", Editions: "current"),
        new("names that look like secrets", Names + "'token=abcdef' || id"),
        new(
            "labels named like secrets",
            """UPDATE packages SET labels = '{"api-token":"a' || id || '"}';"""
                + """ UPDATE buildpacks SET labels = '{"password":"b","env":"c' || id || '"}'""",
            Editions: "current"),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from row in Rows
        from edition in row.Editions.Split(' ')
        select new TestCaseData(edition, row.Sql, row.Tells).SetName($"{edition}: {row.Name}");

    [TestCaseSource(nameof(Cases))]
    public async Task Unusual_data_raise_no_alarm(string edition, string sql, string? tells)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"unusual-{Guid.NewGuid():n}.db");
        try
        {
            var options = new ReferenceOptions { Edition = edition, Buildpacks = 12, Packages = 18, Database = file };
            await (await ReferenceCloudController.StartAsync(options)).DisposeAsync();
            await using (var database = new SqliteConnection($"Data Source={file};Pooling=False"))
                (await database.ExecuteAsync(sql)).Should().BePositive("the data must become unusual");
            await using var controller = await ReferenceCloudController.StartAsync(options);
            // What is in one table is shown by the endpoints of that resource alone.
            var report = await SuiteRun.Against(
                controller, library: Committed.Library.Only(endpoint => sql.Contains(endpoint.Id.Resource, StringComparison.Ordinal)));
            report.Clauses.Should().NotBeEmpty();
            report.Alarms()
                .Where(alarm => tells is null || !alarm.StartsWith(tells + ":", StringComparison.Ordinal))
                .Should().BeEmpty();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <param name="Name">What is unusual.</param>
    /// <param name="Sql">Makes ordinary data so.</param>
    /// <param name="Editions">The editions that have it.</param>
    /// <param name="Tells">The implied clause that rightly warns of it; <c>null</c> where none does.</param>
    private sealed record Row(string Name, string Sql, string Editions = "2015 current", string? Tells = null);
}
