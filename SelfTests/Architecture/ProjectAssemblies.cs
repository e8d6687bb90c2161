using System.Reflection;
using CloudController.Contract.Contracts;
using CloudController.ContractTests;
using CloudController.Reference;
using CloudController.SchemaDiff.Commands;

namespace CloudController.SelfTests.Architecture;

/// <summary>The projects of the solution, as they were compiled.</summary>
internal static class ProjectAssemblies
{
    /// <summary>The assemblies by the name of their project.</summary>
    internal static IReadOnlyDictionary<string, Assembly> All { get; } = new Dictionary<string, Assembly>
    {
        ["CloudController.Contract"] = typeof(ContractLibrary).Assembly,
        ["ReferenceController"] = typeof(ReferenceCloudController).Assembly,
        ["TestLogger"] = typeof(TestLogger.ContractLogger).Assembly,
        ["ContractTests"] = typeof(ContractFixture).Assembly,
        ["SchemaDiff"] = typeof(ExitCode).Assembly,
        ["SelfTests"] = typeof(ProjectAssemblies).Assembly,
    };

    /// <summary>The namespace of what lies in no folder of <paramref name="project"/>.</summary>
    internal static string Namespace(string project) => project switch
    {
        "ReferenceController" => "CloudController.Reference",
        "CloudController.Contract" => project,
        _ => $"CloudController.{project}",
    };
}
