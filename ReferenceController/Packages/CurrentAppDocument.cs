using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>An app as v3 prints it today, as far as the packages' links lead to it.</summary>
internal sealed class CurrentAppDocument(V3Link link)
{
    public JsonObject Build(AppRow row, string origin) => new()
    {
        ["guid"] = row.Guid,
        ["created_at"] = row.CreatedAt,
        ["updated_at"] = row.CreatedAt,
        ["name"] = row.Name,
        ["state"] = "STOPPED",
        ["lifecycle"] = new JsonObject { ["type"] = "buildpack", ["data"] = new JsonObject { ["buildpacks"] = new JsonArray(), ["stack"] = null } },
        ["relationships"] = new JsonObject { ["space"] = V3Link.ToOne(row.SpaceGuid) },
        ["metadata"] = V3Metadata.Build("{}", "{}"),
        ["links"] = new JsonObject
        {
            ["self"] = link.To(origin, $"{AppDocument.ListPath}/{row.Guid}"),
            ["space"] = link.To(origin, SpaceHandlers.PathOf(row)),
        },
    };
}
