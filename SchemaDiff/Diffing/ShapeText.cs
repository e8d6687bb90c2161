using System.Text.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A structured value in words.</summary>
internal static class ShapeText
{
    private const string Nothing = "none";

    private const string AlwaysNull = "always null";

    /// <summary>The value in words; texts are not quoted.</summary>
    internal static string Of(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => Nothing,
        { ValueKind: JsonValueKind.String } text => Form(text.GetString()!),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0
            ? Nothing
            : string.Join(", ", list.EnumerateArray().Select(item => Of(item))),
        { ValueKind: JsonValueKind.Object } node when node.TryGetProperty("recursive", out var name) => $"{name.GetString()} again",
        { ValueKind: JsonValueKind.Object } node when node.TryGetProperty("anyOf", out var kinds) =>
            Marks(string.Join(" or ", kinds.EnumerateArray().Select(kind => Of(kind))), node),
        { ValueKind: JsonValueKind.Object } node when node.TryGetProperty("type", out var type) => Shape(node, type),
        { ValueKind: JsonValueKind.Object } node when Only(node) is { } only => $"{only.Name} {Of(only.Value)}",
        { } other => CanonicalJson.Text(other),
    };

    private static string Shape(JsonElement node, JsonElement type)
    {
        var words = type.ValueKind == JsonValueKind.Array
            ? string.Join(" or ", type.EnumerateArray().Select(name => name.GetString()))
            : type.GetString();
        if (string.IsNullOrEmpty(words))
            words = node.TryGetProperty("none", out _) ? AlwaysNull : "something of unknown type";
        if (node.TryGetProperty("pattern", out var pattern))
            words += $" ({Form(pattern.GetString()!)})";
        if (node.TryGetProperty("items", out var items))
            words += " of " + Of(items);
        if (node.TryGetProperty("members", out var members))
            words += " {" + string.Join(", ", members.EnumerateObject().Select(member => member.Name)) + "}";
        if (node.TryGetProperty("enum", out var values))
            words += " (" + string.Join(", ", values.EnumerateArray().Select(value => value.GetString())) + ")";
        return Marks(words, node);
    }

    private static string Marks(string words, JsonElement node)
    {
        if (node.TryGetProperty("nullable", out _) && words != AlwaysNull)
            words += " or null";
        if (node.TryGetProperty("unread", out var unread))
            words += $" ({Of(unread)}, which is not read)";
        if (node.TryGetProperty("optional", out _))
            words += ", not always";
        return words;
    }

    /// <summary>The keyword of a constraint, which stands alone.</summary>
    private static JsonProperty? Only(JsonElement node) =>
        node.EnumerateObject().ToList() is [var only] && only.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) ? only
            : null;

    /// <summary>A form that has a name is called by it.</summary>
    private static string Form(string text) => ValueFormats.NameOf(text) ?? text;
}
