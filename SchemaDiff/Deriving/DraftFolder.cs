using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Validation;
using CloudController.SchemaDiff.Drafts;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>Writes drafts as folders in the form of <c>schemas/</c>.</summary>
internal static class DraftFolder
{
    private const string Example = "example.json";

    /// <summary>
    /// Writes <paramref name="draft"/> to <paramref name="folder"/>; a file that it does not have is not left over from before.
    /// </summary>
    /// <exception cref="ContractDataException">The schema breaks a rule of <see cref="SchemaLint"/>.</exception>
    internal static async Task WriteAsync(ContractDraft draft, string folder, CancellationToken cancellation)
    {
        if (draft.Schema is { } schema && SchemaLint.Check(JsonSerializer.SerializeToElement(schema)) is [var first, ..])
            throw new ContractDataException(Path.Combine(folder, ContractFiles.Schema), first);
        Directory.CreateDirectory(folder);
        await WriteAsync(folder, ContractFiles.Endpoint, Text(draft.Endpoint), cancellation);
        await WriteAsync(folder, ContractFiles.Schema, draft.Schema is null ? null : Text(draft.Schema), cancellation);
        await WriteAsync(folder, Example, draft.Example, cancellation);
    }

    private static string Text(JsonObject content) => content.ToJsonString(ContractLibrary.Json) + "\n";

    private static async Task WriteAsync(string folder, string name, string? content, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, name);
        if (content is null)
            File.Delete(file);
        else
            await File.WriteAllTextAsync(file, content, cancellation);
    }
}
