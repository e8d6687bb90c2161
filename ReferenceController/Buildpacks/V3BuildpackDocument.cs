using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>A buildpack as v3 prints it.</summary>
internal sealed class V3BuildpackDocument(V3Link link)
{
    public const string ListPath = "/v3/buildpacks";

    public JsonObject Build(BuildpackRow row, string origin) => new()
    {
        ["guid"] = row.Guid,
        ["created_at"] = row.CreatedAt,
        ["updated_at"] = row.UpdatedAt,
        ["name"] = row.Name,
        ["stack"] = row.Stack,
        ["state"] = row.Filename is null ? "AWAITING_UPLOAD" : "READY",
        ["lifecycle"] = row.Lifecycle,
        ["filename"] = row.Filename,
        ["position"] = row.Position,
        ["enabled"] = row.Enabled,
        ["locked"] = row.Locked,
        ["metadata"] = V3Metadata.Build(row.Labels, row.Annotations),
        ["links"] = new JsonObject
        {
            ["self"] = link.To(origin, $"{ListPath}/{row.Guid}"),
            ["upload"] = link.To(origin, $"{ListPath}/{row.Guid}/upload", HttpMethods.Post),
        },
    };
}
