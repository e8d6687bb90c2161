using System.Reflection;

namespace CloudController.Contract.Http;

/// <summary>The User-Agent of every request of the suite, so that access logs explain it.</summary>
internal static class SuiteAgent
{
    private static readonly string Version =
        typeof(SuiteAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="purpose">What the request is for: the id of a clause, or a word.</param>
    internal static string For(string purpose) => $"cloud-controller-contract-tests/{Version} ({purpose})";
}
