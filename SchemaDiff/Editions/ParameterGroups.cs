using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Finds the parameters that many endpoints have alike, so that they are stated once.</summary>
internal static class ParameterGroups
{
    private const string Parameters = "parameters";

    /// <summary>What belongs together, and what it is called.</summary>
    private static readonly (string Name, string[] Kinds)[] Families =
    [
        ("paging", ["page", "pageSize", "orderDirection"]),
        ("times", ["timestampFilter"]),
        ("labels", ["labelSelector"]),
        ("inlining", ["relation"]),
    ];

    /// <summary>Takes what many of <paramref name="endpoints"/> have alike out of them; the groups for <c>edition.json</c>.</summary>
    internal static JsonObject Take(IReadOnlyList<JsonObject> endpoints)
    {
        var groups = new JsonObject();
        foreach (var (name, kinds) in Families)
        {
            var usual = endpoints.Select(endpoint => Text(Of(endpoint, kinds))).Where(text => text != "[]").GroupBy(text => text)
                .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault();
            if (usual is null || usual.Count() < 2)
                continue;
            groups[name] = JsonNode.Parse(usual.Key);
            foreach (var endpoint in endpoints.Where(endpoint => Text(Of(endpoint, kinds)) == usual.Key))
                Use(endpoint, name, kinds);
        }

        return groups;
    }

    private static void Use(JsonObject endpoint, string name, string[] kinds)
    {
        var shared = Of(endpoint, kinds);
        endpoint[Parameters] =
            new JsonArray([.. endpoint[Parameters]!.AsArray().Where(parameter => !shared.Contains(parameter))
            .Select(parameter => parameter!.DeepClone())]);
        var uses = endpoint["uses"] as JsonArray ?? [];
        uses.Add(name);
        endpoint["uses"] = uses.Parent is null ? uses : uses.DeepClone();
    }

    private static IReadOnlyList<JsonNode?> Of(JsonObject endpoint, string[] kinds) =>
        endpoint[Parameters]!.AsArray().Where(parameter => kinds.Contains((string?)parameter!["kind"])).ToList();

    private static string Text(IEnumerable<JsonNode?> parameters) =>
        new JsonArray([.. parameters.Select(parameter => parameter!.DeepClone())]).ToJsonString();
}
