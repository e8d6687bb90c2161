using System.Globalization;
using System.Text.Json;

namespace CloudController.Contract.Json;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The pointer of what holds the value at <paramref name="pointer"/>, which is not empty.</summary>
    public static string Parent(string pointer) => pointer[..pointer.LastIndexOf('/')];

    /// <summary>The pointer of the member <paramref name="name"/> of what <paramref name="parent"/> points at.</summary>
    public static string Append(string parent, string name) => $"{parent}/{name.Replace("~", "~0").Replace("/", "~1")}";

    /// <summary>The pointer of the item <paramref name="index"/> of what <paramref name="parent"/> points at.</summary>
    public static string Append(string parent, int index) => FormattableString.Invariant($"{parent}/{index}");

    /// <summary>What <paramref name="pointer"/> points at in <paramref name="root"/>; <c>null</c> where there is nothing.</summary>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        var current = root;
        foreach (var segment in Segments(pointer))
        {
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(segment, out var member))
                current = member;
            else if (current.ValueKind == JsonValueKind.Array
                && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < current.GetArrayLength())
                current = current[index];
            else
                return null;
        }

        return current;
    }

    /// <summary>Everything that <paramref name="pattern"/> points at, in which <c>*</c> stands for any index.</summary>
    public static IEnumerable<JsonElement> FindAll(JsonElement root, string pattern)
    {
        var star = pattern.IndexOf("/*", StringComparison.Ordinal);
        if (star < 0)
            return Find(root, pattern) is { } value ? [value] : [];
        return Find(root, pattern[..star]) is { ValueKind: JsonValueKind.Array } items
            ? items.EnumerateArray().SelectMany(item => FindAll(item, pattern[(star + 2)..]))
            : [];
    }

    /// <summary>The text at <paramref name="pointer"/>; <c>null</c> where there is no text.</summary>
    public static string? FindText(JsonElement root, string pointer) =>
        Find(root, pointer) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary><paramref name="pointer"/> with every array index replaced by <c>*</c>, for what holds of all items alike.</summary>
    public static string Generalize(string pointer) =>
        string.Join('/', pointer.Split('/').Select(segment => segment.Length > 0 && segment.All(char.IsAsciiDigit) ? "*" : segment));

    /// <summary>The unescaped parts of <paramref name="pointer"/>.</summary>
    public static IEnumerable<string> Segments(string pointer) =>
        pointer.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/").Replace("~0", "~"));
}
