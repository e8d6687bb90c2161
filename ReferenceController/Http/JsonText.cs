using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.Reference.Http;

/// <summary>Writes JSON in the two layouts of the Cloud Controller.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode document, JsonStyle style)
    {
        if (style == JsonStyle.Compact)
            return OnOneLine(document);
        var text = new StringBuilder();
        WritePretty(text, document, indent: 0);
        return text.ToString();
    }

    private static void WritePretty(StringBuilder text, JsonNode? node, int indent)
    {
        switch (node)
        {
            case JsonObject members:
                WriteBlock(text, '{', '}', [.. members], indent, member =>
                {
                    text.Append(OnOneLine(JsonValue.Create(member.Key))).Append(": ");
                    WritePretty(text, member.Value, indent + 1);
                });
                break;
            case JsonArray items:
                WriteBlock(text, '[', ']', [.. items], indent, item => WritePretty(text, item, indent + 1));
                break;
            default:
                text.Append(OnOneLine(node));
                break;
        }
    }

    private static void WriteBlock<T>(StringBuilder text, char open, char close, T[] items, int indent, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', 2 * (indent + 1));
            write(items[i]);
        }

        // An empty block is written with an empty line where its members would be.
        text.Append(items.Length == 0 ? "\n\n" : "\n").Append(' ', 2 * indent).Append(close);
    }

    private static string OnOneLine(JsonNode? node) => node?.ToJsonString(Compact) ?? "null";
}
