using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The answers of / and /v3: where things are. The addresses beside the API's own are placeholders.</summary>
internal sealed class RootDocument(Edition v2, Edition v3)
{
    private readonly V3Link link = new(v3);

    /// <summary>Which API families there are, each with its version.</summary>
    public Task<Reply> GetAsync(Call call, CancellationToken cancellation) => Links(new JsonObject
    {
        ["self"] = link.To(call.Origin, ""),
        ["cloud_controller_v2"] = Family(call, "/v2", v2),
        ["cloud_controller_v3"] = Family(call, "/v3", v3),
        ["login"] = new JsonObject { ["href"] = InfoDocument.Uaa },
        ["uaa"] = new JsonObject { ["href"] = InfoDocument.Uaa },
    });

    /// <summary>Which lists v3 has here.</summary>
    public Task<Reply> GetV3Async(Call call, CancellationToken cancellation) => Links(new JsonObject
    {
        ["self"] = link.To(call.Origin, "/v3"),
        ["buildpacks"] = link.To(call.Origin, V3BuildpackDocument.ListPath),
        ["packages"] = link.To(call.Origin, PackageDocument.ListPath),
    });

    private JsonObject Family(Call call, string path, Edition edition)
    {
        var family = link.To(call.Origin, path);
        family["meta"] = new JsonObject { ["version"] = edition.ApiVersion };
        return family;
    }

    private static Task<Reply> Links(JsonObject links) => Task.FromResult(Reply.Ok(new JsonObject { ["links"] = links }));
}
