using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Reading;

/// <summary>
/// Reads JSON that the suite wrote itself. The bounds of <see cref="StrictJson"/> are those of an answer; a report on tens of thousands of
/// clauses is longer and no less welcome.
/// </summary>
internal static class OwnFile
{
    private static readonly UTF8Encoding ThrowingUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = StrictJson.MaxDepth };

    /// <summary>The JSON of <paramref name="file"/>.</summary>
    /// <exception cref="SnapshotException">The file is missing, cannot be read or is not JSON; the message names it.</exception>
    internal static async Task<JsonElement> JsonAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return Json(await UnicodeFile.ReadAsync(file, cancellation));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException or DecoderFallbackException)
        {
            throw new SnapshotException(file, trouble.Message, trouble);
        }
    }

    /// <summary>The JSON of <paramref name="file"/>; <c>null</c> where there is none.</summary>
    internal static JsonElement? JsonIfAny(string file)
    {
        try
        {
            return Json(UnicodeFile.Read(file));
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static JsonElement Json(byte[] content)
    {
        ThrowingUtf8.GetCharCount(content);
        return JsonDocument.Parse(content, Strict).RootElement;
    }
}
