using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Reads an OpenAPI description of an edition, YAML or JSON.</summary>
internal sealed partial class OpenApiPageReader : IPageReader
{
    /// <summary>The lines among which the member stands that says what the document is.</summary>
    private const int Head = 50;

    public bool Reads(PageText page)
    {
        var text = page.Text.TrimStart();
        return text is [not '<', ..] && text.Split('\n', Head + 1).Take(Head).Any(line => Start().IsMatch(line));
    }

    public DocPage Read(PageText page)
    {
        var (document, warnings) = Parse(page);
        var operations = new List<DocOperation>();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                var request =
                    new OpenApiRequest(page, path, method.Method.ToUpperInvariant(), item, operation, document.Security, warnings);
                operations.AddRange(request.Operations());
            }
        }

        if (operations.Count == 0)
            throw new PageException(page.Name, "the description has no request");
        return new(page.Name, document.Info.Title ?? "", operations)
        {
            IsEdition = true,
            ApiVersion = System.Version.TryParse(document.Info.Version, out _) ? document.Info.Version : null,
            Warnings = warnings,
        };
    }

    private static (OpenApiDocument Document, List<string> Warnings) Parse(PageText page)
    {
        try
        {
            var settings = new OpenApiReaderSettings();
            settings.AddYamlReader();
            var read = OpenApiDocument.Parse(page.Text, page.Text.AsSpan().TrimStart().StartsWith("{") ? "json" : "yaml", settings);
            var problems = read.Diagnostic?.Errors.Select(error => $"{page.Name}: {error.Pointer}: {error.Message}").ToList() ?? [];
            return (read.Document
                ?? throw new PageException(page.Name, $"the description cannot be read: {string.Join("; ", problems)}"), problems);
        }
        catch (Exception trouble) when (trouble is not (PageException or OperationCanceledException))
        {
            // The library throws whatever its parsers do.
            throw new PageException(page.Name, $"the description cannot be read: {trouble.Message}");
        }
    }

    // In YAML it stands on a line of its own, in JSON behind a bracket.
    [GeneratedRegex(
        @"^(['""]?openapi['""]?|[\s{].{0,200}?""openapi"")\s*:\s*['""]?3\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();
}
