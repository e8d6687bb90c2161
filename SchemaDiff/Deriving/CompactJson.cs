using System.Text;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>Writes JSON as a person would: what fits on a line stands on one.</summary>
internal static class CompactJson
{
    private const int Longest = 120;

    private const int Step = 2;

    /// <summary>The text of <paramref name="root"/>, which begins on lines of its own, with a line break at the end.</summary>
    internal static string Of(JsonNode root)
    {
        var text = new StringBuilder();
        Write(text, root, 0, isRoot: true);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int indent, bool isRoot = false)
    {
        var line = Line(node);
        if (node is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) || (!isRoot && Used(text) + line.Length <= Longest))
            text.Append(line);
        else if (node is JsonArray { Count: > 0 } words && words.All(word => word is JsonValue))
            Fill(text, words, indent);
        else if (node is JsonArray list)
            Block(text, list.Select(entry => ("", entry)), indent, '[', ']');
        else
            Block(text, node.AsObject().Select(member => ($"{Text(JsonValue.Create(member.Key))}: ", member.Value)), indent, '{', '}');
    }

    private static void Block(StringBuilder text, IEnumerable<(string Name, JsonNode? Value)> parts, int indent, char open, char close)
    {
        text.Append(open);
        var separator = "";
        foreach (var (name, value) in parts)
        {
            text.Append(separator).Append('\n').Append(' ', indent + Step).Append(name);
            Write(text, value, indent + Step);
            separator = ",";
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    /// <summary>Words stand as many to a line as fit.</summary>
    private static void Fill(StringBuilder text, JsonArray words, int indent)
    {
        text.Append("[\n").Append(' ', indent + Step);
        var isFirst = true;
        foreach (var word in words.Select(Text))
        {
            if (!isFirst)
                text.Append(Used(text) + word.Length + 2 > Longest ? $",\n{new string(' ', indent + Step)}" : ", ");
            text.Append(word);
            isFirst = false;
        }

        text.Append('\n').Append(' ', indent).Append(']');
    }

    /// <summary>How much of the last line is written.</summary>
    private static int Used(StringBuilder text)
    {
        var used = 0;
        while (used < text.Length && text[text.Length - 1 - used] != '\n')
            used++;
        return used;
    }

    private static string Line(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } members =>
            $"{{ {string.Join(", ", members.Select(member => $"{Text(JsonValue.Create(member.Key))}: {Line(member.Value)}"))} }}",
        JsonArray { Count: > 0 } list => $"[{string.Join(", ", list.Select(Line))}]",
        _ => Text(node),
    };

    private static string Text(JsonNode? node) => node?.ToJsonString(ContractLibrary.Json) ?? "null";
}
