using System.Text.Json.Nodes;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>The answer of /v2/info, always compact. The addresses beside the API's own are placeholders.</summary>
internal sealed class InfoDocument(V2Dialect dialect)
{
    public const string Uaa = "http://uaa.example.com";

    public Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation) =>
        Task.FromResult(ApiReply.Ok(Build()) with { Style = JsonStyle.Compact });

    private JsonObject Build() => new()
    {
        ["name"] = "vcap",
        ["build"] = "2222",
        ["support"] = "http://support.example.com",
        ["version"] = 2,
        ["description"] = "Embedded reference Cloud Controller",
        ["authorization_endpoint"] = Uaa,
        ["token_endpoint"] = Uaa,
        ["min_cli_version"] = null,
        ["min_recommended_cli_version"] = null,
        ["api_version"] = dialect.ApiVersion,
        ["app_ssh_endpoint"] = "ssh.example.com:2222",
        ["app_ssh_host_key_fingerprint"] = null,
        ["app_ssh_oauth_client"] = null,
        ["routing_endpoint"] = "http://routing.example.com",
        ["logging_endpoint"] = "ws://loggregator.example.com:80",
    };
}
