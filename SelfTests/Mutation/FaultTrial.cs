using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Reference;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Mutation;

/// <summary>The whole suite against one reference controller.</summary>
internal static class FaultTrial
{
    /// <summary>
    /// The report on a controller of the edition with <paramref name="faults"/>; implied clauses fail like documented ones.
    /// </summary>
    internal static async Task<RunReport> RunAsync(ContractLibrary library, string edition, params string[] faults)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition, Faults = [.. faults] });
        return await SuiteRun.Against(controller, settings => settings with { Strict = true }, library);
    }
}
