using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SelfTests.Suite;
using NJsonSchema;

namespace CloudController.SelfTests.Reports;

/// <summary>contract-report.json has the published form, whatever became of the run.</summary>
public sealed class ReportSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(
        Workspace.Folder, "CloudController.Contract", "Reports", "contract-report.schema.json");

    [Test]
    public async Task A_complete_run()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await Conforms(await SuiteRun.Against(controller));
    }

    [Test]
    public async Task A_run_with_findings()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        // A target that is held against the contract of another list deviates.
        var report = await SuiteRun.Against(controller, settings => settings with { EditionV3 = "3.228.0" });
        report.Verdict.Should().Be(Verdict.Deviating);
        report.Clauses.SelectMany(clause => clause.Findings).Should().NotBeEmpty();
        await Conforms(report);
    }

    [Test]
    public async Task A_run_that_left_much_untested()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Buildpacks = 0 });
        var report = await SuiteRun.Against(controller, settings => settings with { Require = ["v2.buildpacks", "v3.buildpacks"] },
            Committed.Library);
        report.Gaps.Select(gap => gap.Kind).Distinct().Should().BeEquivalentTo([GapKind.Untested, GapKind.NoItem, GapKind.Undecided]);
        report.VacuousBecause.Should().HaveCount(2);
        await Conforms(report);
    }

    [Test]
    public async Task A_run_that_never_started()
    {
        var plan = SuiteRun.Plan(new("http://127.0.0.1:1"), "none", Committed.Library);
        await using var run = ContractRun.NotStarted(plan, "a setting is wrong");
        var report = RunReport.Of(run);
        report.Verdict.Should().Be(Verdict.Error);
        report.Error.Should().Be("a setting is wrong");
        await Conforms(report);
    }

    [Test]
    public async Task The_schema_refuses_another_form()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        var text = ReportFiles
            .Serialize(await SuiteRun.Against(controller))
            .Replace("\"conformant\"", "\"fine\"", StringComparison.Ordinal);
        (await JsonSchema.FromFileAsync(SchemaFile)).Validate(text).Should().ContainSingle().Which.Path.Should().Be("#/verdict");
    }

    private static async Task Conforms(RunReport report) =>
        (await JsonSchema.FromFileAsync(SchemaFile)).Validate(ReportFiles.Serialize(report)).Select(error => error.ToString())
            .Should().BeEmpty();
}
