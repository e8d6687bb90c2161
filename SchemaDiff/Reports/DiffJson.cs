using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report for programs; <c>diff-report.schema.json</c> describes it.</summary>
internal static class DiffJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static string Of(DiffReport report)
    {
        var json = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["old"] = report.Old,
            ["new"] = report.New,
            ["fails"] = report.Fails,
            ["failOn"] = report.FailOn is { } least ? DiffReport.Word(least) : "none",
            ["counts"] = new JsonObject(report.Counts
                .Select(count => KeyValuePair.Create(DiffReport.Word(count.Severity), (JsonNode?)count.Count))
                .Append(new("accepted", report.AcceptedCount))),
            ["problems"] = new JsonArray([.. report.Problems.Select(problem => JsonValue.Create(problem))]),
            ["changes"] = new JsonArray([.. report.Changes.Select(Change)]),
        };
        return json.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Change(JudgedChange judged)
    {
        var change = judged.Change;
        var json = new JsonObject
        {
            ["fingerprint"] = change.Fingerprint,
            ["rule"] = change.Rule.Id,
            ["severity"] = DiffReport.Word(judged.Severity),
            ["area"] = change.Area,
            ["endpoint"] = change.Endpoint,
            ["variant"] = change.Variant,
            ["pointer"] = change.Pointer,
            ["text"] = change.Text,
        };
        Add("oldPointer", change.OldPointer);
        Add("newPointer", change.NewPointer);
        Add("source", change.Source.Length > 0 ? change.Source : null);
        Add("old", Value(change.Old));
        Add("new", Value(change.New));
        if (judged.Accepted is { } accepted)
            json["accepted"] = new JsonObject
            {
                ["reason"] = accepted.Reason,
                ["expires"] = accepted.Expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            };
        return json;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }

    private static JsonNode? Value(JsonElement? value) => value is { } known ? JsonNode.Parse(known.GetRawText()) : null;
}
