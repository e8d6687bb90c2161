using System.CommandLine;
using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Commands;

/// <summary>How a command that reports is told the form of the report and where to write it, and writes it.</summary>
/// <typeparam name="TReport">What is reported.</typeparam>
internal sealed class ReportOutput<TReport>
{
    private readonly IReadOnlyDictionary<string, Func<TReport, int, string>> _formats;

    /// <param name="formats">The forms by name; each takes the report and the width of tables.</param>
    /// <param name="usual">The form where none is named.</param>
    internal ReportOutput(IReadOnlyDictionary<string, Func<TReport, int, string>> formats, string usual)
    {
        _formats = formats;
        Format = new("--format") { Description = "The form of the report", DefaultValueFactory = _ => usual };
        Format.AcceptOnlyFromAmong([.. formats.Keys]);
    }

    internal Option<string> Format { get; }

    internal Option<string?> File { get; } = new("--output") { Description = "The file for the report; without it, standard output" };

    /// <exception cref="IOException">The file cannot be written.</exception>
    internal async Task WriteAsync(ParseResult parsed, TReport report, CancellationToken cancellation)
    {
        var format = _formats[parsed.GetRequiredValue(Format)];
        var console = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(File) is { } file)
            await System.IO.File.WriteAllTextAsync(file, format(report, Terminal.FixedWidth), cancellation);
        else
            await console.WriteAsync(format(report, Terminal.Width(console)));
    }
}
