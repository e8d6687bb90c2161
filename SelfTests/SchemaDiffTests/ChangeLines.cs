using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Changes as lines that a person reviews: severity, rule, place, words.</summary>
internal static class ChangeLines
{
    internal static async Task<IReadOnlyList<Change>> Diff(string old, string now)
    {
        var (before, after) = await SnapshotReader
            .Default(Path.Combine(Workspace.Folder, "schemas"))
            .ReadAsync(old, now, CancellationToken.None);
        return SnapshotComparison.Compare(before, after);
    }

    internal static string Of(Change change) =>
        $"{change.Rule.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} "
            + $"{change.Pointer}{(change.Variant.Length > 0 ? $" [{change.Variant}]" : "")}: {change.Text}";

    /// <summary>The changes from one schema to another.</summary>
    internal static IReadOnlyList<Change> Between(JsonObject before, JsonObject after) =>
        SnapshotComparison.Compare(Side(before, "old.json"), Side(after, "new.json"));

    /// <summary>The changes of the member <c>a</c>, as severity, rule, place and kind of value.</summary>
    internal static IEnumerable<string> OfMember(string before, string after, string definitions = "{}") =>
        Between(WithMember(before, definitions), WithMember(after, definitions)).Select(Short);

    internal static string Short(Change change) =>
        $"{change.Rule.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} "
            + $"{change.Pointer}{(change.Variant.Length > 0 ? $" [{change.Variant}]" : "")}";

    /// <summary>A schema of an object with the member <c>a</c>.</summary>
    internal static JsonObject WithMember(string schema, string definitions = "{}") => new()
    {
        ["$schema"] = "http://json-schema.org/draft-04/schema#",
        ["type"] = "object",
        ["properties"] = new JsonObject { ["a"] = JsonNode.Parse(schema) },
        ["definitions"] = JsonNode.Parse(definitions),
    };

    /// <summary>The change as it is from the other side.</summary>
    internal static Change Mirror(Change change) => change with
    {
        Rule = Rules.Get(change.Rule.Mirror),
        OldPointer = change.NewPointer,
        NewPointer = change.OldPointer,
        Old = change.New,
        New = change.Old,
    };

    // The endpoint is called after the new side, which the way back does not have; areas follow the pointer of the new side.
    internal static string Key(Change change) =>
        string.Join(' ', change.Rule.Id, change.Variant, change.OldPointer, change.NewPointer, CanonicalJson.Text(change.Old),
            CanonicalJson.Text(change.New));

    private static Snapshot Side(JsonObject schema, string file) =>
        new("side", new Dictionary<string, EndpointSnapshot> { ["x.list"] = Endpoint(schema, file) }, IsSingle: true);

    private static EndpointSnapshot Endpoint(JsonObject schema, string file) =>
        new("x.list", null, JsonSerializer.SerializeToElement(schema), file);
}
