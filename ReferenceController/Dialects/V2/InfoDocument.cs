using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>The answer of /v2/info, always compact. The addresses beside the API's own are placeholders.</summary>
internal sealed class InfoDocument(V2Dialect dialect)
{
    public const string Uaa = "http://uaa.example.com";
    public const string Name = "v2.info.get";
    public const string Path = "/v2/info";

    public Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation) =>
        Task.FromResult(ApiReply.Ok(Build()) with { Style = JsonStyle.Compact });

    /// <summary>Its members, in the order in which they are shown.</summary>
    public static ImmutableArray<InfoMember> MembersOf(V2Dialect dialect) =>
    [
        new("name", ColumnKind.Text, "vcap"),
        new("build", ColumnKind.Text, "2222"),
        new("support", ColumnKind.Text, "http://support.example.com"),
        new("version", ColumnKind.Rank, 2),
        new("description", ColumnKind.Text, "Embedded reference Cloud Controller"),
        new("authorization_endpoint", ColumnKind.Text, Uaa),
        new("token_endpoint", ColumnKind.Text, Uaa),
        new("min_cli_version", ColumnKind.Note, null),
        new("min_recommended_cli_version", ColumnKind.Note, null),
        new("api_version", ColumnKind.Text, dialect.ApiVersion),
        new("app_ssh_endpoint", ColumnKind.Note, "ssh.example.com:2222"),
        new("app_ssh_host_key_fingerprint", ColumnKind.Note, null),
        new("app_ssh_oauth_client", ColumnKind.Note, null),
        new("routing_endpoint", ColumnKind.Note, "http://routing.example.com"),
        new("logging_endpoint", ColumnKind.Note, "ws://loggregator.example.com:80"),
    ];

    private JsonObject Build() => new(MembersOf(dialect).Select(member => KeyValuePair.Create(member.Name, member.Value?.DeepClone())));
}

/// <summary>One member of the answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">What it is here.</param>
internal sealed record InfoMember(string Name, ColumnKind Kind, JsonNode? Value);
