using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudController.Reference;

/// <summary>The body of a POST or PUT of a buildpack. What is null was not sent; unknown members are ignored.</summary>
internal sealed partial record BuildpackMessage(string? Name, string? Stack, long? Position, bool? Enabled, bool? Locked)
{
    /// <exception cref="ApiErrorException">A member has the wrong type, or the name a character that it must not have.</exception>
    public static BuildpackMessage Parse(JsonObject body)
    {
        var message = new BuildpackMessage(
            Text(body, "name"), StackOf(body), Integer(body, "position"), Flag(body, "enabled"), Flag(body, "locked"));
        return message.Name is null || ValidName().IsMatch(message.Name) ? message : throw Errors.BuildpackInvalid.AsException();
    }

    /// <exception cref="ApiErrorException">As for <see cref="Parse"/>; and the name is missing.</exception>
    public static BuildpackMessage ParseNew(JsonObject body) =>
        body.ContainsKey("name") ? Parse(body) : throw Refusal("name", "Missing field name");

    /// <summary>What is no text is no stack: 2015 does not know the member, and ignores whatever it holds.</summary>
    private static string? StackOf(JsonObject body) => body["stack"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string? Text(JsonObject body, string field) =>
        !body.TryGetPropertyValue(field, out var node) ? null
        : node is JsonValue value && value.TryGetValue<string>(out var text) ? text
        : throw Refusal(field, $"Expected instance of String, given an instance of {RubyType.Of(node)}");

    private static long? Integer(JsonObject body, string field) =>
        !body.TryGetPropertyValue(field, out var node) ? null
        : node is JsonValue value && value.TryGetValue<long>(out var number) ? number
        : throw Refusal(field, $"Expected instance of Integer, given an instance of {RubyType.Of(node)}");

    private static bool? Flag(JsonObject body, string field) =>
        !body.TryGetPropertyValue(field, out var node) ? null
        : node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag
        : throw Refusal(field, $"Expected instance of true or false, given {node?.ToString() ?? "nil"}");

    private static ApiErrorException Refusal(string field, string error) =>
        Errors.MessageParseError($"Field: {field}, Error: {error}").AsException();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
