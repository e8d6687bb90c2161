using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>Reads the members of a v3 request body.</summary>
internal static class V3Body
{
    public static void RefuseUnknownFields(JsonObject body, params string[] known)
    {
        var unknown = body.Select(member => member.Key).Except(known).Select(name => $"'{name}'").ToList();
        if (unknown.Count > 0)
            throw Errors.Unprocessable($"Unknown field(s): {string.Join(", ", unknown)}").AsException();
    }

    /// <returns>The text, or <see langword="null"/> where the member is missing or null.</returns>
    public static string? Text(JsonObject body, string field) => Value<string>(body, field, "a string");

    /// <returns>The flag, or <see langword="false"/> where the member is missing or null.</returns>
    public static bool Flag(JsonObject body, string field) => Value<bool?>(body, field, "a boolean") ?? false;

    /// <returns>The object; an empty one where the member is missing or null.</returns>
    public static JsonObject Object(JsonObject body, string field) => body[field] switch
    {
        null => [],
        JsonObject members => members,
        _ => throw Refusal(field, "an object"),
    };

    private static T? Value<T>(JsonObject body, string field, string kind)
    {
        var node = body[field];
        if (node is null)
            return default;
        return node is JsonValue value && value.TryGetValue<T>(out var result) ? result : throw Refusal(field, kind);
    }

    private static ApiErrorException Refusal(string field, string kind) =>
        Errors.Unprocessable($"{Errors.Title(field)} must be {kind}").AsException();
}
