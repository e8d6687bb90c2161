using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.Contract.Reports.Html;

/// <summary>The beginning of a JSON body, in which the value at a pointer is marked.</summary>
internal static class JsonExcerpt
{
    /// <summary>The text; without a mark where it is no JSON, or ends before the place.</summary>
    internal static Markup Mark(string text, string pointer)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (pointer.Length == 0 || Find(bytes, pointer) is not (var start, var end))
            return Markup.Of($"{text}");
        return Markup.Of($"{Text(bytes.AsSpan(..start))}<mark>{Text(bytes.AsSpan(start..end))}</mark>{Text(bytes.AsSpan(end..))}");
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>Where the value begins and ends, in bytes; a value that the text cuts off ends with the text.</summary>
    private static (int Start, int End)? Find(ReadOnlySpan<byte> json, string pointer)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var path = new Stack<(string Pointer, int Index)>();
        var here = "";
        int? start = null;
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                if (start is { } begun)
                {
                    if (reader.CurrentDepth == depth)
                        return (begun, (int)reader.BytesConsumed);
                    continue;
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    here = JsonPointer.Append(path.Peek().Pointer, reader.GetString()!);
                    continue;
                }

                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    path.Pop();
                    continue;
                }

                if (path.TryPeek(out var parent) && parent.Index >= 0)
                {
                    here = JsonPointer.Append(parent.Pointer, parent.Index);
                    path.Push(path.Pop() with { Index = parent.Index + 1 });
                }

                var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                if (here == pointer)
                {
                    if (!isContainer)
                        return ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                    (start, depth) = ((int)reader.TokenStartIndex, reader.CurrentDepth);
                }
                else if (isContainer)
                {
                    path.Push((here, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                }
            }
        }
        catch (Exception noJson) when (noJson is JsonException or InvalidOperationException)
        {
            return null;
        }

        return start is { } cut ? (cut, json.Length) : null;
    }
}
