using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>A documented body that could be read.</summary>
/// <param name="Text">The body, character for character; without the broken items where some were left out.</param>
/// <param name="Root">Its value.</param>
internal sealed record ExampleBody(string Text, JsonElement Root)
{
    /// <summary>The most items that are left out of one body.</summary>
    private const int MaxCuts = 100;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = StrictJson.MaxDepth };

    /// <summary>
    /// Reads the body that <paramref name="file"/> prints. Lenient reading leaves out the smallest list item around each fault and warns;
    /// <c>null</c> where there is no such item.
    /// </summary>
    /// <exception cref="PageException">The body is not JSON, and reading is not lenient.</exception>
    internal static ExampleBody? Read(PlacedText body, string file, bool isLenient, List<string> warnings)
    {
        var text = body.Text;
        var removed = 0;
        for (var cuts = 0; cuts < MaxCuts; cuts++)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var reading = StrictJson.Read(bytes);
            if (reading.Fault == JsonFault.None)
                return new(text, reading.Root);
            var (offset, problem) = Fault(text, bytes, reading);
            // Items that were cut before stood in front of this fault, so its place is counted with them.
            var failure = new PageException(file, body.Place(offset + removed), $"the documented body is not JSON: {problem}");
            if (!isLenient)
                throw failure;
            if (BrokenItem.Around(text, offset) is not var (start, length))
            {
                warnings.Add($"{failure.Message}; the body is left out");
                return null;
            }

            warnings.Add($"{failure.Message}; the item around it is left out");
            text = text.Remove(start, length);
            removed += length;
        }

        warnings.Add($"{file}: the documented body has more than {MaxCuts} faults; it is left out");
        return null;
    }

    private static (int Offset, string Problem) Fault(string text, byte[] bytes, JsonReading reading)
    {
        if (reading.At is { } at)
            return (Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)at)), reading.Problem);
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return (0, reading.Problem);
        }
        catch (JsonException syntax)
        {
            // The parser's message without its own line number: the message names the line in the page.
            var message = syntax.Message.Split(" LineNumber:", 2)[0].TrimEnd();
            return (Offset(text, (int)(syntax.LineNumber ?? 0), (int)(syntax.BytePositionInLine ?? 0)), message);
        }
    }

    /// <summary>The parser counts bytes of a line, a page has characters.</summary>
    private static int Offset(string text, int line, int bytes)
    {
        var start = 0;
        for (; line > 0; line--)
            start = text.IndexOf('\n', start) + 1;
        var end = text.IndexOf('\n', start);
        var content = Encoding.UTF8.GetBytes(end < 0 ? text[start..] : text[start..end]);
        return start + Encoding.UTF8.GetCharCount(content.AsSpan(0, Math.Min(bytes, content.Length)));
    }
}
