using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>An app as v3 of 2015 prints it.</summary>
internal static class AppDocument
{
    public const string ListPath = "/v3/apps";

    public static JsonObject Build(AppRow row) => new()
    {
        ["guid"] = row.Guid,
        ["name"] = row.Name,
        ["desired_state"] = "STOPPED",
        ["total_desired_instances"] = 0,
        ["created_at"] = row.CreatedAt,
        ["updated_at"] = null,
        ["lifecycle"] = new JsonObject { ["type"] = "buildpack", ["data"] = new JsonObject { ["buildpack"] = null, ["stack"] = null } },
        ["environment_variables"] = new JsonObject(),
        ["links"] = new JsonObject
        {
            ["self"] = new JsonObject { ["href"] = $"{ListPath}/{row.Guid}" },
        },
    };
}
