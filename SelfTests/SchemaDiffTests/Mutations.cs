using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>One change to a schema, and what a comparison has to say of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fits">Whether a place can be changed so.</param>
/// <param name="Apply">Makes the change.</param>
/// <param name="Suffix">What the pointer of the change has beyond that of the place, or <c>=</c> and a new name.</param>
internal sealed record Mutation(string Rule, Func<SchemaPlace, bool> Fits, Action<SchemaPlace> Apply, string Suffix = "")
{
    internal static IReadOnlyList<Mutation> All { get; } =
    [
        new("field-removed", _ => true, place =>
        {
            place.Forget();
            ((JsonObject)place.Holder["properties"]!).Remove(place.Name);
        }),
        new("field-added", place => place.Type == "object" && Properties(place)["fresh"] is null,
            place => Properties(place)["fresh"] = new JsonObject { ["type"] = "string" }, "/fresh"),
        new("field-moved", place => place.Type == "object" && Properties(place).Count > 0 && place.Holder["properties"]!["renamed"] is null,
            place =>
        {
            var (properties, wasRequired) = ((JsonObject)place.Holder["properties"]!, place.IsRequired);
            place.Forget();
            properties.Remove(place.Name);
            properties["renamed"] = place.Schema.DeepClone();
            if (wasRequired)
                place.Required.Add("renamed");
        }, "=renamed"),
        new("field-type", place => place.Type is "boolean" or "integer", place => place.Schema["type"] = "string"),
        new("field-type", place => place.Type is "object", place => place.Schema["type"] = "array"),
        new("field-type", place => place.Type is "array",
            place => (place.Schema["type"], place.Schema["properties"]) = ("object", new JsonObject())),
        new("field-type-widened", place => place.Type is "integer", place => place.Schema["type"] = "number"),
        new("field-type-widened", place => place.Type is "boolean", place => place.Schema["type"] = new JsonArray("boolean", "string")),
        new("field-type-narrowed", place => place.Type is "number", place => place.Schema["type"] = "integer"),
        new("field-forgotten", place => place.Type is "boolean", place => place.Schema.Remove("type")),
        new("field-null", place => place.Type is not null, place => place.Schema["type"] = new JsonArray(place.Type!, "null")),
        new("field-not-null", place => place.Type is null, place => place.Schema["type"] = "string"),
        new("field-optional", place => place.IsRequired, place => place.Forget()),
        new("field-required", place => !place.IsRequired, place => place.Required.Add(place.Name)),
        new("field-values-listed", place => place.Type == "string" && place.Schema["enum"] is null,
            place => place.Schema["enum"] = new JsonArray("one")),
        new("field-values-unlisted", place => place.Schema["enum"] is not null, place => place.Schema.Remove("enum")),
        new("field-value-added", place => Values(place) is [_, ..] values && values.All(value => value!.GetValue<string>() != "violet"),
            place => ((JsonArray)place.Schema["enum"]!).Add("violet")),
        new("field-value-removed", place => Values(place) is [_, _, ..], place => ((JsonArray)place.Schema["enum"]!).RemoveAt(1)),
        new("field-format-added", place => place.Type == "string", place => place.Schema["pattern"] = "^x(?![\\s\\S])"),
        new("field-constraint-added", place => place.Type == "integer", place => place.Schema["minimum"] = 3),
        new("field-closed", place => place.Type == "object" && place.Schema["additionalProperties"] is null,
            place => place.Schema["additionalProperties"] = false),
        new("field-open", place => place.Type == "object" && place.Schema["additionalProperties"] is not null,
            place => place.Schema.Remove("additionalProperties")),
    ];

    internal string PointerOf(SchemaPlace place) =>
        Suffix.StartsWith('=') ? place.Pointer[..(place.Pointer.LastIndexOf('/') + 1)] + Suffix[1..] : place.Pointer + Suffix;

    private static JsonArray? Values(SchemaPlace place) => place.Schema["enum"] as JsonArray;

    private static JsonObject Properties(SchemaPlace place) => (JsonObject)place.Schema["properties"]!;
}
