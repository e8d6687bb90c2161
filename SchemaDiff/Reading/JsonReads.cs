using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Reading;

/// <summary>Looks into contract files without asking for more than is needed.</summary>
internal static class JsonReads
{
    /// <summary>What is at <paramref name="pointer"/>; <c>null</c> where there is nothing.</summary>
    internal static JsonElement? At(this JsonElement? root, string pointer) => root is { } known ? JsonPointer.Find(known, pointer) : null;

    /// <summary>The text at <paramref name="pointer"/>; <c>null</c> where there is none.</summary>
    internal static string? TextAt(this JsonElement? root, string pointer) =>
        root.At(pointer) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Whether there is <c>true</c> at <paramref name="pointer"/>.</summary>
    internal static bool IsSet(this JsonElement? root, string pointer) => root.At(pointer) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of the list at <paramref name="pointer"/>; none where there is no list.</summary>
    internal static IReadOnlyList<JsonElement> ListAt(this JsonElement? root, string pointer) =>
        root.At(pointer) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>The texts of the list at <paramref name="pointer"/>.</summary>
    internal static IReadOnlyList<string> TextsAt(this JsonElement? root, string pointer) =>
        root.ListAt(pointer).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList();

    /// <summary>
    /// The objects of the list at <paramref name="pointer"/> by the text of their member <paramref name="key"/>; upper and lower case
    /// differ unless <paramref name="comparer"/> says otherwise.
    /// </summary>
    internal static IReadOnlyDictionary<string, JsonElement?> NamedAt(
        this JsonElement? root, string pointer, string key = "name", StringComparer? comparer = null)
    {
        var named = new Dictionary<string, JsonElement?>(comparer ?? StringComparer.Ordinal);
        foreach (var item in root.ListAt(pointer))
        {
            if (((JsonElement?)item).TextAt($"/{key}") is { } name)
                named.TryAdd(name, item);
        }

        return named;
    }

    /// <summary>The members of <paramref name="root"/> that are not in <paramref name="known"/>.</summary>
    internal static IReadOnlyDictionary<string, JsonElement> Rest(this JsonElement? root, params string[] known) =>
        root is { ValueKind: JsonValueKind.Object } node
            ? node.EnumerateObject()
                .Where(member => !known.Contains(member.Name))
                .ToDictionary(member => member.Name, member => member.Value)
            : [];

    /// <summary>A text as JSON; nothing for nothing.</summary>
    internal static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);
}
