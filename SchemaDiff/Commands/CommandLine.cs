using System.CommandLine;
using CloudController.SchemaDiff.Observing;

namespace CloudController.SchemaDiff.Commands;

/// <summary>The tool as a whole: its commands, and the exit code of a wrong command line.</summary>
public static class CommandLine
{
    /// <summary>Runs the command that <paramref name="args"/> name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, InvocationConfiguration? configuration = null, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Contracts of the Cloud Controller API: derives them from documentation, observes targets, tells what "
            + "changed between them, describes them in OpenAPI; and compares runs of the suite")
        {
            DeriveCommand.Command(),
            ObserveCommand.Command(),
            SweepCommand.Command(),
            DiffCommand.Command(),
            ExportCommand.Command(),
            CompareCommand.Command(),
            TrendCommand.Command(),
            FollowUpCommand.Command(),
        };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(configuration, cancellation);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }
}
