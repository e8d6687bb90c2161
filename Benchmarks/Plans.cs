using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>What the measured runs ask for.</summary>
internal static class Plans
{
    /// <summary>The report on <paramref name="run"/>: only what conforms is measured.</summary>
    internal static RunReport Conforming(ContractRun run)
    {
        var report = RunReport.Of(run);
        return report.Verdict == Verdict.Conformant ? report : throw new InvalidOperationException($"the verdict is {report.Verdict}");
    }

    /// <summary>Everything that <paramref name="library"/> says of <paramref name="controller"/>.</summary>
    internal static RunPlan Full(ReferenceCloudController controller, ContractLibrary library) => new()
    {
        Settings = new()
        {
            Depth = RunDepth.Full,
            Endpoint = controller.Endpoint,
            Authentication = new() { BearerToken = controller.AdminToken },
        },
        Endpoint = controller.Endpoint,
        Tokens = new FixedToken(controller.AdminToken),
        Library = library,
        Topics = ContractTopics.Catalog,
        Redactor = new(controller.AdminToken),
    };
}
