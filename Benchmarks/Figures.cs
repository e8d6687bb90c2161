using System.Diagnostics;
using System.Text;

namespace CloudController.Benchmarks;

/// <summary>All figures at once, as the page <c>Benchmarks/README.md</c>.</summary>
internal static class Figures
{
    /// <summary>Measures everything and writes the page; it takes about a quarter of an hour, with nothing else going on.</summary>
    internal static async Task WriteAsync(string file)
    {
        var page = new StringWriter { NewLine = "\n" };
        await page.WriteLineAsync(FormattableString.Invariant(
            $"""
            # Figures

            Made by `dotnet run -c Release --project Benchmarks -- figures` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}:
            {Environment.ProcessorCount} processors, the embedded controller of today's editions in the same process. Ratios are of figures
            of one process, so that the machine matters less.

            ## Speed

            """));
        await Speed.WriteAsync(page);
        await page.WriteLineAsync("\n## Memory\n");
        await Memory.WriteAsync("current", page);
        using var process = Process.GetCurrentProcess();
        await page.WriteLineAsync(FormattableString.Invariant(
            $"The process of all these runs, controllers included, took {process.PeakWorkingSet64 >> 20} MB at most."));
        await File.WriteAllTextAsync(file, page.ToString(), new UTF8Encoding(false));
    }
}
