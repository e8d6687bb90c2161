using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>Reads the body of a v3 request that makes or changes an item. Unknown members are refused.</summary>
/// <param name="body">The body.</param>
/// <param name="table">The table of the item.</param>
/// <param name="request">What can be said.</param>
/// <param name="known">The guid of the only item that a relationship leads to, from what it says of the item.</param>
internal sealed class V3Body(
    JsonObject body, Table table, V3Request request, Func<Column, ImmutableArray<(string Column, string Value)>, string?> known)
{
    /// <param name="row">The item as it was, or a new one.</param>
    /// <param name="isNew">Whether the item is new.</param>
    /// <exception cref="ApiErrorException">A member is unknown, is missing or has the wrong type.</exception>
    public V3Said Applied(Row row, bool isNew)
    {
        var joins = request.Joins.Select(join => join.Path).ToList();
        var every = Paths(request.Variants).Concat(joins).Select(path => path.Split('.')).ToArray();
        RefuseUnknown(body, [.. every.Select(steps => steps[0]), .. request.Ignores]);
        row = Applied(request.Takes, row);
        if (isNew)
            Require(request.Requires);
        var variants = request.Variants.Where(variant => variant.Test.Holds(row)).ToImmutableArray();
        RefuseUnknownBelow(body, [.. Paths(variants).Concat(joins).Select(path => path.Split('.'))], every, request.Ignores);
        foreach (var variant in variants)
        {
            if (variant.Refusal is { } refusal)
                throw Errors.Unprocessable(refusal).AsException();
            row = Applied(variant.Takes, row);
            if (isNew)
                Require(variant.Requires);
            row = variant.Sets.Aggregate(row, (set, pair) => set.With(pair.Column, pair.Value));
        }

        foreach (var (path, members) in request.Whole.Where(whole => Find(whole.Path).IsSaid))
            Require(members);
        RequireOneOf(request.Either);
        return new(row, [.. request.Joins.Where(join => Find(join.Path).IsSaid).Select(join => (join, Guids(join)))]);
    }

    private Row Applied(ImmutableArray<Field> fields, Row row)
    {
        foreach (var field in fields.OfType<ColumnField>())
        {
            var (isSaid, node) = Find(field.Path);
            if (!isSaid)
                continue;
            var column = table[field.Column];
            var value = Value(field, node, column, row);
            if (request.Fixed.Contains(field.Path) && row.Text(column.Name) != value?.ToString())
                throw Refusal(field.Path, "cannot be changed");
            row = row.With(column.Name, value);
        }

        return row;
    }

    private void Require(ImmutableArray<string> paths)
    {
        if (paths.FirstOrDefault(path => !Find(path).IsSaid) is not { } missing)
            return;
        var column = request.Takes.OfType<ColumnField>().FirstOrDefault(field => field.Path == missing)?.Column;
        throw column is not null && table[column].Kind == ColumnKind.Choice
            ? OneOf(missing, table[column]) : Refusal(missing, "can't be blank");
    }

    private void RequireOneOf(ImmutableArray<ImmutableArray<string>> sets)
    {
        var said = sets.SelectMany(paths => paths).Where(path => Find(path).IsSaid).ToList();
        if (!sets.IsEmpty && !sets.Any(paths => paths.ToHashSet().SetEquals(said)))
        {
            var ways = string.Join(" or ", sets.Select(paths => Wording.Quoted(paths)));
            throw Errors.Unprocessable($"Either {ways} must be given").AsException();
        }
    }

    /// <summary>The paths of what can be said of an item of some kinds.</summary>
    private IEnumerable<string> Paths(ImmutableArray<V3Variant> variants) =>
        request.Takes.Concat(variants.SelectMany(variant => variant.Takes)).Select(field => field.Path);

    /// <param name="around">What the paths begin in.</param>
    /// <param name="paths">What can be said of the item.</param>
    /// <param name="every">What can be said of items of other kinds, too: its objects may be there, and be empty.</param>
    /// <param name="ignored">What is not looked at.</param>
    private void RefuseUnknownBelow(JsonObject around, string[][] paths, string[][] every, ImmutableArray<string> ignored)
    {
        var objects = every.Where(steps => steps.Length > 1).Select(steps => steps[0]).Distinct().ToList();
        RefuseUnknown(around, [.. paths.Select(steps => steps[0]), .. objects, .. ignored]);
        foreach (var name in objects)
        {
            var inside = Inside(paths, name);
            if (inside.Length > 0 || !ignored.Contains(name))
                RefuseUnknownBelow(Object(around, name), inside, Inside(every, name), []);
        }
    }

    private static string[][] Inside(string[][] paths, string name) =>
        [.. paths.Where(steps => steps[0] == name && steps.Length > 1).Select(steps => steps[1..])];

    private static void RefuseUnknown(JsonObject members, string[] known)
    {
        var unknown = members.Select(member => member.Key).Except(known).ToList();
        if (unknown.Count > 0)
            throw Errors.Unprocessable($"Unknown field(s): {Wording.Quoted(unknown)}").AsException();
    }

    private (bool IsSaid, JsonNode? Node) Find(string path)
    {
        var steps = path.Split('.');
        return Find(steps[..^1].Aggregate(body, Object), steps[^1]);
    }

    /// <returns>The object; an empty one where the member is missing.</returns>
    private JsonObject Object(JsonObject around, string name) => Find(around, name) switch
    {
        (false, _) => [],
        (_, JsonObject members) => members,
        _ => throw Refusal(name, "must be an object"),
    };

    private (bool IsSaid, JsonNode? Node) Find(JsonObject around, string name)
    {
        var isThere = around.TryGetPropertyValue(name, out var node);
        return (isThere && !(node is null && request.TakesNullForUnsaid), node);
    }

    private object? Value(ColumnField field, JsonNode? node, Column column, Row row) => column.Kind switch
    {
        ColumnKind.Flag => V3Value.As<bool>(node) ?? throw Refusal(field.Path, "must be a boolean"),
        ColumnKind.Number when node is null => null,
        ColumnKind.Number or ColumnKind.Rank => V3Value.As<long>(node) ?? throw Refusal(field.Path, "must be an integer"),
        ColumnKind.Choice => V3Value.Text(node) is { } word && column.Words.Contains(word)
            ? word
            : throw (node is null or JsonValue && V3Value.Text(node) is not null
                ? OneOf(field.Path, column) : Refusal(field.Path, "must be a string")),
        ColumnKind.Json when V3Metadata.IsAt(field.Path) => V3Metadata.Merged(field.Path, row.Text(column.Name), node),
        ColumnKind.Json => V3Value.IsLike(column.Default, node)
            ? node!.ToJsonString()
            : throw Refusal(field.Path, column.Default is "[]" ? "must be an array" : "must be an object"),
        ColumnKind.Reference => One(field.Path, node, column),
        _ => V3Value.Text(node)
            ?? (node is null && column.IsNullable ? null : throw Refusal(field.Path, "must be a string")),
    };

    /// <summary>What a relationship to one item says of it is in an object called data.</summary>
    private string One(string path, JsonNode? node, Column column)
    {
        if (node is not JsonObject { Count: 1 } relationship || relationship["data"] is not JsonObject data)
            throw Refusal(path, "must be structured like this: \"name\": {\"data\": {\"guid\": \"valid-guid\"}}");
        var valid = data.ContainsKey(Table.Guid) ? [Table.Guid]
            : request.NamesBy.FirstOrDefault(names => names.Path == path).Columns is { IsDefault: false } columns ? columns : [Table.Guid];
        RefuseUnknown(data, [.. valid]);
        ImmutableArray<(string, string)> said =
            [.. data.Select(pair => (pair.Key, V3Value.Text(pair.Value) ?? throw Refusal(pair.Key, "must be a string")))];
        return said.IsEmpty ? throw Refusal(path, "can't be blank") : known(column, said) ?? throw Missing(column.Called);
    }

    private ImmutableArray<string> Guids(Joined join)
    {
        if (Find(join.Path).Node is not JsonObject { Count: 1 } relationship || relationship["data"] is not JsonArray all)
            throw Refusal(join.Path, "must be structured like this: \"name\": {\"data\": [{\"guid\": \"valid-guid\"}]}");
        return
        [
            .. all.Select(one => one is JsonObject { Count: 1 } item && V3Value.Text(item[Table.Guid]) is { } guid
                ? guid
                : throw Refusal(join.Path, "data must be an array of objects with a guid")).Distinct(),
        ];
    }

    /// <summary>The refusal of a relationship to what is not there.</summary>
    /// <param name="called">What it is.</param>
    private static ApiErrorException Missing(string called) =>
        Errors.Unprocessable($"Invalid {called.Replace('_', ' ')}. Ensure that it exists and you have access to it.").AsException();

    private static ApiErrorException OneOf(string path, Column column) =>
        Refusal(path, $"must be one of '{string.Join(", ", column.Words)}'");

    private static ApiErrorException Refusal(string path, string why) =>
        Errors.Unprocessable($"{Wording.Title(path.Split('.')[^1])} {why}").AsException();
}
