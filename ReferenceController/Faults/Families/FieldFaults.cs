using System.Text.Json.Nodes;
using static CloudController.Reference.WrongValue;

namespace CloudController.Reference;

/// <summary>The fields of an item: missing, null, of the wrong type, of the wrong form; in every item, in the last one, on page 2.</summary>
internal static class FieldFaults
{
    private sealed record Field(string Place, WrongValue[] Wrong, string[] MayBreak)
    {
        public string Slug => Place.Trim('/').Replace('/', '-').Replace('_', '-');
    }

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. Fields(rows.Target).SelectMany(field => Everywhere(rows, field)),
        .. Fields(rows.Target).Where(field => field.Wrong.Length > 0 && field.Place != rows.Target.Guid).Select(field => rows.Documented(
            $"last-item-{field.Slug}-{field.Wrong[0].Name}", $"in the last item of a page {field.Place[1..]} {field.Wrong[0].Statement}",
            new FaultHooks { Body = body => OnLast(body, item => JsonPlace.Set(item, field.Place, field.Wrong[0].Make(JsonPlace.Find(item, field.Place)))) },
            [$"resources/{field.Slug}"], [.. field.MayBreak, "resource-links/*-leads-to-item"])),
        .. Fields(rows.Target).Where(field => field.MayBreak.Length == 0).Select(field => rows.Documented(
            $"page-2-{field.Slug}-missing", $"on page 2 {field.Place[1..]} is missing",
            new FaultHooks { Body = body => OnPageTwo(body, item => JsonPlace.Remove(item, field.Place)) }, [$"resources/{field.Slug}"])),
        rows.Implied("item-field-added", "an item has a field that is not documented",
            new FaultHooks { Item = item => item["entitlement"] = "gold" }, ["resources/only-documented-fields"]),
        rows.Implied("page-2-item-field-added", "on page 2 an item has a field that is not documented",
            new FaultHooks { Body = body => OnPageTwo(body, item => item["entitlement"] = "gold") }, ["resources/only-documented-fields"]),
    ];

    private static IEnumerable<Fault> Everywhere(FaultRows rows, Field field)
    {
        yield return rows.Documented($"{field.Slug}-missing", $"{field.Place[1..]} of an item is missing",
            new FaultHooks { Item = item => JsonPlace.Remove(item, field.Place) }, [$"resources/{field.Slug}"], field.MayBreak);
        foreach (var wrong in field.Wrong)
        {
            yield return rows.Documented($"{field.Slug}-{wrong.Name}", $"{field.Place[1..]} of an item {wrong.Statement}",
                new FaultHooks { Item = item => JsonPlace.Replace(item, field.Place, wrong.Make(JsonPlace.Find(item, field.Place))) }, [$"resources/{field.Slug}"], field.MayBreak);
        }
    }

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

    private static Field[] Fields(FaultTarget target) => target == FaultTarget.Buildpacks
        ?
        [
            new("/metadata", [Null, EmptyArray], []),
            new("/metadata/guid", [Null, Number, Braced, Empty], ["resource-links/url", "resources/guid-unique"]),
            new("/metadata/created_at", [Null, Number, RubyTime, Offset, Milliseconds], []),
            new("/metadata/updated_at", [Number, RubyTime, Empty], []),
            new("/entity", [Null, EmptyArray], []),
            new("/entity/name", [Null, Number, Empty], ["resources/name-unique"]),
            new("/entity/position", [Null, Digits, Float, Zero, Fraction], ["resources/position-unique"]),
            new("/entity/enabled", [Null, Text, Number], []),
            new("/entity/locked", [Null, Text, Zero], []),
            new("/entity/filename", [Number, Empty], []),
        ]
        :
        [
            new("/guid", [Null, Number, Braced], ["resource-links/self", "resource-links/upload", "resource-links/download", "resource-links/stage", "resources/guid-unique"]),
            new("/type", [Null, Number, Unknown], []),
            new("/data", [Null, EmptyArray], []),
            new("/data/hash", [Null, Text], []),
            new("/data/hash/type", [Null, Number, Unknown], []),
            new("/data/hash/value", [Number, UpperHex, LongHex], ["resources/*-have-no-hash", "resources/docker-has-no-hash"]),
            new("/data/error", [Number], []),
            new("/data/image", [Number, Empty], []),
            new("/data/credentials", [Null, Text], []),
            new("/data/store_image", [Null, Text], []),
            new("/state", [Null, Number, Unknown], []),
            new("/created_at", [Null, Number, RubyTime], []),
            new("/updated_at", [Number, RubyTime], []),
            new("/links", [Null, EmptyArray], []),
        ];
}
