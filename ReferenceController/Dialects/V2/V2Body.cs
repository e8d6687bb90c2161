using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>Reads the body of a v2 request that makes or changes an item. Unknown members are ignored.</summary>
internal static partial class V2Body
{
    /// <summary>The row with what the body says of it.</summary>
    /// <exception cref="ApiErrorException">A member is missing, or has the wrong type or a character that it must not have.</exception>
    public static Row Applied(JsonObject body, Table table, V2Writes writes, Row row, bool isNew)
    {
        var columns = writes.Takes.Select(name => table[name]).ToList();
        if (isNew && columns.Find(column => column.Kind == ColumnKind.Text && !body.ContainsKey(column.Name)) is { } missing)
            throw Errors.Field(missing.Name, $"Missing field {missing.Name}").AsException();
        var changed = row;
        foreach (var column in columns.Where(column => body.ContainsKey(column.Name)))
        {
            var value = Value(column, body[column.Name]);
            if (isNew || !writes.Once.Contains(column.Name))
                changed = changed.With(column.Name, value);
        }

        return !body.ContainsKey(writes.Word) || Word().IsMatch(changed.Text(writes.Word)!) ? changed : throw writes.Invalid.AsException();
    }

    /// <summary>A value of another type counts as missing where the text may be missing.</summary>
    private static object? Value(Column column, JsonNode? node) => column.Kind switch
    {
        ColumnKind.Flag => As<bool>(node) ?? throw Refusal(column, $"true or false, given {node?.ToString() ?? "nil"}"),
        ColumnKind.Rank => As<long>(node) ?? throw Refusal(column, $"Integer, given an instance of {RubyType.Of(node)}"),
        ColumnKind.Text => TextOf(node) ?? throw Refusal(column, $"String, given an instance of {RubyType.Of(node)}"),
        _ => TextOf(node),
    };

    private static T? As<T>(JsonNode? node) where T : struct =>
        node is JsonValue value && value.TryGetValue<T>(out var result) ? result : null;

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static ApiErrorException Refusal(Column column, string expected) =>
        Errors.Field(column.Name, $"Expected instance of {expected}").AsException();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
