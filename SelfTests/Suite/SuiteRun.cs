using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>Runs the whole suite inside the test's own process.</summary>
internal static class SuiteRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Every clause, of the exemplars where nothing else is said, against <paramref name="controller"/>.</summary>
    internal static Task<RunReport> Against(
        ReferenceCloudController controller, Func<ContractSettings, ContractSettings>? change = null, ContractLibrary? library = null) =>
        Through(controller.Endpoint, controller, change, library);

    /// <summary>The same through <paramref name="front"/>, which stands before <paramref name="controller"/>.</summary>
    internal static Task<RunReport> Through(
        Uri front,
        ReferenceCloudController controller,
        Func<ContractSettings, ContractSettings>? change = null,
        ContractLibrary? library = null)
    {
        var plan = Plan(front, controller, library ?? Committed.Exemplars);
        return DecideAsync(change is null ? plan : plan with { Settings = change(plan.Settings) });
    }

    /// <summary>
    /// Every clause against <paramref name="endpoint"/>: of the exemplars, where <paramref name="library"/> says nothing else.
    /// </summary>
    internal static Task<RunReport> Against(
        Uri endpoint,
        string token,
        Func<ContractSettings, ContractSettings>? change = null,
        ContractLibrary? library = null,
        ITokenSource? tokens = null)
    {
        var plan = Plan(endpoint, token, library ?? Committed.Exemplars);
        return DecideAsync(plan with { Settings = change is null ? plan.Settings : change(plan.Settings), Tokens = tokens ?? plan.Tokens });
    }

    /// <summary>Every clause that <paramref name="plan"/> asks for.</summary>
    internal static async Task<RunReport> DecideAsync(RunPlan plan)
    {
        await using var run = await ContractRun.StartAsync(plan);
        await run.DecideAllAsync();
        return RunReport.Of(run);
    }

    /// <summary>What a run with <paramref name="token"/> asks for, all other settings being the usual ones.</summary>
    internal static RunPlan Plan(Uri endpoint, string token, ContractLibrary library) => new()
    {
        Settings = new() { Depth = RunDepth.Full, Endpoint = endpoint, Authentication = new() { BearerToken = token } },
        Endpoint = endpoint,
        Tokens = new FixedToken(token),
        Library = library,
        Topics = ContractTopics.Catalog,
        Redactor = new(token),
        // Between the rounds of a relation that failed nothing changes that a wait would be for.
        Time = new ImpatientTime(Patience),
    };

    /// <summary>The same for whoever has the tokens of <paramref name="controller"/>, the expired one among them.</summary>
    internal static RunPlan Plan(Uri front, ReferenceCloudController controller, ContractLibrary library)
    {
        var plan = Plan(front, controller.AdminToken, library);
        var login = plan.Settings.Authentication with { ExpiredToken = controller.ExpiredToken };
        return plan with { Settings = plan.Settings with { Authentication = login } };
    }

    /// <summary>The clauses that accuse the target, or could not do their work.</summary>
    internal static IEnumerable<string> Alarms(this RunReport report) =>
        report.Having(ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Error);

    /// <summary>The clauses of <paramref name="report"/> that have one of <paramref name="statuses"/>, with their reasons.</summary>
    internal static IEnumerable<string> Having(this RunReport report, params ClauseStatus[] statuses) => report.Clauses
        .Where(clause => statuses.Contains(clause.Status))
        .Select(clause => $"{clause.Id}: {clause.Reason ?? Told(clause.Findings)}");

    private static string Told(IEnumerable<Finding> findings) =>
        string.Join("; ", findings.Select(finding => $"expected {finding.Expected}, actual {finding.Actual}"));
}
