using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>A buildpack as v2 prints it.</summary>
internal sealed class BuildpackDocument(Edition edition)
{
    public const string ListPath = "/v2/buildpacks";

    public string Link(BuildpackRow row) => edition.Link($"{ListPath}/{row.Guid}");

    public JsonObject Build(BuildpackRow row) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["guid"] = row.Guid,
            ["url"] = Link(row),
            ["created_at"] = row.CreatedAt,
            ["updated_at"] = row.UpdatedAt,
        },
        ["entity"] = new JsonObject
        {
            ["name"] = row.Name,
            ["position"] = row.Position,
            ["enabled"] = row.Enabled,
            ["locked"] = row.Locked,
            ["filename"] = row.Filename,
        },
    };
}
