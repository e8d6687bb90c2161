using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;

namespace CloudController.SelfTests.Mutation;

/// <summary>The whole suite against one reference controller.</summary>
internal static class FaultTrial
{
    /// <summary>The report on a controller of the edition with <paramref name="faults"/>; implied clauses fail like documented ones.</summary>
    internal static Task<RunReport> RunAsync(ContractLibrary library, string edition, params string[] faults) =>
        RunAsync(library, new ReferenceOptions { Edition = edition, Faults = [.. faults] }, new ContractSettings { Strict = true });

    /// <summary>The report on a controller with <paramref name="options"/>.</summary>
    internal static async Task<RunReport> RunAsync(ContractLibrary library, ReferenceOptions options, ContractSettings settings)
    {
        await using var controller = await ReferenceCloudController.StartAsync(options);
        await using var run = await ContractRun.StartAsync(new RunPlan
        {
            Settings = settings with
            {
                Authentication = new() { BearerToken = controller.AdminToken, ExpiredToken = controller.ExpiredToken },
            },
            Endpoint = controller.Endpoint,
            Tokens = new FixedToken(controller.AdminToken),
            Library = library,
            Topics = typeof(ContractFixture).Assembly,
            Redactor = new(),
            Embedded = true,
        });
        await run.DecideAllAsync();
        return RunReport.Of(run);
    }
}
