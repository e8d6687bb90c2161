using System.Text.Json.Nodes;
using static CloudController.Reference.WrongValue;

namespace CloudController.Reference;

/// <summary>The fields of an item as they are today: missing, null, of the wrong type or form.</summary>
internal static class CurrentFieldFaults
{
    private sealed record Field(string Place, WrongValue[] Wrong, params string[] MayBreak)
    {
        public string Slug => Place.Trim('/').Replace('/', '-').Replace('_', '-');
    }

    private static readonly Field[] OfEveryV3Item =
    [
        new("/guid", [Number, Braced], "resource-links/*", "resources/guid-unique"),
        new("/created_at", [Null, RubyTime]),
        new("/updated_at", [Null, Milliseconds]),
        new("/state", [Unknown]),
        new("/metadata", [Null]),
        new("/metadata/labels", [Null, EmptyArray]),
        new("/metadata/annotations", [Null, Text]),
        new("/links", [Null]),
    ];

    private static readonly Field[] OfPackages =
    [
        new("/type", [Null, Unknown]),
        new("/data", [Null]),
        new("/data/error", [Number]),
        new("/data/checksum", [Null, Text]),
        new("/data/checksum/type", [Null, Unknown]),
        new("/data/checksum/value", [Number, UpperHex], "resources/awaited-bits-have-no-checksum"),
        new("/data/image", [Number, Empty]),
        new("/data/username", [Number], "resources/password-with-username"),
        new("/data/password", [Number, Text], "resources/password-with-username", "resources/no-password-without-username"),
        new("/relationships", [Null]),
        new("/relationships/app", [Null]),
        new("/relationships/app/data", [Null]),
        new("/relationships/app/data/guid", [Null, Number]),
    ];

    private static readonly Field[] OfBuildpacks =
    [
        new("/name", [Null, Empty]),
        new("/stack", [Number, Empty]),
        new("/lifecycle", [Null, Unknown]),
        new("/filename", [Number], "resources/awaited-has-no-file"),
        new("/position", [Digits, Zero]),
        new("/enabled", [Null, Text]),
        new("/locked", [Null, Text]),
    ];

    private static readonly Field[] OfV2Buildpacks = [new("/entity/stack", [Number, Empty], "filtering/*")];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. Fields(rows.Target).SelectMany(field => Everywhere(rows, field)),
        .. !rows.Target.IsV3 ? Enumerable.Empty<Fault>() :
        [
            rows.Implied("item-field-added", "an item has a field that is not documented",
                new FaultHooks { Item = item => item["entitlement"] = "gold" }, ["resources/only-documented-fields"]),
        ],
    ];

    private static Field[] Fields(FaultTarget target) =>
        !target.IsV3 ? OfV2Buildpacks
        : target == FaultTarget.V3Buildpacks ? [.. OfEveryV3Item, .. OfBuildpacks]
        : [.. OfEveryV3Item, .. OfPackages];

    private static IEnumerable<Fault> Everywhere(FaultRows rows, Field field)
    {
        yield return Row("missing", "is missing", item => JsonPlace.Remove(item, field.Place));
        foreach (var wrong in field.Wrong)
            yield return Row(wrong.Name, wrong.Statement, item => JsonPlace.Replace(item, field.Place, wrong.Make(JsonPlace.Find(item, field.Place))));

        Fault Row(string name, string statement, Action<JsonObject> edit) => rows.Documented(
            $"{field.Slug}-{name}", $"{field.Place[1..]} of an item {statement}", new FaultHooks { Item = edit }, [$"resources/{field.Slug}"], field.MayBreak);
    }
}
