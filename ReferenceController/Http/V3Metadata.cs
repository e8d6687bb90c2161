using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The member "metadata" of a v3 resource.</summary>
internal static class V3Metadata
{
    /// <param name="labels">A JSON object of texts, as it is stored.</param>
    /// <param name="annotations">Another one.</param>
    public static JsonObject Build(string labels, string annotations) => new()
    {
        ["labels"] = JsonNode.Parse(labels),
        ["annotations"] = JsonNode.Parse(annotations),
    };
}
