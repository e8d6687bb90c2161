using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>A buildpack as v2 prints it.</summary>
internal sealed class BuildpackDocument(Edition edition)
{
    public const string ListPath = "/v2/buildpacks";

    public static string Link(BuildpackRow row) => $"{ListPath}/{row.Guid}";

    public JsonObject Build(BuildpackRow row) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["guid"] = row.Guid,
            ["url"] = Link(row),
            ["created_at"] = row.CreatedAt,
            ["updated_at"] = row.UpdatedAt,
        },
        ["entity"] = Entity(row),
    };

    private JsonObject Entity(BuildpackRow row)
    {
        var entity = new JsonObject { ["name"] = row.Name };
        if (edition.HasStacks)
            entity["stack"] = row.Stack;
        entity["position"] = row.Position;
        entity["enabled"] = row.Enabled;
        entity["locked"] = row.Locked;
        entity["filename"] = row.Filename;
        return entity;
    }
}
