using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The fields of an item: missing, null, of the wrong type, of the wrong form; in every item, in the last one, on page 2.</summary>
internal static class FieldFaults
{
    private sealed record Value(string Name, string Statement, Func<JsonNode?, JsonNode?> Make)
    {
        public Value(string name, string statement, Func<JsonNode?> make) : this(name, statement, _ => make())
        {
        }
    }

    private sealed record Field(string Place, Value[] Wrong, string[] MayBreak)
    {
        public string Slug => Place.Trim('/').Replace('/', '-').Replace('_', '-');
    }

    private static readonly Value Null = new("null", "is null", () => null);
    private static readonly Value Number = new("number", "is a number", () => 1);
    private static readonly Value Text = new("text", "is a text", () => "true");
    private static readonly Value Digits = new("digits", "is a number written as a text", () => "1");
    private static readonly Value Zero = new("zero", "is 0", () => 0);
    private static readonly Value Half = new("fraction", "is 1.5", () => 1.5);
    private static readonly Value Array = new("array", "is an array", () => new JsonArray());
    private static readonly Value Empty = new("empty", "is an empty text", () => "");
    private static readonly Value Braced = new("braced", "is written in braces", guid => $"{{{guid}}}");
    private static readonly Value RubyTime = new("ruby-time", "is written as Ruby prints times", () => "2015-07-06 23:23:09 +0000");
    private static readonly Value Offset = new("offset", "has an offset in place of Z", () => "2015-07-06T23:23:09+00:00");
    private static readonly Value Milliseconds = new("milliseconds", "has milliseconds", () => "2015-07-06T23:23:09.123Z");
    private static readonly Value Unknown = new("unknown", "is a value that is not documented", () => "SOMETHING");
    private static readonly Value UpperHex = new("upper-case", "is a hash in upper case", () => new string('A', 40));
    private static readonly Value LongHex = new("sha256", "is as long as a SHA-256", () => new string('a', 64));

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
            new("/metadata", [Null, Array], []),
            new("/metadata/guid", [Null, Number, Braced, Empty], ["resource-links/url", "resources/guid-unique"]),
            new("/metadata/created_at", [Null, Number, RubyTime, Offset, Milliseconds], []),
            new("/metadata/updated_at", [Number, RubyTime, Empty], []),
            new("/entity", [Null, Array], []),
            new("/entity/name", [Null, Number, Empty], ["resources/name-unique"]),
            new("/entity/position", [Null, Digits, Zero, Half], ["resources/position-unique"]),
            new("/entity/enabled", [Null, Text, Number], []),
            new("/entity/locked", [Null, Text, Zero], []),
            new("/entity/filename", [Number, Empty], []),
        ]
        :
        [
            new("/guid", [Null, Number, Braced], ["resource-links/self", "resource-links/upload", "resource-links/download", "resource-links/stage", "resources/guid-unique"]),
            new("/type", [Null, Number, Unknown], []),
            new("/data", [Null, Array], []),
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
            new("/links", [Null, Array], []),
        ];
}
