using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>Single values of a body, as they are read strictly.</summary>
internal static class V3Value
{
    public static T? As<T>(JsonNode? node) where T : struct =>
        node is JsonValue value && value.TryGetValue<T>(out var result) ? result : null;

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Whether a value is an array, or an object, as a default is one.</summary>
    public static bool IsLike(object? otherwise, JsonNode? node) => otherwise is "[]" ? node is JsonArray : node is JsonObject;
}

/// <summary>Labels and annotations: what is sent is put to what is there, and null takes a key away.</summary>
internal static partial class V3Metadata
{
    private const string Name = "metadata";
    private const string Labels = $"{Name}.labels";
    private const int LongestAnnotation = 5000;

    /// <summary>The fields of a body that say them.</summary>
    public static ImmutableArray<Field> Fields => [Labels, $"{Name}.annotations"];

    public static bool IsAt(string path) => path.StartsWith($"{Name}.", StringComparison.Ordinal);

    /// <param name="path">Where it is said.</param>
    /// <param name="old">What is there, as JSON.</param>
    /// <param name="said">What is sent.</param>
    /// <exception cref="ApiErrorException">It is no object of texts, or has a key that cannot be one.</exception>
    public static string Merged(string path, string? old, JsonNode? said)
    {
        var merged = JsonNode.Parse(old ?? "{}")!.AsObject();
        foreach (var (key, value) in said as JsonObject ?? throw Refusal(path, "must be an object"))
        {
            if (!Key().IsMatch(key))
                throw Refusal(path, $"has an invalid key: '{key}'");
            if (value is null)
                merged.Remove(key);
            else if (V3Value.Text(value) is { } text && IsValid(path, text))
                merged[key] = text;
            else
                throw Refusal(path, $"has an invalid value: '{key}'");
        }

        return merged.ToJsonString();
    }

    private static bool IsValid(string path, string text) => path == Labels ? Label().IsMatch(text) : text.Length <= LongestAnnotation;

    private static ApiErrorException Refusal(string path, string why) =>
        Errors.Unprocessable($"{Wording.Title(path[(Name.Length + 1)..])} {why}").AsException();

    [GeneratedRegex(
        @"\A(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
