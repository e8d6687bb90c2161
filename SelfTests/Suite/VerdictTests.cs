using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Suite;
using CloudController.Reference;
using CloudController.Reference.Faults;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>What was not tested is told, and nothing is called conformant over it.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class VerdictTests
{
    private const string NoEdition = "no documented edition has the major version of the target's 4.0.0; Contract:EditionV3 can name one";

    /// <summary>What the rows speak of.</summary>
    private static readonly ContractLibrary OfRows = Committed.Of("buildpacks", "packages");

    private static readonly Row[] Rows =
    [
        new("everything has items", Verdict.Conformant, [], []),
        new("a list is empty", Verdict.Conformant, ["NoItem v3.packages"], []) { Packages = 0 },
        new("no list has an item", Verdict.Vacuous, ["NoItem v2.buildpacks", "Undecided v2.buildpacks", "NoItem v3.packages"],
            ["no list showed an item"])
            { Packages = 0, Buildpacks = 0 },
        new("no list has an item, and nothing is required", Verdict.Conformant,
            ["NoItem v2.buildpacks", "Undecided v2.buildpacks", "NoItem v3.packages"], [])
            { Packages = 0, Buildpacks = 0, Require = [] },
        new("an empty list is required", Verdict.Vacuous, ["NoItem v3.packages!"],
            ["v3.packages was not tested: its list had no item"]) { Packages = 0, Require = ["v3.packages"] },
        new("a family of empty lists is required", Verdict.Vacuous, ["NoItem v3.packages", "Untested v3!"],
            ["v3 was not tested: none of its lists had an item"])
            { Packages = 0, Require = ["v2", "v3"] },
        new("another list is required", Verdict.Conformant, ["NoItem v3.packages"], []) { Packages = 0, Require = ["v2.buildpacks"] },
        new("no edition fits", Verdict.Vacuous, ["Untested v3!"], [$"v3 was not tested: {NoEdition}"]) { V3 = "4.0.0" },
        new("no edition fits what is not required", Verdict.Conformant, ["Untested v3"], []) { V3 = "4.0.0", Require = ["v2"] },
        new("no edition fits what is required", Verdict.Vacuous, ["Untested v3!"],
            [$"v3 was not tested: {NoEdition}"]) { V3 = "4.0.0", Require = ["v3"] },
        new("no edition fits an endpoint that is required", Verdict.Vacuous, ["Untested v3", "Untested v3.packages!"],
            [$"v3.packages was not tested: {NoEdition}"])
            { V3 = "4.0.0", Require = ["v3.packages", "v2"] },
        new("the target is too old for what is required", Verdict.Vacuous, ["Untested v3.buildpacks!"],
            ["v3.buildpacks was not tested: it came with 3.65.0, and the target says 3.60.0"])
            { Edition = "current", V3 = "3.60.0", Require = ["v3.buildpacks"], },
        new("a family is switched off", Verdict.Conformant, [], []) { Edition = "current", Without = "/v2/buildpacks" },
        new("a family is switched off and required", Verdict.Vacuous, ["Untested v2!"],
            ["v2 was not tested: the target does not offer v2: GET /v2/buildpacks answered 404"])
            { Edition = "current", Without = "/v2/buildpacks", Require = ["v2"] },
        new("a family without a fitting edition is switched off", Verdict.Conformant, [],
            []) { Edition = "current", V2 = "2.1.0", Without = "/v2/buildpacks" },
        new("few clauses are chosen", Verdict.Conformant, [], []) { V3 = "4.0.0", Chosen = "v2.buildpacks/filtering/" },
        new("few clauses are chosen of another family than is required", Verdict.Conformant, [],
            []) { V3 = "4.0.0", Chosen = "v2.buildpacks/filtering/", Require = ["v3"] },
        new("few clauses are chosen of a family that no edition fits", Verdict.Vacuous, ["Untested v3!"],
            ["0 of the 1 clauses that Contract:MinimumDecided asks for were decided", $"v3 was not tested: {NoEdition}"])
            {
                V3 = "4.0.0",
                Chosen = "v3.packages/paging/",
            },
        new("few clauses are chosen that need no item", Verdict.Conformant, ["NoItem v3.packages"],
            []) { Packages = 0, Chosen = "v3.packages/authentication/garbage-token" },
        new("few clauses are chosen that need an item", Verdict.Vacuous, ["NoItem v3.packages", "Undecided v3.packages"],
            ["0 of the 1 clauses that Contract:MinimumDecided asks for were decided", "no list showed an item"])
            {
                Packages = 0,
                Chosen = "v3.packages/paging/no-duplicates",
            },
        new("the reader sees no packages", Verdict.Conformant, ["NoItem v3.packages"], []) { IsReader = true },
        new("a clause is broken, and a family is not tested", Verdict.Deviating, ["Untested v3!"],
            [$"v3 was not tested: {NoEdition}"]) { V3 = "4.0.0", Fault = "v2-order-direction-ignored" },
    ];

    private static IEnumerable<TestCaseData> Cases => Rows.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task The_verdict_tells_what_was_not_tested(object given)
    {
        var row = (Row)given;
        var report = await RunAsync(row);
        report.Gaps.Select(gap => $"{gap.Kind} {gap.Name}{(gap.Required ? "!" : "")}").Should().BeEquivalentTo(row.Gaps);
        report.VacuousBecause.Should().Equal(row.Because);
        report.Verdict.Should().Be(row.Expected);
        IsToldEverywhere(report);
    }

    [TestCase("v3.package", "; did you mean v3.packages?")]
    [TestCase("users", "")]
    public async Task A_requirement_that_names_nothing_ends_the_run_before_any_request(string name, string hint)
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var report = await SuiteRun.Against(controller, settings => settings with { Require = ["v2", name] });
        var known = Committed.Exemplars.Endpoints.Select(endpoint => endpoint.Name).Distinct().Order(StringComparer.Ordinal);
        report.Error.Should().Be($"Contract:Require names '{name}'; there are v2, v3, {string.Join(", ", known)}, and none for no "
            + $"requirement{hint}");
        report.Requests.Should().Be(0);
    }

    private static void IsToldEverywhere(RunReport report)
    {
        var json = JsonDocument.Parse(ReportFiles.Serialize(report)).RootElement;
        var counts = json.GetProperty("counts");
        counts.GetProperty("untested").GetInt32().Should().Be(report.Gaps.Count(gap => gap.Kind == GapKind.Untested));
        counts.GetProperty("endpointsWithoutItem").GetInt32().Should().Be(report.Gaps.Count(gap => gap.Kind == GapKind.NoItem));
        counts.GetProperty("endpointsMostlyUndecided").GetInt32().Should().Be(report.Gaps.Count(gap => gap.Kind == GapKind.Undecided));
        json.GetProperty("gaps").GetArrayLength().Should().Be(report.Gaps.Count);
        foreach (var gap in report.Gaps)
        {
            var markdown = MarkdownReport.Of(report).Replace("\\", "", StringComparison.Ordinal);
            foreach (var text in new[]
            {
                ConsoleReport.VerdictLine(report),
                ConsoleReport.Of(report, []),
                HtmlReport.Of(report),
                markdown,
                JUnitReport.Of(report),
            })
                text.Should().Contain(gap.Name);
        }

        foreach (var reason in report.VacuousBecause.Where(_ => report.Verdict == Verdict.Vacuous))
            ConsoleReport.VerdictLine(report).Should().Contain(reason);
    }

    private static async Task<RunReport> RunAsync(Row row)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new()
        {
            Edition = row.Edition, Packages = row.Packages, Buildpacks = row.Buildpacks, Faults = row.Fault is { } fault ? [fault] : [],
        });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, async call => await call.Send(
            row.Without == call.Head.Path ? Reply.Of(404, "text/html", "<html>nginx</html>")
            : call.Head.Path is "/" or "/v2/info" ? Stating(row, await call.HonestToGet(), call.Head.Path)
            : await call.HonestToGet()));
        var token = row.IsReader ? controller.ReaderToken : controller.AdminToken;
        var plan = SuiteRun.Plan(server.Endpoint, token, OfRows);
        await using var run = await ContractRun.StartAsync(plan with { Settings = plan.Settings with { Require = row.Require } });
        if (row.Chosen is null)
            await run.DecideAllAsync();
        else
            await Task.WhenAll(Everything
                .Where(clause => clause.Id.StartsWith(row.Chosen, StringComparison.Ordinal))
                .Select(run.DecideAsync));
        return RunReport.Of(run);
    }

    /// <summary>As the test runner knows them, whatever the target.</summary>
    private static IEnumerable<Clause> Everything => OfRows.Endpoints
        .SelectMany(endpoint => ContractTests.ContractTopics.Catalog.Of(endpoint))
        .Select(check => check.Clause)
        .DistinctBy(clause => clause.Id);

    private static Reply Stating(Row row, Reply reply, string path) => (path, row) switch
    {
        ("/v2/info", { V2: { } v2 }) => reply.Edited(root => root["api_version"] = v2),
        ("/", { V3: { } v3 }) => Reply.Of(200, "application/json",
            $$"""{ "links": { "cloud_controller_v3": { "meta": { "version": "{{v3}}" } } } }"""),
        _ => reply,
    };

    /// <param name="Name">What is special.</param>
    /// <param name="Expected">The verdict.</param>
    /// <param name="Gaps">Kind and name of each gap; an exclamation mark where it had to be tested.</param>
    /// <param name="Because">Why the run is vacuous.</param>
    private sealed record Row(string Name, Verdict Expected, string[] Gaps, string[] Because)
    {
        internal string Edition { get; init; } = "2015";

        internal int Packages { get; init; } = 12;

        internal int Buildpacks { get; init; } = 8;

        internal string? V2 { get; init; }

        internal string? V3 { get; init; }

        internal string[]? Require { get; init; }

        internal string? Chosen { get; init; }

        internal string? Without { get; init; }

        internal string? Fault { get; init; }

        internal bool IsReader { get; init; }
    }
}
