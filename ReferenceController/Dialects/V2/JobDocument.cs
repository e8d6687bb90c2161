using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>A background job as v2 prints it. Nothing here takes long: a job is finished by the time somebody asks for it.</summary>
internal sealed class JobDocument(TimeProvider clock)
{
    public const string Path = "/v2/jobs/:guid";

    /// <summary>The guid under which every finished job answers, known or not.</summary>
    private const string Finished = "0";

    public JsonObject Queued() => Build($"{Guid.NewGuid()}", "queued");

    public Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation) =>
        Task.FromResult(ApiReply.Ok(Build(Finished, "finished")));

    private JsonObject Build(string guid, string status) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["guid"] = guid,
            ["created_at"] = Timestamp.Now(clock),
            ["url"] = $"/v2/jobs/{guid}",
        },
        ["entity"] = new JsonObject { ["guid"] = guid, ["status"] = status },
    };
}
