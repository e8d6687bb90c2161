using System.Collections.Immutable;
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
        if (isNew && Required(table, writes).FirstOrDefault(name => !body.ContainsKey(name)) is { } missing)
            throw Errors.Field(missing, $"Missing field {missing}").AsException();
        var changed = Applied(body, table, writes.Takes, row, isNew ? [] : writes.Once);
        return writes.Word is not { } word || !body.ContainsKey(word) || Word().IsMatch(changed.Text(word)!)
            ? changed
            : throw writes.Invalid.AsException();
    }

    /// <summary>The same, for some members alone.</summary>
    /// <param name="body">The body.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="takes">The members.</param>
    /// <param name="row">The row.</param>
    /// <param name="read">What is read only, and not taken over.</param>
    public static Row Applied(
        JsonObject body, Table table, ImmutableArray<V2Member> takes, Row row, ImmutableArray<string> read)
    {
        foreach (var member in takes.Where(member => body.ContainsKey(member.Name)))
        {
            var value = Value(member, table[member.Column], body[member.Name]);
            if (!read.Contains(member.Name))
                row = row.With(table[member.Column].Name, value);
        }

        return row;
    }

    /// <summary>The guids in a list.</summary>
    /// <exception cref="ApiErrorException">It is no list of texts.</exception>
    public static ImmutableArray<string> Guids(JsonObject body, string name) => body[name] is JsonArray guids
        ? [.. guids.Select(guid => TextOf(guid) ?? throw Refusal(name, $"String, given an instance of {RubyType.Of(guid)}")).Distinct()]
        : throw Refusal(name, $"Array, given an instance of {RubyType.Of(body[name])}");

    private static IEnumerable<string> Required(Table table, V2Writes writes) => writes.Takes
        .Where(member => table[member.Column] is { Kind: ColumnKind.Text or ColumnKind.Guid, Default: null })
        .Select(member => member.Name)
        .Concat(writes.Requires);

    /// <summary>A value of another type counts as missing where the text may be missing.</summary>
    private static object? Value(V2Member member, Column column, JsonNode? node) => column.Kind switch
    {
        ColumnKind.Flag when member.Words is var (no, yes) => TextOf(node) is { } word && (word == no || word == yes)
            ? word == yes
            : throw Refusal(member.Name, $"{no} or {yes}, given {node?.ToString() ?? "nil"}"),
        ColumnKind.Flag => As<bool>(node) ?? throw Refusal(member.Name, $"true or false, given {node?.ToString() ?? "nil"}"),
        ColumnKind.Number when node is null => null,
        ColumnKind.Rank or ColumnKind.Number => (As<long>(node), member.IsUnlimited) switch
        {
            (null, _) => throw Refusal(member.Name, $"Integer, given an instance of {RubyType.Of(node)}"),
            (-1, true) => null,
            var (number, _) => number,
        },
        ColumnKind.Text or ColumnKind.Guid =>
            TextOf(node) ?? throw Refusal(member.Name, $"String, given an instance of {RubyType.Of(node)}"),
        ColumnKind.Choice => TextOf(node) is { } word && column.Words.Contains(word)
            ? word
            : throw Refusal(member.Name, $"one of {string.Join(", ", column.Words)}, given {node?.ToString() ?? "nil"}"),
        ColumnKind.Json when column.Default is "[]" => node is JsonArray
            ? node.ToJsonString()
            : throw Refusal(member.Name, $"Array, given an instance of {RubyType.Of(node)}"),
        ColumnKind.Json => node is JsonObject
            ? node.ToJsonString()
            : throw Refusal(member.Name, $"Hash, given an instance of {RubyType.Of(node)}"),
        ColumnKind.Reference => node is null || TextOf(node) is not null
            ? TextOf(node)
            : throw Refusal(member.Name, $"String, given an instance of {RubyType.Of(node)}"),
        ColumnKind.OptionalText => TextOf(node) is { Length: > 0 } text ? text : null,
        _ => TextOf(node),
    };

    private static T? As<T>(JsonNode? node) where T : struct =>
        node is JsonValue value && value.TryGetValue<T>(out var result) ? result : null;

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static ApiErrorException Refusal(string name, string expected) =>
        Errors.Field(name, $"Expected instance of {expected}").AsException();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
