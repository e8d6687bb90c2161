using System.CommandLine;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;
using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>diff</c>: tells what changed from one contract to another.</summary>
internal sealed class DiffCommand
{
    private const string FailOnNothing = "none";

    private readonly Argument<string> _old = new("old")
    {
        Description = "What was: an edition (v2@2.33.0), the folder of an endpoint or edition, a schema file, an observation or a folder "
            + "of them, or the contract-report.json of a run",
    };

    private readonly Argument<string> _new = new("new") { Description = "What is, named in the same ways" };

    private readonly Option<string[]> _endpoint = new("--endpoint")
    {
        Description = "Compare only this endpoint, for example packages.list; can be repeated",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _schemas = new("--schemas")
    {
        Description = "The folder that editions are looked up in",
        DefaultValueFactory = _ => SchemasFolder.Default,
    };

    private readonly ReportOutput<DiffReport> _output = new(DiffFormats.All, DiffFormats.Default);

    private readonly Option<string?> _acceptanceFile = new("--acceptance")
    {
        Description = "A file of other severities and accepted changes",
    };

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "The least severity that gives exit code 1",
        DefaultValueFactory = _ => "breaking",
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new DiffCommand().Made();

    private Command Made()
    {
        _failOn.AcceptOnlyFromAmong("breaking", "risky", "additive", FailOnNothing);
        var command = new Command("diff", "Tells what changed between two contracts, from the point of view of a client")
        {
            _old, _new, _endpoint, _schemas, _output.Format, _output.File, _acceptanceFile, _failOn,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, TimeProvider.System, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, TimeProvider time, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var reader = SnapshotReader.Default(parsed.GetRequiredValue(_schemas));
            var wanted = parsed.GetRequiredValue(_endpoint);
            var (before, after) = await reader.ReadAsync(parsed.GetRequiredValue(_old), parsed.GetRequiredValue(_new), cancellation);
            if (wanted.FirstOrDefault(name => !All(before, after).Any(endpoint => endpoint.Value.IsCalled(name))) is { } missing)
            {
                await console.Error.WriteLineAsync($"neither side has an endpoint '{missing}'; there are "
                    + $"{string.Join(", ", before.Endpoints.Keys.Union(after.Endpoints.Keys))}");
                return ExitCode.Usage;
            }

            var acceptance = parsed.GetValue(_acceptanceFile) is { } file ? await Acceptance.ReadAsync(file, cancellation) : new();
            var chosen = All(before, after)
                .Where(endpoint => wanted.Any(endpoint.Value.IsCalled))
                .Select(endpoint => endpoint.Key)
                .ToHashSet(StringComparer.Ordinal);
            // Where each side is a single endpoint, they are compared although their names differ.
            if (wanted.Length > 0 && !(before.IsSingle && after.IsSingle))
                (before, after) = (Only(before, chosen), Only(after, chosen));
            var report = DiffReports.Of(before, after, acceptance, Least(parsed.GetRequiredValue(_failOn)),
                DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            await _output.WriteAsync(parsed, report, cancellation);
            return report.Fails ? ExitCode.Changes : ExitCode.Success;
        }
        catch (Exception trouble) when (trouble is SnapshotException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(trouble.Message);
            return ExitCode.InputUnreadable;
        }
    }

    private static Snapshot Only(Snapshot side, IReadOnlySet<string> endpoints) =>
        side with { Endpoints = side.Endpoints.Where(endpoint => endpoints.Contains(endpoint.Key)).ToDictionary() };

    private static IEnumerable<KeyValuePair<string, EndpointSnapshot>> All(Snapshot before, Snapshot after) =>
        before.Endpoints.Concat(after.Endpoints);

    private static Severity? Least(string name) => name == FailOnNothing ? null : Enum.Parse<Severity>(name, ignoreCase: true);
}
