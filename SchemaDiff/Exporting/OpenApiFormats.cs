using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>The forms that a description can be written in.</summary>
internal static class OpenApiFormats
{
    /// <summary>The form without a file.</summary>
    internal const string Default = OpenApiConstants.Json;

    /// <summary>The form of files, by extension.</summary>
    internal static IReadOnlyDictionary<string, string> ByExtension { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = OpenApiConstants.Json,
        [".yaml"] = OpenApiConstants.Yaml,
        [".yml"] = OpenApiConstants.Yaml,
    };

    /// <summary>The text of <paramref name="document"/>, with a line break at its end.</summary>
    internal static async Task<string> WriteAsync(OpenApiDocument document, string format, CancellationToken cancellation) =>
        (await document.SerializeAsync(OpenApiSpecVersion.OpenApi3_1, format, cancellation)).TrimEnd() + "\n";
}
