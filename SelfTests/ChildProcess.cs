using System.Diagnostics;
using CloudController.Contract.Reports;

namespace CloudController.SelfTests;

/// <summary>Runs a program as a user would, without what this process was told by its own environment.</summary>
internal static class ChildProcess
{
    /// <summary>The program that runs the others.</summary>
    internal const string DotNet = "dotnet";

    /// <summary>How the programs beside this one were built.</summary>
    internal const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>The exit code, and everything that was printed.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(
        string program, string[] arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static bool IsOurs(string name) => name.StartsWith("CONTRACT_", StringComparison.OrdinalIgnoreCase)
        || name is GitHubAnnotations.Variable or GitHubAnnotations.SummaryVariable;
}
