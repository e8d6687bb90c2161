using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>
/// The fields of an item: missing, null, of the wrong type, of the wrong form; in every item, in the last one, on page 2. Each is tried on
/// one field of a kind: which clause tells what is wrong with which field follows from the schema alone, and the suite's own tests go
/// through that without a server.
/// </summary>
internal static class FieldFaults
{
    /// <summary>Every kind of field in every place; the release of 2015 is the one that is tried through and through.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="neighbours">The clauses that a field at a place breaks too where it is wrong, as other fields follow from it.</param>
    public static IEnumerable<Fault> Thorough(FaultRows rows, ImmutableDictionary<string, string[]> neighbours)
    {
        var fields = Tried(rows, neighbours, WrongValues.Thorough(rows.Target));
        return
        [
            .. OneOfEachKind(fields.SelectMany(field => Everywhere(rows, field))),
            .. OneOfEachKind(fields
                .Where(field => field.Wrong.Length > 0 && field.Place != rows.Target.Guid)
                .Select(field => InLastItem(rows, field))),
            .. OneOfEachKind(fields.Where(field => field.MayBreak.Length == 0).Select(field => OnPageTwo(rows, field))),
            Added(rows),
            rows.Implied("page-2-item-field-added", "on page 2 an item has a field that is not documented",
                new FaultHooks { Body = body => OnPageTwo(body, item => item["entitlement"] = "gold") },
                ["resources/only-documented-fields"]),
        ];
    }

    /// <summary>Fields once for each way to be wrong that tells most.</summary>
    public static IEnumerable<Fault> Brief(FaultRows rows, ImmutableDictionary<string, string[]> neighbours) =>
        [.. OneOfEachKind(Tried(rows, neighbours, WrongValues.Brief).SelectMany(field => Everywhere(rows, field))), Added(rows)];

    /// <summary>Some fields only.</summary>
    public static IEnumerable<Fault> Brief(FaultRows rows, ImmutableDictionary<string, string[]> neighbours, params string[] places) =>
        Tried(rows, neighbours, WrongValues.Brief)
            .Where(field => places.Contains(field.Place))
            .SelectMany(field => Everywhere(rows, field));

    /// <summary>The last one, because what comes first (the guid, the times) has the most that follows from it.</summary>
    private static IEnumerable<Fault> OneOfEachKind(IEnumerable<Fault> faults) =>
        faults.Reverse().DistinctBy(fault => (fault.Operator, fault.Trait)).Reverse();

    private static ImmutableArray<TriedField> Tried(
        FaultRows rows, ImmutableDictionary<string, string[]> neighbours, Func<ExposedField, WrongValue[]> wrong) =>
    [
        .. rows.Target.Fields.Select(field =>
            new TriedField(field.Place, field.Slug, field.Trait, wrong(field),
                [.. OfGuid(rows.Target, field), .. neighbours.GetValueOrDefault(field.Place, [])])),
    ];

    /// <summary>The item's links are made of its guid.</summary>
    private static IEnumerable<string> OfGuid(FaultTarget target, ExposedField field) => field.Kind != ColumnKind.Guid ? [] :
    [
        .. target.IsCurrent
            ? ["resource-links/*"]
            : target.Links.Where(link => link.IsOwn).Select(link => $"resource-links/{link.Relation}"),
        "resources/guid-unique",
    ];

    private static IEnumerable<Fault> Everywhere(FaultRows rows, TriedField field)
    {
        yield return Row("missing", "is missing", item => JsonPlace.Remove(item, field.Place));
        foreach (var wrong in field.Wrong)
            yield return Row(wrong.Name, wrong.Statement, item => JsonPlace.Replace(item, field.Place, field.Made(wrong, item)));

        Fault Row(string name, string statement, Action<JsonObject> edit) => rows.About(field.Slug, field.Kind).Documented(
            $"{field.Slug}-{name}", $"{field.Place[1..]} of an item {statement}", new FaultHooks { Item = edit }, field.Breaks,
            field.MayBreak);
    }

    private static Fault InLastItem(FaultRows rows, TriedField field) => rows.About(field.Slug, field.Kind).Documented(
        $"last-item-{field.Slug}-{field.Wrong[0].Name}",
        $"in the last item of a page {field.Place[1..]} {field.Wrong[0].Statement}",
        new FaultHooks { Body = body => OnLast(body, item => JsonPlace.Set(item, field.Place, field.Made(field.Wrong[0], item))) },
        field.Breaks,
        [.. field.MayBreak, "resource-links/*-leads-to-item"]);

    private static Fault OnPageTwo(FaultRows rows, TriedField field) => rows.About(field.Slug, field.Kind).Documented(
        $"page-2-{field.Slug}-missing",
        $"on page 2 {field.Place[1..]} is missing",
        new FaultHooks { Body = body => OnPageTwo(body, item => JsonPlace.Remove(item, field.Place)) },
        field.Breaks);

    private static Fault Added(FaultRows rows) => rows.Implied(
        "item-field-added", "an item has a field that is not documented",
        new FaultHooks { Item = item => item["entitlement"] = "gold" }, ["resources/only-documented-fields"]);

    private static void OnLast(ListBody body, Action<JsonObject> edit)
    {
        if (body.Items.Count > 0)
            edit(body.Items[^1]!.AsObject());
    }

    private static void OnPageTwo(ListBody body, Action<JsonObject> edit)
    {
        if (body.Query.Page == 2)
            body.Items.OfType<JsonObject>().ToList().ForEach(edit);
    }

    private sealed record TriedField(string Place, string Slug, string Kind, WrongValue[] Wrong, string[] MayBreak)
    {
        public string[] Breaks => [$"resources/{Slug}"];

        public JsonNode? Made(WrongValue wrong, JsonObject item) => wrong.Make(JsonPlace.Find(item, Place));
    }
}
