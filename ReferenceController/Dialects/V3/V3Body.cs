using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>Reads the body of a v3 request that makes an item. Unknown members are refused.</summary>
internal static class V3Body
{
    /// <summary>The row with what the body says of it.</summary>
    /// <exception cref="ApiErrorException">A member is unknown, is missing or has the wrong type.</exception>
    public static Row Applied(JsonObject body, Table table, V3Creation creation, Row row)
    {
        var fields = creation.Takes.Concat(creation.Variants.SelectMany(variant => variant.Takes));
        RefuseUnknown(body, [.. fields.Select(field => Steps(field)[0]), .. creation.Ignores]);
        row = Applied(body, table, [.. creation.Takes], row);
        foreach (var variant in creation.Variants)
        {
            if (!variant.Test.Holds(row))
                continue;
            row = Applied(body, table, [.. variant.Takes], row);
            row = variant.Sets.Aggregate(row, (set, pair) => set.With(pair.Column, pair.Value));
        }

        return row;
    }

    /// <summary>Objects are looked into before values are read.</summary>
    private static Row Applied(JsonObject body, Table table, Field[] fields, Row row)
    {
        RefuseUnknownBelow(body, [.. fields.Select(Steps).Where(steps => steps.Length > 1)]);
        foreach (var field in fields.OfType<ColumnField>())
        {
            var steps = Steps(field);
            var around = steps[..^1].Aggregate(body, Object);
            row = row.With(table[field.Column].Name, Value(around, steps[^1], table[field.Column]));
        }

        return row;
    }

    private static void RefuseUnknownBelow(JsonObject body, string[][] paths)
    {
        foreach (var inside in paths.GroupBy(steps => steps[0], steps => steps[1..]))
        {
            var members = Object(body, inside.Key);
            RefuseUnknown(members, [.. inside.Select(steps => steps[0])]);
            RefuseUnknownBelow(members, [.. inside.Where(steps => steps.Length > 1)]);
        }
    }

    private static void RefuseUnknown(JsonObject body, string[] known)
    {
        var unknown = body.Select(member => member.Key).Except(known).ToList();
        if (unknown.Count > 0)
            throw Errors.Unprocessable($"Unknown field(s): {Wording.Quoted(unknown)}").AsException();
    }

    private static object? Value(JsonObject body, string name, Column column) => column.Kind switch
    {
        ColumnKind.Flag => Value<bool?>(body, name, "a boolean") ?? false,
        ColumnKind.Choice => Value<string>(body, name, "a string") is { } word && column.Words.Contains(word)
            ? word
            : throw Errors.Unprocessable($"{Wording.Title(name)} must be one of '{string.Join(", ", column.Words)}'").AsException(),
        ColumnKind.Text => Value<string>(body, name, "a string")
            ?? throw Errors.Unprocessable($"{Wording.Title(name)} can't be blank").AsException(),
        _ => Value<string>(body, name, "a string"),
    };

    /// <returns>The object; an empty one where the member is missing or null.</returns>
    private static JsonObject Object(JsonObject body, string name) => body[name] switch
    {
        null => [],
        JsonObject members => members,
        _ => throw Refusal(name, "an object"),
    };

    private static T? Value<T>(JsonObject body, string name, string kind)
    {
        var node = body[name];
        if (node is null)
            return default;
        return node is JsonValue value && value.TryGetValue<T>(out var result) ? result : throw Refusal(name, kind);
    }

    private static string[] Steps(Field field) => field.Path.Split('.');

    private static ApiErrorException Refusal(string name, string kind) =>
        Errors.Unprocessable($"{Wording.Title(name)} must be {kind}").AsException();
}
