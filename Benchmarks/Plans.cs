using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>What the measured runs ask for.</summary>
internal static class Plans
{
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
