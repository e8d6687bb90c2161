using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>Answers the route of a space, which leads from an app to its organization.</summary>
internal sealed class SpaceHandlers(Store store, V3Link link)
{
    private const string ListPath = "/v3/spaces";

    /// <summary>Where the space of an app is.</summary>
    public static string PathOf(AppRow row) => $"{ListPath}/{row.SpaceGuid}";

    public async Task<Reply> GetAsync(Call call, CancellationToken cancellation)
    {
        var app = call.Caller.IsAdmin ? await store.RunAsync(database => AppTable.FindInSpace(database, call.Guid), cancellation) : null;
        return Reply.Ok(Document(app ?? throw Errors.UnknownSpace.AsException(), call.Origin));
    }

    private JsonObject Document(AppRow app, string origin) => new()
    {
        ["guid"] = app.SpaceGuid,
        ["created_at"] = app.CreatedAt,
        ["updated_at"] = app.CreatedAt,
        ["name"] = $"space-{app.SpaceGuid}",
        ["relationships"] = new JsonObject { ["organization"] = V3Link.ToOne(app.OrganizationGuid) },
        ["metadata"] = V3Metadata.Build("{}", "{}"),
        ["links"] = new JsonObject { ["self"] = link.To(origin, PathOf(app)) },
    };
}
