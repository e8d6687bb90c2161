using System.Text.Json;

namespace CloudController.Contract.Json;

/// <summary>Finds where in a text something stands, for messages about files that people write.</summary>
internal static class JsonPosition
{
    /// <summary>
    /// <c> (line n, byte n)</c>, counted from 1, for the name or value at <paramref name="pointer"/> in <paramref name="text"/>, which is
    /// JSON; where there is none, for what should hold it. Empty for the text as a whole.
    /// </summary>
    internal static string Of(ReadOnlySpan<byte> text, string pointer)
    {
        for (; pointer.Length > 0; pointer = JsonPointer.Parent(pointer))
        {
            if (Start(text, pointer) is not { } at)
                continue;
            var before = text[..at];
            return FormattableString.Invariant($" (line {before.Count((byte)'\n') + 1}, byte {at - before.LastIndexOf((byte)'\n')})");
        }

        return "";
    }

    private static int? Start(ReadOnlySpan<byte> text, string pointer)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = StrictJson.MaxDepth });
        var inside = new Stack<Container>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                inside.Pop();
                continue;
            }

            if (inside.TryPeek(out var container))
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    container.Current = JsonPointer.Append(container.Pointer, reader.GetString()!);
                else if (container.IsArray)
                    container.Current = JsonPointer.Append(container.Pointer, ++container.Index);
                if (container.Current == pointer && (container.IsArray || reader.TokenType == JsonTokenType.PropertyName))
                    return (int)reader.TokenStartIndex;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                inside.Push(new(container?.Current ?? "", reader.TokenType == JsonTokenType.StartArray));
        }

        return null;
    }

    /// <summary>An object or array that is being read.</summary>
    private sealed class Container(string pointer, bool isArray)
    {
        internal string Pointer { get; } = pointer;

        internal bool IsArray { get; } = isArray;

        internal int Index { get; set; } = -1;

        /// <summary>The pointer of the member or item that was met last.</summary>
        internal string Current { get; set; } = "";
    }
}
