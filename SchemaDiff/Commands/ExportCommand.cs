using System.CommandLine;
using CloudController.SchemaDiff.Exporting;
using CloudController.SchemaDiff.Reading;
using CloudController.SchemaDiff.Reports;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>export openapi</c>: an edition in, a description of it that other programs read out.</summary>
internal sealed class ExportCommand
{
    private readonly Argument<string> _edition = new("edition") { Description = "An edition, for example v2@2.293.0" };

    private readonly Option<string> _schemas = new("--schemas")
    {
        Description = "The folder that editions are looked up in",
        DefaultValueFactory = _ => SchemasFolder.Default,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The file for the description, JSON or YAML after its extension; without it, JSON on standard output",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Allow no members in answers that are not documented, as Contract:Strict does",
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new ExportCommand().Made();

    private Command Made()
    {
        _output.Validators.Add(result =>
        {
            var file = result.GetValueOrDefault<string?>() ?? "";
            if (!OpenApiFormats.ByExtension.ContainsKey(Path.GetExtension(file)))
                result.AddError($"the file '{file}' has none of the extensions {string.Join(", ", OpenApiFormats.ByExtension.Keys)}");
        });
        var openApi = new Command("openapi", "Describes an edition in OpenAPI 3.1") { _edition, _schemas, _output, _strict };
        openApi.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return new("export", "Writes an edition in a form that other programs read") { openApi };
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var (schemas, edition) = (parsed.GetRequiredValue(_schemas), parsed.GetRequiredValue(_edition));
            var content = await EditionContent.ReadAsync(schemas, edition, cancellation);
            var document = OpenApiExport.Of(content, parsed.GetValue(_strict));
            var output = parsed.GetValue(_output);
            var format = output is null ? OpenApiFormats.Default : OpenApiFormats.ByExtension[Path.GetExtension(output)];
            var text = await OpenApiFormats.WriteAsync(document, format, cancellation);
            if (output is null)
            {
                await console.Output.WriteAsync(text);
            }
            else
            {
                await File.WriteAllTextAsync(output, text, cancellation);
                await console.Output.WriteLineAsync($"{edition}: {Terminal.Count(content.Endpoints.Count, "endpoint")} and "
                    + $"{Terminal.Count(document.Components?.Schemas?.Count ?? 0, "schema")} written to {output}");
            }

            return ExitCode.Success;
        }
        catch (Exception trouble) when (trouble is SnapshotException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(trouble.Message);
            return ExitCode.InputUnreadable;
        }
    }
}
