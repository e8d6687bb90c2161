using System.Text.Json.Nodes;

namespace CloudController.Reference.Faults.Operators;

/// <summary>What faults put in the place of an item that is there.</summary>
internal static class Strangers
{
    /// <summary>The guid of no item.</summary>
    public const string Guid = "7e311643-599d-4b8d-81e3-4a206288a619";

    /// <summary>Has the link whose text is at <paramref name="href"/> lead to the item of that guid, where there is a text.</summary>
    public static void LeadThere(JsonNode item, string href)
    {
        if (JsonPlace.Text(item, href) is { } text)
            JsonPlace.Replace(item, href, $"{text[..text.LastIndexOf('/')]}/{Guid}");
    }
}
